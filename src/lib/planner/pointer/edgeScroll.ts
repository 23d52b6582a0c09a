/** Within this distance of an edge, the pane scrolls. */
const nearPx = 40;
/** The pane scrolls by at most this much with each frame. */
const maxPx = 14;

/**
 * How far to scroll for a pointer between two edges, in pixels per frame: not at all in the middle, faster the nearer it is to an edge.
 */
export function edgeStep(at: number, from: number, to: number): number {
	const near = Math.min(nearPx, (to - from) / 4);
	if (at < from || at > to || near <= 0) return 0;
	if (at < from + near) return -Math.ceil((maxPx * (from + near - at)) / near);
	if (at > to - near) return Math.ceil((maxPx * (at - to + near)) / near);
	return 0;
}

/** Scrolls a pane while a pointer that drags something stays near its edge. */
export class EdgeScroll {
	#pane: HTMLElement | null = null;
	#box = { left: 0, right: 0, top: 0, bottom: 0 };
	#step = { left: 0, top: 0 };
	#frame = 0;

	/** Reads where the pane is on the screen now. */
	measure(pane: HTMLElement | null): void {
		this.#pane = pane;
		if (pane) this.#box = pane.getBoundingClientRect();
	}
	/** The pointer has moved to here. */
	pointerAt(x: number, y: number): void {
		const { left, right, top, bottom } = this.#box;
		const inside = x >= left && x <= right && y >= top && y <= bottom;
		this.#step = inside ? { left: edgeStep(x, left, right), top: edgeStep(y, top, bottom) } : { left: 0, top: 0 };
		if ((this.#step.left || this.#step.top) && !this.#frame) this.#frame = requestAnimationFrame(this.#scroll);
	}
	#scroll = (): void => {
		this.#frame = 0;
		const { left, top } = this.#step;
		if (!this.#pane || (!left && !top)) return;
		this.#pane.scrollBy({ left, top, behavior: 'instant' });
		this.#frame = requestAnimationFrame(this.#scroll);
	};
	stop(): void {
		this.#step = { left: 0, top: 0 };
	}
}
