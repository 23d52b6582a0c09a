import { bounds, type Rect } from '#lib/walls/geometry/rect.ts';
import { svgY } from '#lib/walls/geometry/toSvg.ts';
import { placementKey, type PublicPlacement, type PublicWall } from '../read/types.ts';

/**
 * What the public wall draws: for each placement the frame, the mat and the picture, computed from the hang. `WallView` and `WallWork` turn
 * it into SVG; the overview and the virtual room use it, too.
 */

/** A rectangle in SVG coordinates: y runs downwards, in mm. */
export type Box = { x: number; y: number; width: number; height: number };

/** The drawing of one placement. `frame` and `mat` are null if the picture reaches the edge of its box. */
export type DrawnPlacement = {
	key: string;
	placement: PublicPlacement;
	/** The box on the wall, exactly as in the hang. */
	outer: Box;
	/** The following boxes are relative to the upper left corner of `outer`. */
	frame: Box | null;
	mat: Box | null;
	/** The opening of the mat or frame, through which the picture is visible. */
	opening: Box;
	/** The whole picture, never cropped. For a part of a work it reaches beyond the opening, which shows the part's section. */
	picture: Box;
};

/** Width of the frame's moulding. The rest of the space up to the work is drawn as mat. */
const mouldingMm = 20;
/** A border narrower than this is the edge of a canvas, not a frame. */
const minFrameMm = 8;

/** The largest box with an aspect ratio (width to height) inside another box, centred. */
export function fitInside(outer: Box, aspect: number): Box {
	const width = Math.min(outer.width, outer.height * aspect);
	const height = width / aspect;
	return { x: outer.x + (outer.width - width) / 2, y: outer.y + (outer.height - height) / 2, width, height };
}

const inset = (box: Box, by: number, byY = by): Box => ({
	x: box.x + by,
	y: box.y + byY,
	width: box.width - 2 * by,
	height: box.height - 2 * byY
});

/** The drawing of each placement of a wall. */
export function wallDrawing(wall: Pick<PublicWall, 'heightMm' | 'placements'>): DrawnPlacement[] {
	return wall.placements.map((placement) => {
		const outer = { x: placement.xMm, y: svgY(wall, placement), width: placement.widthMm, height: placement.heightMm };
		const own = { ...outer, x: 0, y: 0 };
		const around = bordersMm(placement);
		const min = Math.min(around.x, around.y);
		const hasFrame = min >= minFrameMm;
		const opening = hasFrame ? inset(own, around.x, around.y) : own;
		const moulding = Math.min(mouldingMm, min);
		const { image } = placement.work;
		const aspect = image ? image.width / image.height : opening.width / opening.height;
		const whole = placement.part === null ? opening : allParts(wall, placement);
		return {
			key: placementKey(placement),
			placement,
			outer,
			frame: hasFrame ? own : null,
			mat: hasFrame && min > moulding + 1 ? inset(own, moulding) : null,
			opening,
			picture: fitInside(whole, aspect)
		};
	});
}

/** The border between box and work on each axis; a narrow moulding if the size of the work is unknown or larger than the box. */
function bordersMm({ widthMm, heightMm, innerWidthMm, innerHeightMm }: PublicPlacement): { x: number; y: number } {
	if (innerWidthMm === null || innerHeightMm === null || innerWidthMm > widthMm || innerHeightMm > heightMm) {
		const moulding = Math.min(mouldingMm, Math.min(widthMm, heightMm) * 0.05);
		return { x: moulding, y: moulding };
	}
	return { x: (widthMm - innerWidthMm) / 2, y: (heightMm - innerHeightMm) / 2 };
}

/** The bounding box of all parts of a work, relative to the upper left corner of one of them. */
function allParts(wall: Pick<PublicWall, 'heightMm' | 'placements'>, one: PublicPlacement): Box {
	const around: Rect = bounds(wall.placements.filter(({ number }) => number === one.number)) ?? one;
	return { x: around.xMm - one.xMm, y: svgY(wall, around) - svgY(wall, one), width: around.widthMm, height: around.heightMm };
}

/** The size of a wall. */
export type Sized = Pick<PublicWall, 'widthMm' | 'heightMm'>;

/** The measures that determine a common scale for several bands of walls: the widest band and the highest wall, each at least 1 mm. */
export function bandScale(bands: readonly (readonly Sized[])[]): {
	widestMm: number;
	maxHeightMm: number;
} {
	return {
		widestMm: Math.max(1, ...bands.map((walls) => walls.reduce((sum, { widthMm }) => sum + widthMm, 0))),
		maxHeightMm: Math.max(1, ...bands.flat().map(({ heightMm }) => heightMm))
	};
}
