import { m } from '#lib/shared/paraglide/messages.js';
import type { Rect } from '../geometry/rect.ts';
import type { BlockReason } from '../wall.ts';
import { between, type Corner, movedOn, placeOn, type Spot, stretchedOn } from '../geometry/zoneEdit.ts';
import type { WallEditor } from './wallEditor.svelte.ts';
import { pointText, zoneText } from './elevationWords.ts';

/** What the next taps on the wall mean. */
export type ElevationMode = 'pick' | 'draw' | 'redraw' | 'point';

/** What the pointer must know of the page; asked for when it is needed. */
export type ElevationView = {
	svg: () => SVGSVGElement;
	wall: () => { widthMm: number; heightMm: number };
	/** Millimetres of the wall that a pixel of the screen takes. */
	px: () => number;
	mode: () => ElevationMode;
	/** Why nothing may hang where the next zone is drawn. */
	reason: () => BlockReason;
	say: (text: string) => void;
	/** A zone was drawn. */
	ondone: () => void;
};

/** What a mouse, pen or finger does on a wall: draws a zone, by dragging or by two taps, moves and stretches it, sets a nail. */
export class ElevationPointer {
	#editor: WallEditor;
	#view: ElevationView;
	/** A zone that is being drawn: from where, to where. */
	ghost = $state.raw<{ from: Spot; to: Spot } | null>(null);
	#press: { id: number; at: Spot; moved: boolean } | null = null;
	#drag: { id: number; line: number; corner: Corner | null; start: Rect; at: Spot; moved: boolean } | null = null;

	constructor(editor: WallEditor, view: ElevationView) {
		this.#editor = editor;
		this.#view = view;
	}

	/** Where a pointer is on the wall, in mm from the left and upwards from the floor. Fractions. */
	#onWall(event: PointerEvent): Spot {
		const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.#view.svg().getScreenCTM()!.inverse());
		return { xMm: point.x, yMm: this.#view.wall().heightMm - point.y };
	}
	#snapped = (spot: Spot): Spot => placeOn(this.#view.wall(), spot, 10, 8 * this.#view.px());
	#far = (one: Spot, other: Spot): boolean => Math.hypot(one.xMm - other.xMm, one.yMm - other.yMm) > 5 * this.#view.px();
	#sayZone = (line: number): void => this.#view.say(zoneText(this.#editor.values.zones[line]!, line));
	#sayPoint = (line: number): void => this.#view.say(pointText(this.#editor.values.points[line]!, line));

	/** On the wall itself: a zone is drawn, or its corners are tapped; a nail is set. */
	down = (event: PointerEvent): void => {
		if (event.button !== 0) return;
		if (this.#view.mode() === 'pick') {
			this.#editor.chosen = null;
			return;
		}
		this.#press = { id: event.pointerId, at: this.#snapped(this.#onWall(event)), moved: false };
		this.#view.svg().setPointerCapture(event.pointerId);
		event.preventDefault();
	};
	/** On a zone or one of its corners. */
	downOn = (event: PointerEvent, line: number, corner: Corner | null): void => {
		const start = this.#editor.zones[line];
		// While drawing, a tap means the wall, whatever is there already.
		if (event.button !== 0 || this.#view.mode() !== 'pick' || !start) return;
		event.stopPropagation();
		this.#editor.chosen = { kind: 'zone', line };
		this.#drag = { id: event.pointerId, line, corner, start, at: this.#onWall(event), moved: false };
		this.#view.svg().setPointerCapture(event.pointerId);
	};
	/** On a nail. */
	pickPoint = (event: PointerEvent, line: number): void => {
		if (event.button !== 0 || this.#view.mode() !== 'pick') return;
		event.stopPropagation();
		this.#editor.chosen = { kind: 'point', line };
		this.#sayPoint(line);
	};

	move = (event: PointerEvent): void => {
		if (this.#drag?.id === event.pointerId) return this.#dragOn(event);
		const now = this.#snapped(this.#onWall(event));
		if (this.#press?.id === event.pointerId && this.#view.mode() !== 'point') {
			if (!this.#press.moved && !this.#far(this.#press.at, now)) return;
			this.#press.moved = true;
			this.ghost = { from: this.#press.at, to: now };
		} else if (this.ghost && !this.#press) this.ghost = { ...this.ghost, to: now };
	};
	#dragOn(event: PointerEvent): void {
		const drag = this.#drag!;
		const wall = this.#view.wall();
		const now = this.#onWall(event);
		if (!drag.moved && !this.#far(drag.at, now)) return;
		if (!drag.moved) this.#editor.remember();
		drag.moved = true;
		const { start, corner, line } = drag;
		const was = {
			xMm: start.xMm + (corner?.endsWith('e') ? start.widthMm : 0),
			yMm: start.yMm + (corner?.startsWith('n') ? start.heightMm : 0)
		};
		const to = this.#snapped({ xMm: was.xMm + now.xMm - drag.at.xMm, yMm: was.yMm + now.yMm - drag.at.yMm });
		const [dx, dy] = [to.xMm - was.xMm, to.yMm - was.yMm];
		this.#editor.dragZone(line, corner ? stretchedOn(wall, start, corner, dx, dy) : movedOn(wall, start, dx, dy));
	}

	up = (event: PointerEvent): void => {
		if (this.#drag?.moved) this.#sayZone(this.#drag.line);
		this.#drag = null;
		if (this.#press?.id !== event.pointerId) return;
		const { at, moved } = this.#press;
		this.#press = null;
		if (this.#view.mode() === 'point') {
			this.#editor.addPoint(at);
			this.#sayPoint(this.#editor.values.points.length - 1);
		} else if (moved) this.#finish();
		else if (this.ghost) {
			this.ghost = { ...this.ghost, to: at };
			this.#finish();
		} else {
			this.ghost = { from: at, to: at };
			this.#view.say(m.walls_draw_first_corner());
		}
	};
	#finish(): void {
		if (!this.ghost) return;
		const rect = between(this.#view.wall(), this.ghost.from, this.ghost.to);
		this.ghost = null;
		const { chosen } = this.#editor;
		if (this.#view.mode() === 'redraw' && chosen?.kind === 'zone') this.#editor.setZone(chosen.line, rect);
		else this.#editor.addZone(this.#view.reason(), rect);
		if (this.#editor.chosen) this.#sayZone(this.#editor.chosen.line);
		this.#view.ondone();
	}
	cancel = (): void => {
		this.#press = this.#drag = null;
		this.ghost = null;
	};
}
