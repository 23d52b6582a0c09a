import * as hangs from '#lib/exhibitions/hang/hang.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Actions } from '../actions.ts';
import { Carry } from './carry.svelte.ts';
import { EdgeScroll } from './edgeScroll.ts';
import type { HangEditor } from '../hangEditor.svelte.ts';
import { placesText } from '../placeWords.ts';
import type { View } from '../view.svelte.ts';

/** A wall as it is on the screen. */
type Shown = { wallId: number; heightMm: number; left: number; top: number; right: number; bottom: number; scale: number };
/** What is held since the pointer went down at x, y; `again`: it was chosen already. */
type Hold = { pointer: number; id: string; x: number; y: number; again: boolean; carry: Carry | null; grip: { xMm: number; yMm: number } };
type Frame = { pointer: number; x: number; y: number; works: { id: string; rect: DOMRect }[]; had: string[] };

/** So many pixels a pointer must move until it drags, and so near a box must come to snap. */
const dragPx = 4;
const snapPx = 9;

/** What a mouse, pen or finger does on the walls and in the tray; one set of listeners for all works. */
export class Pointer {
	#editor: HangEditor;
	#view: View;
	#actions: Actions;
	#bench: () => HTMLElement;
	#walls: Shown[] = [];
	#hold: Hold | null = null;
	#frame: Frame | null = null;
	#last: PointerEvent | null = null;
	#edge = new EdgeScroll();

	constructor(editor: HangEditor, view: View, actions: Actions, bench: () => HTMLElement) {
		this.#editor = editor;
		this.#view = view;
		this.#actions = actions;
		this.#bench = bench;
	}

	/** Where the walls are on the screen now; to be asked for again when they have moved. */
	measure = (): void => {
		this.#edge.measure(this.#bench().querySelector('[data-stage]'));
		this.#walls = [...this.#bench().querySelectorAll<SVGSVGElement>('svg[data-wall-id]')].map((svg) => {
			const { left, top, right, bottom } = svg.getBoundingClientRect();
			const wallId = Number(svg.dataset.wallId);
			const wall = this.#editor.wall(wallId);
			return { wallId, heightMm: wall.heightMm, left, top, right, bottom, scale: (right - left) / wall.widthMm };
		});
	};
	/** What is scrolled while something is held moves under it. */
	scrolled = (): void => {
		if (!this.#hold?.carry) return;
		this.measure();
		this.#hold.carry.scrolled();
		if (this.#last) this.#drag(this.#last);
	};

	#wallAt = (x: number, y: number): Shown | undefined =>
		this.#walls.find(({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom);

	down = (event: PointerEvent): void => {
		if (event.button !== 0 || this.#hold || this.#frame) return;
		const target = event.target as Element;
		const id = target.closest<HTMLElement>('[data-piece]')?.dataset.piece;
		this.measure();
		// A work waits to be put: the tap means the wall, whatever hangs there already.
		if (id && this.#view.mode === 'choose') this.#take(event, id, target);
		else if (target.closest('[data-stage]') && event.pointerType === 'mouse' && this.#view.mode === 'choose' && !id) this.#open(event);
	};

	#take(event: PointerEvent, id: string, target: Element): void {
		const finger = event.pointerType === 'touch';
		const onWall = target.closest('svg[data-wall]') !== null;
		const add = this.#view.several || event.shiftKey || event.ctrlKey || event.metaKey;
		// By finger what isn't chosen yet is chosen by the tap; swiping over it moves the view.
		if (finger && onWall && !this.#editor.selected.has(id)) return;
		const again = this.#editor.selected.has(id) && (finger || !add);
		if (onWall && !again) this.#editor.select(id, add, event.altKey);
		const placement = this.#editor.hang.find((one) => one.id === id);
		if (placement?.pinned || (!onWall && placement)) return;
		if (!finger) {
			// Else each move would be told twice, once more as that of a mouse. The keyboard goes where the pointer is all the same.
			event.preventDefault();
			target.closest<HTMLElement>('[data-piece]')?.focus({ preventScroll: true });
		}
		this.#hold = { pointer: event.pointerId, id, x: event.clientX, y: event.clientY, again, carry: null, grip: { xMm: 0, yMm: 0 } };
		const shown = this.#wallAt(event.clientX, event.clientY);
		if (placement && shown) {
			const { xMm, yMm } = this.#onWall(shown, event);
			this.#hold.grip = { xMm: xMm - placement.xMm, yMm: yMm - placement.yMm };
		} else {
			const item = this.#editor.item(id)!;
			this.#hold.grip = { xMm: item.widthMm / 2, yMm: item.heightMm / 2 };
		}
	}

	#onWall = (wall: Shown, { clientX, clientY }: { clientX: number; clientY: number }) => ({
		xMm: (clientX - wall.left) / wall.scale,
		yMm: wall.heightMm - (clientY - wall.top) / wall.scale
	});

	move = (event: PointerEvent): void => {
		this.#last = event;
		// What is held is nobody else's business: the page's own listeners would take longer than the move.
		if (this.#hold || this.#frame) event.stopPropagation();
		if (this.#hold?.pointer === event.pointerId) {
			const { x, y, carry } = this.#hold;
			const ghost = this.#view.ghost !== null;
			if (!carry && !ghost) {
				if (Math.hypot(event.clientX - x, event.clientY - y) < dragPx) return;
				this.#bench().setPointerCapture(event.pointerId);
			}
			this.#drag(event);
		} else if (this.#frame?.pointer === event.pointerId) this.#draw(event);
	};

	#drag(event: PointerEvent): void {
		const hold = this.#hold!;
		const under = this.#wallAt(event.clientX, event.clientY);
		if (!hold.carry) {
			if (!this.#pickUp(hold, under)) {
				this.#view.ghost = { id: hold.id, x: event.clientX, y: event.clientY };
				return;
			}
			this.#view.ghost = null;
		}
		this.#edge.at(event.clientX, event.clientY);
		const carry = hold.carry!;
		if (under && under.wallId !== carry.wallId) carry.enter(under.wallId);
		const wall = this.#walls.find(({ wallId }) => wallId === carry.wallId);
		if (!wall) return;
		const { xMm, yMm } = this.#onWall(wall, event);
		carry.to(xMm - hold.grip.xMm, yMm - hold.grip.yMm, event.altKey ? 0 : snapPx / wall.scale);
	}
	/** Takes what is held off its place; what comes from the tray hangs as soon as it is over a wall. */
	#pickUp(hold: Hold, under: Shown | undefined): boolean {
		const placement = this.#editor.hang.find(({ id }) => id === hold.id);
		const item = this.#editor.item(hold.id);
		if (!item || (placement?.wallId == null && !under)) return false;
		this.#editor.remember();
		if (placement?.wallId == null && under) {
			this.#editor.show({ hang: hangs.place(this.#editor.hang, item, under.wallId) });
			this.#editor.select(hold.id, false, true);
		}
		const lead = this.#editor.hang.find(({ id }) => id === hold.id)!;
		const start = this.#editor.hang.filter(({ id, wallId, pinned }) => wallId === lead.wallId && this.#editor.selected.has(id) && !pinned);
		const find = (id: string) => this.#bench().querySelector(`svg[data-wall] [data-piece="${id}"]`);
		hold.carry = new Carry(this.#editor, this.#view, start.includes(lead) ? start : [lead], lead, find);
		return true;
	}

	up = (event: PointerEvent): void => {
		this.#edge.stop();
		if (this.#hold?.pointer === event.pointerId) this.#release(event);
		else if (this.#frame?.pointer === event.pointerId) this.#close();
		else this.#tap(event);
		this.#last = null;
	};
	#release(event: PointerEvent): void {
		const { carry, id, again } = this.#hold!;
		this.#hold = null;
		this.#view.ghost = null;
		if (!carry) {
			if (!(event.target as Element).closest('svg[data-wall]')) return;
			if (again) this.#editor.select(id, this.#view.several, event.altKey);
			return this.#shown(id);
		}
		const over = document.elementFromPoint(event.clientX, event.clientY);
		if (over?.closest('[data-tray]') && !this.#wallAt(event.clientX, event.clientY)) {
			carry.takeOff();
			this.#view.say(m.exhibitions_hang_taken_off({ number: this.#editor.named(id) }));
		} else {
			carry.drop();
			this.#view.wallId = carry.wallId;
			this.#view.say(placesText(this.#editor, [id]));
		}
		void this.#editor.saver.flush();
	}
	#shown(id: string): void {
		this.#view.wallId = this.#editor.hang.find((one) => one.id === id)?.wallId ?? this.#view.wallId;
	}

	/** A press that wasn't a drag: what it means depends on what is waited for. */
	#tap(event: PointerEvent): void {
		const target = event.target as Element;
		if (event.button !== 0 || !target.closest('svg[data-wall]')) return;
		const id = target.closest<SVGElement>('[data-piece]')?.dataset.piece;
		const { mode } = this.#view;
		const [chosen] = this.#editor.selected;
		this.measure();
		const wall = this.#wallAt(event.clientX, event.clientY);
		if (mode === 'put' && chosen && wall) this.#actions.put(chosen, wall.wallId, this.#onWall(wall, event).xMm);
		else if (mode === 'swap' && chosen && id) this.#actions.swap(chosen, id);
		else if (mode === 'after' && chosen && id) this.#actions.after(chosen, id);
		else if (mode === 'choose' && id) {
			this.#editor.select(id, this.#view.several);
			this.#shown(id);
		} else if (mode === 'choose' && wall) {
			if (!this.#view.several) this.#editor.selected.clear();
			this.#view.wallId = wall.wallId;
		}
	}

	cancel = (): void => {
		this.#edge.stop();
		if (this.#hold?.carry) this.#hold.carry.cancel();
		this.#hold = null;
		this.#frame = null;
		this.#view.ghost = null;
		this.#view.frame = null;
	};

	/** A frame over the walls chooses all that it touches. */
	#open(event: PointerEvent): void {
		const works = [...this.#bench().querySelectorAll<SVGElement>('svg[data-wall] [data-piece]')].map((element) => ({
			id: element.dataset.piece!,
			rect: element.querySelector('.outline')!.getBoundingClientRect()
		}));
		const had = this.#view.several || event.shiftKey || event.ctrlKey || event.metaKey ? [...this.#editor.selected] : [];
		this.#frame = { pointer: event.pointerId, x: event.clientX, y: event.clientY, works, had };
	}
	#draw(event: PointerEvent): void {
		const { x, y, works, had } = this.#frame!;
		const [left, right] = [Math.min(x, event.clientX), Math.max(x, event.clientX)];
		const [top, bottom] = [Math.min(y, event.clientY), Math.max(y, event.clientY)];
		if (!this.#view.frame && right - left + bottom - top < dragPx) return;
		if (!this.#view.frame) this.#bench().setPointerCapture(event.pointerId);
		this.#view.frame = { xMm: left, yMm: top, widthMm: right - left, heightMm: bottom - top };
		const touched = works.filter(({ rect }) => rect.left < right && rect.right > left && rect.top < bottom && rect.bottom > top);
		this.#editor.selected.clear();
		for (const id of had) this.#editor.selected.add(id);
		for (const { id } of touched) this.#editor.selected.add(id);
	}
	#close(): void {
		const drawn = this.#view.frame;
		const { x, y } = this.#frame!;
		this.#frame = null;
		this.#view.frame = null;
		if (drawn) this.#view.say(m.exhibitions_hang_chosen_count({ count: this.#editor.selected.size }));
		else {
			if (!this.#view.several) this.#editor.selected.clear();
			this.#view.wallId = this.#wallAt(x, y)?.wallId ?? this.#view.wallId;
		}
	}
}
