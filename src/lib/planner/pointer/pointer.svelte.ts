import * as hangs from '#lib/exhibitions/hang/hang.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Actions } from '../actions.ts';
import type { HangEditor } from '../hangEditor.svelte.ts';
import { placesText } from '../placeWords.ts';
import type { View } from '../view.svelte.ts';
import { Drag } from './drag.svelte.ts';
import { EdgeScroll } from './edgeScroll.ts';
import {
	distanceTo,
	frameOf,
	onWall,
	overlap,
	rectBetween,
	type ScreenPoint,
	type ScreenRect,
	wallAt,
	type WallOnScreen
} from './onScreen.ts';

/**
 * A work that was pressed at `from`. `grip` is where on the work, in mm from its lower left corner. `wasSelected`: releasing it without a
 * drag changes the selection. `drag` begins when the pointer has moved far enough.
 */
type Press = {
	pointerId: number;
	id: string;
	from: ScreenPoint;
	grip: { xMm: number; yMm: number };
	wasSelected: boolean;
	drag: Drag | null;
};
/** A frame that is drawn over the walls to select works; `before` were selected already and stay so. */
type Frame = { pointerId: number; from: ScreenPoint; works: { id: string; rect: DOMRect }[]; before: string[] };

/** A pointer that moved less than this is a tap, not a drag. */
const dragPx = 4;
/** A dragged work snaps to a line that is nearer than this. */
const snapPx = 9;

/** What a mouse, pen or finger does on the walls and in the tray. One set of listeners serves all works. */
export class Pointer {
	#editor: HangEditor;
	#view: View;
	#actions: Actions;
	#bench: () => HTMLElement;
	#walls: WallOnScreen[] = [];
	#pane: ScreenRect | null = null;
	#press: Press | null = null;
	#frame: Frame | null = null;
	#last: PointerEvent | null = null;
	/** What was held was let go, by Escape or by a second finger: lifting the pointer does nothing more. */
	#isLetGo = false;
	#edge = new EdgeScroll();

	/** `bench` finds the element around the walls and the tray. */
	constructor(editor: HangEditor, view: View, actions: Actions, bench: () => HTMLElement) {
		this.#editor = editor;
		this.#view = view;
		this.#actions = actions;
		this.#bench = bench;
	}

	/** Reads where the walls are on the screen now. */
	#measure(): void {
		const pane = this.#bench().querySelector<HTMLElement>('[data-stage]');
		this.#edge.measure(pane);
		this.#pane = pane?.getBoundingClientRect() ?? null;
		this.#walls = [...this.#bench().querySelectorAll<SVGSVGElement>('svg[data-wall-id]')].map((svg) => {
			const { left, top, right, bottom } = svg.getBoundingClientRect();
			const wallId = Number(svg.dataset.wallId);
			const wall = this.#editor.wall(wallId);
			return { wallId, heightMm: wall.heightMm, left, top, right, bottom, scale: (right - left) / wall.widthMm };
		});
	}
	/** The wall that is seen at a point. What is scrolled out of the pane lies under the tray and the tools, where nobody means it. */
	#wallAt(at: ScreenPoint): WallOnScreen | undefined {
		return this.#pane && distanceTo(this.#pane, at) === 0 ? wallAt(this.#walls, at) : undefined;
	}
	/** The page or the pane was scrolled: a dragged work stays under the pointer. */
	scrolled = (): void => {
		if (!this.#press?.drag) return;
		this.#measure();
		this.#press.drag.scrolled();
		if (this.#last) this.#dragTo(this.#last);
	};

	down = (event: PointerEvent): void => {
		// Two fingers zoom. What the first one has begun is taken back, because a pinch on a work would drag it.
		if (!event.isPrimary) return this.#letGo();
		this.#isLetGo = false;
		if (event.button !== 0 || this.#press || this.#frame) return;
		const target = event.target as Element;
		const id = target.closest<HTMLElement>('[data-piece]')?.dataset.piece;
		this.#measure();
		// In the other modes a tap means a place on the wall, or a work by its number: nothing is dragged.
		if (id && this.#view.mode === 'choose') this.#pressWork(event, id, target);
		else if (target.closest('[data-stage]') && event.pointerType === 'mouse' && this.#view.mode === 'choose' && !id)
			this.#startFrame(event);
	};

	#pressWork(event: PointerEvent, id: string, target: Element): void {
		const isFinger = event.pointerType === 'touch';
		const isOnWall = target.closest('svg[data-wall]') !== null;
		const adds = this.#addsToSelection(event);
		// A finger selects a work by a tap, and drags it only then: swiping over the others scrolls.
		if (isFinger && isOnWall && !this.#editor.selected.has(id)) return;
		const wasSelected = this.#editor.selected.has(id) && (isFinger || !adds);
		if (isOnWall && !wasSelected) this.#editor.select(id, adds, event.altKey);
		const placement = this.#editor.hang.find((one) => one.id === id);
		if (placement?.pinned || (!isOnWall && placement)) return;
		if (!isFinger) {
			// Without this, the browser reports each move again as a mouse move. With it, the focus has to be moved here.
			event.preventDefault();
			target.closest<HTMLElement>('[data-piece]')?.focus({ preventScroll: true });
		}
		const from = { clientX: event.clientX, clientY: event.clientY };
		this.#press = { pointerId: event.pointerId, id, from, grip: this.#gripOf(id, from), wasSelected, drag: null };
	}
	#addsToSelection = (event: PointerEvent): boolean => this.#view.addsToSelection || event.shiftKey || event.ctrlKey || event.metaKey;
	/** Where a work was gripped; one from the tray is held by its middle. */
	#gripOf(id: string, at: ScreenPoint): Press['grip'] {
		const placement = this.#editor.hang.find((one) => one.id === id);
		const wall = this.#wallAt(at);
		if (placement && wall) {
			const { xMm, yMm } = onWall(wall, at);
			return { xMm: xMm - placement.xMm, yMm: yMm - placement.yMm };
		}
		const item = this.#editor.item(id)!;
		return { xMm: item.widthMm / 2, yMm: item.heightMm / 2 };
	}

	move = (event: PointerEvent): void => {
		this.#last = event;
		// The page's own listeners would take longer than the move, and have nothing to do with it.
		if (this.#press || this.#frame) event.stopPropagation();
		if (this.#press?.pointerId === event.pointerId) {
			const { from, drag } = this.#press;
			if (!drag && this.#view.ghost === null) {
				if (Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < dragPx) return;
				this.#bench().setPointerCapture(event.pointerId);
			}
			this.#dragTo(event);
		} else if (this.#frame?.pointerId === event.pointerId) this.#extendFrame(event);
	};

	#dragTo(event: PointerEvent): void {
		const press = this.#press!;
		const under = this.#wallAt(event);
		press.drag ??= this.#startDrag(press.id, under);
		if (!press.drag) {
			this.#view.ghost = { id: press.id, x: event.clientX, y: event.clientY };
			return;
		}
		this.#view.ghost = null;
		this.#edge.pointerAt(event.clientX, event.clientY);
		const { drag, grip } = press;
		if (under && under.wallId !== drag.wallId) drag.enterWall(under.wallId);
		const wall = this.#walls.find(({ wallId }) => wallId === drag.wallId);
		if (!wall) return;
		const { xMm, yMm } = onWall(wall, event);
		drag.moveTo(xMm - grip.xMm, yMm - grip.yMm, event.altKey ? 0 : snapPx / wall.scale);
	}
	/** Begins to drag a work, and what is selected with it on its wall. A work from the tray is placed as soon as it is over a wall. */
	#startDrag(id: string, under: WallOnScreen | undefined): Drag | null {
		const placement = this.#editor.hang.find((one) => one.id === id);
		const item = this.#editor.item(id);
		if (!item || (placement?.wallId == null && !under)) return null;
		this.#editor.remember();
		if (placement?.wallId == null && under) {
			this.#editor.apply({ hang: hangs.place(this.#editor.hang, item, under.wallId) });
			this.#editor.select(id, false, true);
		}
		const grabbed = this.#editor.hang.find((one) => one.id === id)!;
		const start = this.#editor.hang.filter((one) => one.wallId === grabbed.wallId && this.#editor.selected.has(one.id) && !one.pinned);
		const elementOf = (piece: string) => this.#bench().querySelector(`svg[data-wall] [data-piece="${piece}"]`);
		return new Drag(this.#editor, this.#view, start.includes(grabbed) ? start : [grabbed], grabbed, elementOf);
	}

	up = (event: PointerEvent): void => {
		if (this.#isLetGo) return;
		this.#edge.stop();
		if (this.#press?.pointerId === event.pointerId) this.#release(event);
		else if (this.#frame?.pointerId === event.pointerId) this.#endFrame();
		else this.#tap(event);
		this.#last = null;
	};
	#release(event: PointerEvent): void {
		const { drag, id, wasSelected } = this.#press!;
		this.#press = null;
		this.#view.ghost = null;
		if (!drag) {
			if (!(event.target as Element).closest('svg[data-wall]')) return;
			if (wasSelected) this.#editor.select(id, this.#view.addsToSelection, event.altKey);
			return this.#useWallOf(id);
		}
		const over = document.elementFromPoint(event.clientX, event.clientY);
		if (over?.closest('[data-tray]')) {
			drag.takeOff();
			this.#view.say(m.exhibitions_hang_taken_off({ number: this.#editor.numberOf(id) }));
		} else {
			drag.drop();
			this.#view.wallId = drag.wallId;
			this.#view.say(placesText(this.#editor, [id]));
		}
		void this.#editor.saver.flush();
	}
	/** From now on the tools apply to the wall of this work. */
	#useWallOf(id: string): void {
		this.#view.wallId = this.#editor.hang.find((one) => one.id === id)?.wallId ?? this.#view.wallId;
	}

	/** A press on a wall that began neither a drag nor a frame: what it does depends on the mode. */
	#tap(event: PointerEvent): void {
		const target = event.target as Element;
		if (event.button !== 0 || !target.closest('svg[data-wall]')) return;
		const id = target.closest<SVGElement>('[data-piece]')?.dataset.piece;
		const { mode } = this.#view;
		const [selected] = this.#editor.selected;
		this.#measure();
		const wall = this.#wallAt(event);
		if (mode === 'put' && selected && wall) this.#actions.put(selected, wall.wallId, onWall(wall, event).xMm);
		else if (mode === 'swap' && selected && id) this.#actions.swap(selected, id);
		else if (mode === 'after' && selected && id) this.#actions.hangAfter(selected, id);
		else if (mode === 'choose' && id) {
			this.#editor.select(id, this.#view.addsToSelection);
			this.#useWallOf(id);
		} else if (mode === 'choose' && wall) {
			if (!this.#view.addsToSelection) this.#editor.selected.clear();
			this.#view.wallId = wall.wallId;
		}
	}

	cancel = (): void => {
		this.#edge.stop();
		this.#press?.drag?.cancel();
		this.#press = this.#frame = null;
		this.#view.ghost = this.#view.frame = null;
	};

	#letGo(): void {
		this.#isLetGo = true;
		this.cancel();
	}
	/** Escape lets go of what is held. Other keys wait until then: they would change the step that the drag has begun. */
	key = (event: KeyboardEvent): void => {
		if (!this.#press && !this.#frame) return;
		event.stopPropagation();
		if (event.key === 'Escape') this.#letGo();
	};

	#startFrame(event: PointerEvent): void {
		const works = [...this.#bench().querySelectorAll<SVGElement>('svg[data-wall] [data-piece]')].map((element) => ({
			id: element.dataset.piece!,
			rect: element.querySelector('.outline')!.getBoundingClientRect()
		}));
		const before = this.#addsToSelection(event) ? [...this.#editor.selected] : [];
		this.#frame = { pointerId: event.pointerId, from: { clientX: event.clientX, clientY: event.clientY }, works, before };
	}
	/** Selects all works that the frame touches. */
	#extendFrame(event: PointerEvent): void {
		const { from, works, before } = this.#frame!;
		const rect = rectBetween(from, event);
		if (!this.#view.frame && rect.right - rect.left + rect.bottom - rect.top < dragPx) return;
		if (!this.#view.frame) this.#bench().setPointerCapture(event.pointerId);
		this.#view.frame = frameOf(rect);
		this.#editor.selected.clear();
		for (const id of before) this.#editor.selected.add(id);
		for (const work of works) if (overlap(work.rect, rect)) this.#editor.selected.add(work.id);
	}
	#endFrame(): void {
		const wasDrawn = this.#view.frame !== null;
		const { from } = this.#frame!;
		this.#frame = this.#view.frame = null;
		if (wasDrawn) this.#view.say(m.exhibitions_hang_chosen_count({ count: this.#editor.selected.size }));
		else {
			if (!this.#view.addsToSelection) this.#editor.selected.clear();
			this.#view.wallId = this.#wallAt(from)?.wallId ?? this.#view.wallId;
		}
	}
}
