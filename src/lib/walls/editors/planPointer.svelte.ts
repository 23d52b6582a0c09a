import { cmText } from '#lib/shared/length.ts';
import { arrowOf } from '#lib/shared/page/arrowKeys.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { PlanPoint } from '../plan/roomPlan.ts';
import type { PlanEditor } from './planEditor.svelte.ts';
import type { PlanTools } from './planTools.svelte.ts';

/** The plan as the page draws it; functions, because it changes. */
export type PlanView = {
	/** Where a pointer is on the floor, in mm. Fractions. */
	pointOf: (event: PointerEvent) => PlanPoint;
	/** Millimetres of the floor that a pixel of the screen takes. */
	px: () => number;
	locale: string;
};

/** A pointer that moved less than this is a tap. */
const dragPx = 5;
/** A corner that is nearer than this to the line of a neighbour goes onto it. */
const snapPx = 8;

/** Puts a corner onto the lines of its neighbours when it is near them: most rooms have right angles. */
export function squared(outline: readonly PlanPoint[], corner: number, to: PlanPoint, toleranceMm: number): PlanPoint {
	const neighbours = [outline[(corner + outline.length - 1) % outline.length]!, outline[(corner + 1) % outline.length]!];
	const along = (axis: 'xMm' | 'yMm'): number => neighbours.find((one) => Math.abs(one[axis] - to[axis]) < toleranceMm)?.[axis] ?? to[axis];
	return { xMm: along('xMm'), yMm: along('yMm') };
}

export const cornerText = (corner: number, { xMm, yMm }: PlanPoint, locale: string): string =>
	m.walls_plan_corner_said({ number: corner + 1, x: cmText(xMm, locale), y: cmText(yMm, locale) });

/** What a mouse, pen, finger or key does on the plan of a room: moves corners, and adds points of the escape route. */
export class PlanPointer {
	#editor: PlanEditor;
	#tools: PlanTools;
	#view: PlanView;
	#drag: { id: number; corner: number; moved: boolean; from: PlanPoint } | null = null;
	/** The outline that the page frames during a drag: else the drawing would shift under the pointer with each move. */
	framedOutline = $state.raw<readonly PlanPoint[] | null>(null);

	constructor(editor: PlanEditor, tools: PlanTools, view: PlanView) {
		this.#editor = editor;
		this.#tools = tools;
		this.#view = view;
	}

	/** Pointers move in whole centimetres, keys in millimetres. */
	#wholeCm(event: PointerEvent): PlanPoint {
		const { xMm, yMm } = this.#view.pointOf(event);
		return { xMm: Math.round(xMm / 10) * 10, yMm: Math.round(yMm / 10) * 10 };
	}
	#sayCorner(corner: number): void {
		const point = this.#editor.outline?.[corner];
		if (point) this.#tools.say(cornerText(corner, point, this.#view.locale));
	}

	/** A press on a corner. */
	downOnCorner = (event: PointerEvent & { currentTarget: Element }, corner: number): void => {
		if (event.button !== 0 || this.#tools.mode !== 'pick') return;
		event.stopPropagation();
		this.#editor.selected = corner;
		this.#drag = { id: event.pointerId, corner, moved: false, from: this.#wholeCm(event) };
		this.framedOutline = this.#editor.plan?.outline ?? null;
		event.currentTarget.setPointerCapture(event.pointerId);
	};
	/** A press on the floor. */
	down = (event: PointerEvent): void => {
		if (event.button !== 0) return;
		const { selected } = this.#editor;
		if (this.#tools.mode === 'put' && selected !== null) {
			this.#editor.setCorner(selected, this.#wholeCm(event));
			this.#sayCorner(selected);
			this.#tools.mode = 'pick';
		} else if (this.#tools.mode === 'escape') this.#editor.addEscape(this.#wholeCm(event));
		else this.#editor.selected = null;
	};
	move = (event: PointerEvent): void => {
		const drag = this.#drag;
		const { outline } = this.#editor;
		if (drag?.id !== event.pointerId || !outline) return;
		const to = this.#wholeCm(event);
		if (!drag.moved && Math.hypot(to.xMm - drag.from.xMm, to.yMm - drag.from.yMm) < dragPx * this.#view.px()) return;
		if (!drag.moved) this.#editor.remember();
		drag.moved = true;
		this.#editor.dragCorner(drag.corner, squared(outline, drag.corner, to, snapPx * this.#view.px()));
	};
	up = (): void => {
		if (this.#drag) this.#sayCorner(this.#drag.corner);
		this.#drag = null;
		this.framedOutline = null;
	};

	/** A key on a corner: arrows move it by 10 mm, with Shift by 1 mm; Enter selects it, Delete removes it. */
	key = (event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'preventDefault'>, corner: number): void => {
		const at = this.#editor.outline?.[corner];
		const arrow = arrowOf(event.key);
		if (arrow && at) {
			const mm = event.shiftKey ? 1 : 10;
			this.#editor.selected = corner;
			this.#editor.setCorner(corner, { xMm: at.xMm + arrow[0] * mm, yMm: at.yMm + arrow[1] * mm }, `keys-${corner}`);
			this.#sayCorner(corner);
		} else if (event.key === 'Enter' || event.key === ' ') {
			this.#editor.selected = corner;
			this.#sayCorner(corner);
		} else if (event.key === 'Delete' || event.key === 'Backspace') {
			this.#editor.removeCorner(corner);
			this.#tools.say(m.walls_removed());
		} else return;
		event.preventDefault();
	};
}
