/** The space around a wall on the screen, in pixels: between walls, and below each wall for its caption. */
export type Around = { gapPx: number; belowPx: number };

type Size = { widthMm: number; heightMm: number };

/** The total height of the walls when they flow in rows of `widthPx`, at `scale` pixels per millimetre. */
export function rowsHeightPx(walls: readonly Size[], widthPx: number, scale: number, { gapPx, belowPx }: Around): number {
	let [total, rowWidth, rowHeight] = [0, 0, 0];
	for (const wall of walls) {
		const width = wall.widthMm * scale;
		const height = wall.heightMm * scale + belowPx;
		if (rowWidth > 0 && rowWidth + gapPx + width > widthPx) {
			total += rowHeight + gapPx;
			[rowWidth, rowHeight] = [0, 0];
		}
		rowWidth += (rowWidth > 0 ? gapPx : 0) + width;
		rowHeight = Math.max(rowHeight, height);
	}
	return total + rowHeight;
}

/** The largest scale, in pixels per millimetre, at which all walls fit into a window of this size (bisection). */
export function fitScale(walls: readonly Size[], widthPx: number, heightPx: number, around: Around): number {
	const widest = Math.max(1, ...walls.map(({ widthMm }) => widthMm));
	let [low, high] = [0, widthPx / widest];
	if (rowsHeightPx(walls, widthPx, high, around) <= heightPx) return high;
	for (let i = 0; i < 30; i++) {
		const middle = (low + high) / 2;
		if (rowsHeightPx(walls, widthPx, middle, around) <= heightPx) low = middle;
		else high = middle;
	}
	return low;
}
