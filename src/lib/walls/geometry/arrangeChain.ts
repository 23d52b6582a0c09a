import { orderFromLeft } from './arrange.ts';
import { rightMm, type Rect } from './rect.ts';

/** One link of a dimension chain: a work, or the gap between two. In mm from the wall's left edge. */
export type Link = { kind: 'gap' | 'work'; fromMm: number; toMm: number };

/**
 * The dimension chain of a wall, from left to right. Its links add up to the wall's width. Works above each other are one link; a work that
 * extends beyond an edge of the wall is cut there.
 */
export function chainOf(boxes: readonly Rect[], widthMm: number): Link[] {
	const links: Link[] = [];
	let atMm = 0;
	for (const box of orderFromLeft(boxes)) {
		const [from, to] = [Math.max(0, box.xMm), Math.min(widthMm, rightMm(box))];
		if (to <= atMm || from >= widthMm) continue;
		const last = links.at(-1);
		if (from < atMm && last?.kind === 'work') last.toMm = to;
		else {
			if (from > atMm) links.push({ kind: 'gap', fromMm: atMm, toMm: from });
			links.push({ kind: 'work', fromMm: Math.max(from, atMm), toMm: to });
		}
		atMm = to;
	}
	if (atMm < widthMm) links.push({ kind: 'gap', fromMm: atMm, toMm: widthMm });
	return links;
}
