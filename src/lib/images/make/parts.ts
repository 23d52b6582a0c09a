import { type Part, retouchLimits, whole } from './retouch.ts';

/** Corners as they are seen, in any writing direction: north is up, west is left. */
export const corners = ['nw', 'ne', 'sw', 'se'] as const;
export type Corner = (typeof corners)[number];

/** Editors round to tenths of a percent, so that they show exactly what is saved. */
const step = 10;
const rounded = (value: number): number => Math.round(value / step) * step;
const within = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);

export const wholePart: Part = { x: 0, y: 0, width: whole, height: whole };

/** The rectangle moved by dx, dy (ten-thousandths), but not out of the frame. */
export const moved = (part: Part, dx: number, dy: number): Part => ({
	...part,
	x: within(rounded(part.x + dx), 0, whole - part.width),
	y: within(rounded(part.y + dy), 0, whole - part.height)
});

/** The rectangle with one corner moved. The opposite corner stays in place. */
export function stretched(part: Part, corner: Corner, dx: number, dy: number): Part {
	const min = retouchLimits.smallest;
	const [right, bottom] = [part.x + part.width, part.y + part.height];
	const x = corner.endsWith('w') ? within(rounded(part.x + dx), 0, right - min) : part.x;
	const y = corner.startsWith('n') ? within(rounded(part.y + dy), 0, bottom - min) : part.y;
	const newRight = corner.endsWith('e') ? within(rounded(right + dx), x + min, whole) : right;
	const newBottom = corner.startsWith('s') ? within(rounded(bottom + dy), y + min, whole) : bottom;
	return { x, y, width: newRight - x, height: newBottom - y };
}

/** The rectangle grown or shrunk around its centre. At an edge of the frame it is moved back inside. */
export function grown(part: Part, dx: number, dy: number): Part {
	const width = within(rounded(part.width + dx), retouchLimits.smallest, whole);
	const height = within(rounded(part.height + dy), retouchLimits.smallest, whole);
	return moved({ ...part, width, height }, (part.width - width) / 2, (part.height - height) / 2);
}

/** A new rectangle to blur, in the centre of the shown part. */
export const spotIn = ({ x, y, width, height }: Part): Part => {
	const size = { width: Math.max(100, rounded(width / 4)), height: Math.max(100, rounded(height / 6)) };
	return moved({ x: 0, y: 0, ...size }, x + (width - size.width) / 2, y + (height - size.height) / 2);
};
