import { m } from '#lib/shared/paraglide/messages.js';
import type { Rect } from '../geometry/rect.ts';
import { between, type Corner, movedOn, snapToGrid, type Spot, resizedOn } from '../geometry/zoneEdit.ts';
import { pointText, zoneText } from './elevationWords.ts';
import type { WallEditor } from './wallEditor.svelte.ts';
import type { WallTools } from './wallTools.svelte.ts';

/** The wall as the page draws it; functions, because it changes. */
export type ElevationView = {
	/** Where a pointer is on the wall, in mm from the left and upwards from the floor. Fractions. */
	spotOf: (event: PointerEvent) => Spot;
	/** Sends further events of this pointer to the wall. */
	capture: (pointerId: number) => void;
	wall: () => { widthMm: number; heightMm: number };
	/** Millimetres of the wall that a pixel of the screen takes. */
	px: () => number;
};

/** A pointer that moved less than this is a tap. */
const dragPx = 5;
/** A place that is nearer than this to an edge of the wall is at the edge. */
const snapPx = 8;
/** Zones and nails are placed in steps of this size. */
const stepMm = 10;

/** What a mouse, pen or finger does on a wall: draws a zone, by dragging or by two taps; moves and stretches it; sets a nail. */
export class ElevationPointer {
	#editor: WallEditor;
	#tools: WallTools;
	#view: ElevationView;
	/** The zone that is being drawn, by two opposite corners. */
	ghost = $state.raw<{ from: Spot; to: Spot } | null>(null);
	#press: { id: number; at: Spot; moved: boolean } | null = null;
	#drag: { id: number; line: number; corner: Corner | null; start: Rect; at: Spot; moved: boolean } | null = null;

	constructor(editor: WallEditor, tools: WallTools, view: ElevationView) {
		this.#editor = editor;
		this.#tools = tools;
		this.#view = view;
	}

	#snapped = (spot: Spot): Spot => snapToGrid(this.#view.wall(), spot, stepMm, snapPx * this.#view.px());
	#isDrag = (from: Spot, to: Spot): boolean => Math.hypot(from.xMm - to.xMm, from.yMm - to.yMm) > dragPx * this.#view.px();
	#sayZone = (line: number): void => this.#tools.say(zoneText(this.#editor.values.zones[line]!, line));
	#sayPoint = (line: number): void => this.#tools.say(pointText(this.#editor.values.points[line]!, line));

	/** A press on the wall itself: begins to draw a zone, or to set a nail. */
	down = (event: PointerEvent): void => {
		if (event.button !== 0) return;
		if (this.#tools.mode === 'pick') {
			this.#editor.selected = null;
			return;
		}
		this.#press = { id: event.pointerId, at: this.#snapped(this.#view.spotOf(event)), moved: false };
		this.#view.capture(event.pointerId);
		event.preventDefault();
	};
	/** A press on a zone (`corner` null) or one of its corners. */
	downOnZone = (event: PointerEvent, line: number, corner: Corner | null): void => {
		const start = this.#editor.zones[line];
		// In the other modes a tap means the wall, whatever is there already.
		if (event.button !== 0 || this.#tools.mode !== 'pick' || !start) return;
		event.stopPropagation();
		this.#editor.selected = { kind: 'zone', line };
		this.#drag = { id: event.pointerId, line, corner, start, at: this.#view.spotOf(event), moved: false };
		this.#view.capture(event.pointerId);
	};
	/** A press on a nail. */
	downOnPoint = (event: PointerEvent, line: number): void => {
		if (event.button !== 0 || this.#tools.mode !== 'pick') return;
		event.stopPropagation();
		this.#editor.selected = { kind: 'point', line };
		this.#sayPoint(line);
	};

	move = (event: PointerEvent): void => {
		if (this.#drag?.id === event.pointerId) return this.#dragZone(event);
		const to = this.#snapped(this.#view.spotOf(event));
		if (this.#press?.id === event.pointerId && this.#tools.mode !== 'point') {
			if (!this.#press.moved && !this.#isDrag(this.#press.at, to)) return;
			this.#press.moved = true;
			this.ghost = { from: this.#press.at, to };
		} else if (this.ghost && !this.#press) this.ghost = { ...this.ghost, to };
	};
	#dragZone(event: PointerEvent): void {
		const drag = this.#drag!;
		const wall = this.#view.wall();
		const at = this.#view.spotOf(event);
		if (!drag.moved && !this.#isDrag(drag.at, at)) return;
		if (!drag.moved) this.#editor.remember();
		drag.moved = true;
		const { start, corner, line } = drag;
		// The dragged corner snaps; of a whole zone the lower left one.
		const from = {
			xMm: start.xMm + (corner?.endsWith('e') ? start.widthMm : 0),
			yMm: start.yMm + (corner?.startsWith('n') ? start.heightMm : 0)
		};
		const to = this.#snapped({ xMm: from.xMm + at.xMm - drag.at.xMm, yMm: from.yMm + at.yMm - drag.at.yMm });
		const [dx, dy] = [to.xMm - from.xMm, to.yMm - from.yMm];
		this.#editor.dragZone(line, corner ? resizedOn(wall, start, corner, dx, dy) : movedOn(wall, start, dx, dy));
	}

	up = (event: PointerEvent): void => {
		if (this.#drag?.moved) this.#sayZone(this.#drag.line);
		this.#drag = null;
		if (this.#press?.id !== event.pointerId) return;
		const { at, moved } = this.#press;
		this.#press = null;
		if (this.#tools.mode === 'point') {
			this.#editor.addPoint(at);
			this.#sayPoint(this.#editor.values.points.length - 1);
		} else if (moved) this.#finishZone();
		else if (this.ghost) {
			this.ghost = { ...this.ghost, to: at };
			this.#finishZone();
		} else {
			this.ghost = { from: at, to: at };
			this.#tools.say(m.walls_draw_first_corner());
		}
	};
	#finishZone(): void {
		if (!this.ghost) return;
		const rect = between(this.#view.wall(), this.ghost.from, this.ghost.to);
		this.ghost = null;
		const { selected } = this.#editor;
		if (this.#tools.mode === 'redraw' && selected?.kind === 'zone') this.#editor.setZone(selected.line, rect);
		else this.#editor.addZone(this.#tools.reason, rect);
		if (this.#editor.selected) this.#sayZone(this.#editor.selected.line);
		this.#tools.endMode();
	}
	cancel = (): void => {
		this.#press = this.#drag = null;
		this.ghost = null;
	};
}
