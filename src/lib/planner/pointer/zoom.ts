import { tick } from 'svelte';
import { fitScale } from '#lib/walls/geometry/arrangeFit.ts';
import { type View, zoomLimits } from '../view.svelte.ts';
import { distanceTo, type ScreenPoint, scrollAfterZoom } from './onScreen.ts';

/** Zooms the pane with the walls around a point, usually the pointer. */
export class Zoom {
	#view: View;
	#stage: () => HTMLElement;
	constructor(view: View, stage: () => HTMLElement) {
		this.#view = view;
		this.#stage = stage;
	}

	/** Zooms by a factor. What is at `point` (by default the middle of the pane) stays there. */
	by(factor: number, point?: ScreenPoint): void {
		void this.to(this.#view.zoom * factor, point);
	}
	async to(zoom: number, point?: ScreenPoint): Promise<void> {
		const stage = this.#stage();
		const box = stage.getBoundingClientRect();
		const fixed = point ?? { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
		const wall = this.#nearest(fixed);
		const before = wall?.getBoundingClientRect();
		this.#view.zoom = Math.min(zoomLimits.max, Math.max(zoomLimits.min, zoom));
		await tick();
		if (!wall || !before) return;
		stage.scrollBy({ ...scrollAfterZoom(before, wall.getBoundingClientRect(), fixed), behavior: 'instant' });
	}
	#nearest(point: ScreenPoint): SVGSVGElement | undefined {
		const distance = (wall: Element) => distanceTo(wall.getBoundingClientRect(), point);
		const walls = [...this.#stage().querySelectorAll<SVGSVGElement>('svg[data-wall]')];
		return walls.sort((a, b) => distance(a) - distance(b))[0];
	}

	/** Zooms so that all walls are seen at once, as large as possible. */
	fit(walls: readonly { widthMm: number; heightMm: number }[]): void {
		const stage = this.#stage();
		const style = getComputedStyle(stage);
		const maxHeightPx = parseFloat(style.maxBlockSize) || stage.clientHeight;
		const around = { gapPx: parseFloat(style.columnGap) || 0, belowPx: 36 };
		const wanted = fitScale(walls, stage.clientWidth - 2, maxHeightPx - 8, around);
		void this.to((wanted / this.#view.scale) * this.#view.zoom);
	}

	/** The wheel with Ctrl; browsers report two fingers on a touchpad like that, too. */
	wheel = (event: WheelEvent): void => {
		if (!event.ctrlKey && !event.metaKey) return;
		event.preventDefault();
		this.by(Math.exp(-event.deltaY / 300), event);
	};

	/** Two fingers on a touch screen. */
	#pinch: { fingers: string; distance: number; zoom: number } | null = null;
	touch = (event: TouchEvent): void => {
		const [a, b] = event.touches;
		if (!a || !b) {
			this.#pinch = null;
			return;
		}
		event.preventDefault();
		const distance = Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY));
		// Of three fingers, any one may be lifted. The two that stay begin anew.
		const fingers = `${a.identifier} ${b.identifier}`;
		if (this.#pinch?.fingers !== fingers) this.#pinch = { fingers, distance, zoom: this.#view.zoom };
		const middle = { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
		void this.to(this.#pinch.zoom * (distance / this.#pinch.distance), middle);
	};
}
