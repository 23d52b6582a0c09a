import { tick } from 'svelte';
import { fitScale } from '#lib/walls/geometry/arrangeFit.ts';
import { type View, zoomLimits } from '../view.svelte.ts';

/** The window through which the walls are seen: zoomed around what is under the pointer. */
export class Zoom {
	#view: View;
	#stage: () => HTMLElement;
	constructor(view: View, stage: () => HTMLElement) {
		this.#view = view;
		this.#stage = stage;
	}

	/** What is at this place of the window (its middle when left out) stays there. */
	by(factor: number, at?: { clientX: number; clientY: number }): void {
		void this.to(this.#view.zoom * factor, at);
	}
	async to(zoom: number, at?: { clientX: number; clientY: number }): Promise<void> {
		const stage = this.#stage();
		const box = stage.getBoundingClientRect();
		const { clientX: x, clientY: y } = at ?? { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
		const wall = this.#nearest(x, y);
		const before = wall?.getBoundingClientRect();
		this.#view.zoom = Math.min(zoomLimits.max, Math.max(zoomLimits.min, zoom));
		await tick();
		if (!wall || !before) return;
		const after = wall.getBoundingClientRect();
		const on = { x: (x - before.left) / before.width, y: (y - before.top) / before.height };
		stage.scrollBy({ left: after.left + on.x * after.width - x, top: after.top + on.y * after.height - y, behavior: 'instant' });
	}
	#nearest(x: number, y: number): SVGSVGElement | undefined {
		const away = (rect: DOMRect) => Math.hypot(Math.max(rect.left - x, x - rect.right, 0), Math.max(rect.top - y, y - rect.bottom, 0));
		const walls = [...this.#stage().querySelectorAll<SVGSVGElement>('svg[data-wall]')];
		return walls.sort((a, b) => away(a.getBoundingClientRect()) - away(b.getBoundingClientRect()))[0];
	}

	/** All walls at once, as large as they can be then. */
	fit(walls: readonly { widthMm: number; heightMm: number }[]): void {
		const stage = this.#stage();
		const style = getComputedStyle(stage);
		const max = parseFloat(style.maxBlockSize) || stage.clientHeight;
		const around = { gapPx: parseFloat(style.columnGap) || 0, belowPx: 36 };
		const wanted = fitScale(walls, stage.clientWidth - 2, max - 8, around);
		void this.to((wanted / this.#view.scale) * this.#view.zoom);
	}

	/** Ctrl and the wheel (and two fingers on a touchpad). */
	wheel = (event: WheelEvent): void => {
		if (!event.ctrlKey && !event.metaKey) return;
		event.preventDefault();
		this.by(Math.exp(-event.deltaY / 300), event);
	};

	/** Two fingers on a screen. */
	#pinch: { distance: number; zoom: number } | null = null;
	touch = (event: TouchEvent): void => {
		const [a, b] = event.touches;
		if (!a || !b) {
			this.#pinch = null;
			return;
		}
		event.preventDefault();
		const distance = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
		this.#pinch ??= { distance, zoom: this.#view.zoom };
		const middle = { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
		void this.to(this.#pinch.zoom * (distance / this.#pinch.distance), middle);
	};
}
