/**
 * What the browser gets of a room: plain numbers in whole millimetres, as the plan and the published hang have them
 * (src/lib/walls/roomPlan.ts says which way they run). `edge` counts from 0, `atMm` runs along it from its left, seen from inside.
 */
export type Opening = { edge: number; atMm: number; widthMm: number; heightMm: number };

/** A point of the floor in whole millimetres. */
export type PlanSpot = { xMm: number; yMm: number };

export type RoomScene = {
	outline: PlanSpot[];
	heightMm: number;
	walls: (Opening & { colour: string | null })[];
	doors: (Opening & { hinge: 'left' | 'right' })[];
	windows: (Opening & { sillMm: number })[];
	/** By the four corners on the floor, widths from the first to the second. */
	furniture: { corners: PlanSpot[]; heightMm: number }[];
	/** What is fixed to a wall: sockets, radiators. */
	fixtures: (Opening & { yMm: number; reason: string })[];
	boxes: RoomBox[];
};

/** The box of a work, or of a part of it: its lower left corner on its edge and above the floor. */
export type RoomBox = Opening & {
	number: number;
	/** Its title, or that it is not shown online. */
	name: string;
	yMm: number;
	/** Everything below lies in the box, from its lower left corner. */
	frame: boolean;
	mat: Inner | null;
	picture: RoomPicture | null;
};

export type Inner = { xMm: number; yMm: number; widthMm: number; heightMm: number };

export type RoomPicture = Inner & {
	/** Which section of the picture one sees: left, top, right, bottom, as shares. */
	part: [number, number, number, number];
	/** Width and height in pixels and the address, smallest first. */
	files: [number, number, string][];
	dominant: string;
};

/** A point of the floor in metres, as on the plan: x to the right, y upwards. */
export type Spot = { x: number; y: number };

/**
 * Where somebody stands and looks: `yaw` 0 looks along y, grows clockwise; `pitch` grows upwards. Radians. `rise`: how much higher what
 * is seen in the middle lies, for each metre ahead, while one looks level: so that frames stay upright, as in a photograph of architecture.
 */
export type Pose = Spot & { yaw: number; pitch: number; rise: number };
