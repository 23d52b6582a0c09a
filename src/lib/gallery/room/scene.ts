/**
 * The scene of a virtual room: what the browser needs to draw it. Plain numbers in whole millimetres, as in the room's plan and the
 * published hang (`walls/plan/roomPlan.ts` defines the axes). `edge` is the index of a side of the outline; `atMm` runs along that
 * side from its left end, seen from inside the room.
 */

/** A rectangle on a side of the room. */
export type Opening = { edge: number; atMm: number; widthMm: number; heightMm: number };

/** A point of the floor in whole millimetres. */
export type PlanSpot = { xMm: number; yMm: number };

export type Scene = {
	outline: PlanSpot[];
	heightMm: number;
	walls: (Opening & { colour: string | null })[];
	doors: (Opening & { hinge: 'left' | 'right' })[];
	windows: (Opening & { sillMm: number })[];
	/** Four corners on the floor each; the width runs from the first to the second. */
	furniture: { corners: PlanSpot[]; heightMm: number }[];
	/** Things fixed to a wall, such as sockets and radiators. */
	fixtures: (Opening & { yMm: number; reason: string })[];
	boxes: SceneBox[];
};

/** A scene with the id and the name of its room, as it stands in the data block of the page. */
export type NamedScene = { id: number; name: string; scene: Scene };

/** The box of a work, or of one part of it. `atMm` and `yMm` give its lower left corner on its side and above the floor. */
export type SceneBox = Opening & {
	number: number;
	/** The title, or a text saying that the work is not shown online. */
	name: string;
	yMm: number;
	/** Rectangles below are relative to the lower left corner of the box. */
	frame: boolean;
	mat: InnerRect | null;
	picture: ScenePicture | null;
};

/** A rectangle within a box, from the box's lower left corner. */
export type InnerRect = { xMm: number; yMm: number; widthMm: number; heightMm: number };

export type ScenePicture = InnerRect & {
	/** The visible section of the picture: left, top, right, bottom, as shares from 0 to 1. */
	part: [number, number, number, number];
	/** Width and height in pixels, and the address; smallest file first. */
	files: [number, number, string][];
	/** Fallback colour, '#rrggbb'. */
	dominant: string;
};

/** A point of the floor in metres, as on the plan: x to the right, y upwards. */
export type Spot = { x: number; y: number };

/**
 * Where a visitor stands and looks. `yaw` 0 looks along y and grows clockwise; `pitch` grows upwards; both in radians. `rise` shifts the
 * view vertically without tilting it: metres that the centre of the view lies above eye level, per metre of distance. Vertical edges stay
 * vertical that way, as in architectural photography with a shift lens.
 */
export type Pose = Spot & { yaw: number; pitch: number; rise: number };
