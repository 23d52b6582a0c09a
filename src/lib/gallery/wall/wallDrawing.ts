import { bounds, type Rect } from '#lib/walls/geometry/rect.ts';
import { svgY } from '#lib/walls/geometry/toSvg.ts';
import { placementKey, type PublicPlacement, type PublicWall } from '../read/types.ts';

/** A rectangle in an SVG, y downwards, in mm. */
export type Box = { x: number; y: number; width: number; height: number };

/** What is drawn of one placement; `frame` and `mat` are null where the picture reaches to the edge of its box. */
export type Framed = {
	key: string;
	placement: PublicPlacement;
	/** The box on the wall. */
	outer: Box;
	/** From here on everything is measured from the upper left corner of the box. */
	frame: Box | null;
	mat: Box | null;
	/** The opening through which one sees the picture. */
	opening: Box;
	/** The whole picture, never cropped; a part of a work shows its section of it. */
	picture: Box;
};

/** A moulding is drawn as a narrow line of wood, whatever is left up to the work is mat. */
const mouldingMm = 20;
/** Less than this around a work is the edge of its canvas, not a frame. */
const minFrameMm = 8;

/** The largest box of a proportion inside another, in its middle. */
export function fitInside(room: Box, aspect: number): Box {
	const width = Math.min(room.width, room.height * aspect);
	const height = width / aspect;
	return { x: room.x + (room.width - width) / 2, y: room.y + (room.height - height) / 2, width, height };
}

const inset = (box: Box, by: number, byY = by): Box => ({
	x: box.x + by,
	y: box.y + byY,
	width: box.width - 2 * by,
	height: box.height - 2 * byY
});

/** How each placement of a wall is drawn; the numbers of `outer` are those of the hang, untouched. */
export function frameWall(wall: Pick<PublicWall, 'heightMm' | 'placements'>): Framed[] {
	return wall.placements.map((placement) => {
		const outer = { x: placement.xMm, y: svgY(wall, placement), width: placement.widthMm, height: placement.heightMm };
		const own = { ...outer, x: 0, y: 0 };
		const around = bordersMm(placement);
		const min = Math.min(around.x, around.y);
		const framed = min >= minFrameMm;
		const opening = framed ? inset(own, around.x, around.y) : own;
		const moulding = Math.min(mouldingMm, min);
		const { image } = placement.work;
		const aspect = image ? image.width / image.height : opening.width / opening.height;
		const whole = placement.part === null ? opening : allParts(wall, placement);
		return {
			key: placementKey(placement),
			placement,
			outer,
			frame: framed ? own : null,
			mat: framed && min > moulding + 1 ? inset(own, moulding) : null,
			opening,
			picture: fitInside(whole, aspect)
		};
	});
}

/** What is around the work on each side: from its own size, else a narrow moulding. */
function bordersMm({ widthMm, heightMm, innerWidthMm, innerHeightMm }: PublicPlacement): { x: number; y: number } {
	if (innerWidthMm === null || innerHeightMm === null || innerWidthMm > widthMm || innerHeightMm > heightMm) {
		const moulding = Math.min(mouldingMm, Math.min(widthMm, heightMm) * 0.05);
		return { x: moulding, y: moulding };
	}
	return { x: (widthMm - innerWidthMm) / 2, y: (heightMm - innerHeightMm) / 2 };
}

/** The room that all parts of a work take together, seen from the corner of one of them. */
function allParts(wall: Pick<PublicWall, 'heightMm' | 'placements'>, one: PublicPlacement): Box {
	const around: Rect = bounds(wall.placements.filter(({ number }) => number === one.number)) ?? one;
	return { x: around.xMm - one.xMm, y: svgY(wall, around) - svgY(wall, one), width: around.widthMm, height: around.heightMm };
}

/** What has a size on a wall, be it the wall. */
export type Sized = Pick<PublicWall, 'widthMm' | 'heightMm'>;

/** What one scale for several bands of walls follows from: the longest band and the highest wall. Each 1 mm at least. */
export function bandScale(bands: readonly (readonly Sized[])[]): {
	widestMm: number;
	maxHeightMm: number;
} {
	return {
		widestMm: Math.max(1, ...bands.map((walls) => walls.reduce((sum, { widthMm }) => sum + widthMm, 0))),
		maxHeightMm: Math.max(1, ...bands.flat().map(({ heightMm }) => heightMm))
	};
}
