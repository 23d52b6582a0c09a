import { type Corner, moved, stretched } from '#lib/images/make/parts.ts';
import { type Part, type Size, whole } from '#lib/images/make/retouch.ts';
import { arrowOf } from '#lib/shared/page/arrowKeys.ts';
import type { PartId, RetouchEditor } from './retouchEditor.svelte.ts';

/** The photograph as the page draws it; functions, because it changes. */
export type RetouchView = {
	/** Where a pointer is on the frame, in pixels of the photograph. */
	pointOf: (event: PointerEvent) => { x: number; y: number };
	/** The turned photograph, in pixels. */
	frame: () => Size;
	/** Pixels of the photograph that a pixel of the screen takes. */
	px: () => number;
	/** Tells a screen reader where a part is. */
	sayPart: (id: PartId) => void;
};

/** A pointer that moved less than this is a tap. */
const dragPx = 4;

/** What a mouse, pen, finger or key does on a photograph: moves and stretches the crop and the spots to hide. */
export class RetouchPointer {
	#editor: RetouchEditor;
	#view: RetouchView;
	#drag: { pointerId: number; id: PartId; corner: Corner | null; start: Part; x: number; y: number; moved: boolean } | null = null;

	constructor(editor: RetouchEditor, view: RetouchView) {
		this.#editor = editor;
		this.#view = view;
	}

	/** Where a pointer is, in ten-thousandths of the frame. */
	#share(event: PointerEvent): { x: number; y: number } {
		const { x, y } = this.#view.pointOf(event);
		const { width, height } = this.#view.frame();
		return { x: (x * whole) / width, y: (y * whole) / height };
	}

	/** A press on a part (`corner` null) or one of its corners. */
	down = (event: PointerEvent & { currentTarget: Element }, id: PartId, corner: Corner | null): void => {
		if (event.button !== 0) return;
		this.#editor.selected = id;
		this.#drag = { pointerId: event.pointerId, id, corner, start: this.#editor.part(id), ...this.#share(event), moved: false };
		event.currentTarget.setPointerCapture(event.pointerId);
	};
	move = (event: PointerEvent): void => {
		const drag = this.#drag;
		if (drag?.pointerId !== event.pointerId) return;
		const at = this.#share(event);
		const [dx, dy] = [at.x - drag.x, at.y - drag.y];
		const { width, height } = this.#view.frame();
		if (!drag.moved && Math.hypot(dx * width, dy * height) / whole < dragPx * this.#view.px()) return;
		if (!drag.moved) this.#editor.remember();
		drag.moved = true;
		this.#editor.dragPart(drag.id, drag.corner ? stretched(drag.start, drag.corner, dx, dy) : moved(drag.start, dx, dy));
	};
	up = (): void => {
		if (this.#drag?.moved) this.#view.sayPart(this.#drag.id);
		this.#drag = null;
	};

	/** A key on a part or one of its corners: arrows move or stretch it by 1 %, with Shift by 0.1 %; Enter selects it. */
	key = (event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'preventDefault'>, id: PartId, corner: Corner | null): void => {
		const arrow = arrowOf(event.key);
		if (!arrow && event.key !== 'Enter' && event.key !== ' ') return;
		event.preventDefault();
		this.#editor.selected = id;
		if (arrow) {
			const by = event.shiftKey ? 10 : 100;
			// In a picture y counts downwards.
			const [dx, dy] = [arrow[0] * by, -arrow[1] * by];
			const part = this.#editor.part(id);
			this.#editor.setPart(id, corner ? stretched(part, corner, dx, dy) : moved(part, dx, dy));
		}
		this.#view.sayPart(id);
	};
}
