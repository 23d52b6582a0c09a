import { flushSync } from 'svelte';
import * as hangs from '#lib/exhibitions/hang/hang.ts';
import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import type { DraftWall } from '#lib/exhibitions/hang/hangDraft.ts';
import { isTogether } from '#lib/exhibitions/hang/moves/group.ts';
import { bounds, type Rect } from '#lib/walls/geometry/rect.ts';
import { snapper } from '#lib/walls/geometry/snap.ts';
import { hookTargets } from '#lib/walls/geometry/snapFixed.ts';
import type { HangEditor } from '../hangEditor.svelte.ts';
import type { View } from '../view.svelte.ts';
import { allFit, distancesAround, draggedBy } from './dragged.ts';
import { dragOverlay } from './dragOverlay.ts';
import { hookPlace } from './hookPlace.ts';
import { rulers } from './rulers.ts';

/**
 * Works that are being dragged: which they are, over which wall, and where they snap to. While the pointer moves over one wall, only
 * the dragged boxes change; everything else is computed when the pointer comes to a wall.
 */
export class Drag {
	#editor: HangEditor;
	#view: View;
	#start: readonly HangPlacement[];
	/** The placement under the pointer. */
	#grabbed: HangPlacement;
	/** What snaps: the whole piece when all of it is dragged, else the placement under the pointer. */
	#box: Rect;
	#others: HangPlacement[] = [];
	#snap: ReturnType<typeof snapper> | null = null;
	#wall: DraftWall;
	#overlay: ReturnType<typeof dragOverlay> | null = null;
	#rulers: ReturnType<typeof rulers> | null = null;
	#elementOf: (id: string) => Element | null;
	wallId: number;

	/**
	 * `start` are the placements as they hung, all on one wall; `grabbed` is the one of them under the pointer. `elementOf` finds what the
	 * page shows of a placement.
	 */
	constructor(
		editor: HangEditor,
		view: View,
		start: readonly HangPlacement[],
		grabbed: HangPlacement,
		elementOf: (id: string) => Element | null
	) {
		this.#editor = editor;
		this.#view = view;
		this.#start = start;
		this.#grabbed = grabbed;
		this.#elementOf = elementOf;
		const ids = start.map(({ id }) => id);
		this.#box = isTogether(editor.hang, ids) ? bounds(start)! : grabbed;
		this.wallId = grabbed.wallId!;
		this.#wall = editor.wall(this.wallId);
		this.enterWall(this.wallId);
	}

	/** The pointer has come to this wall. The page shows the works on it before this returns, because the next move draws over them. */
	enterWall(wallId: number): void {
		const ids = new Set(this.#start.map(({ id }) => id));
		const { hang, draggedIds } = this.#editor;
		this.#others = hangs.placementsOn(hang, wallId).filter(({ id }) => !ids.has(id));
		const wall = this.#editor.wall(wallId);
		const item = this.#box === this.#grabbed ? this.#editor.item(this.#grabbed.id) : undefined;
		const fixed = item ? hookTargets(wall.suspension, this.#grabbed, hookPlace(item)) : [];
		this.#snap = snapper(wall, this.#box, this.#others, fixed);
		this.#wall = wall;
		for (const id of ids) draggedIds.add(id);
		if (wallId !== this.wallId) {
			this.wallId = wallId;
			const moved = hang.filter(({ id }) => ids.has(id)).map((one) => ({ ...one, wallId }));
			this.#editor.apply({ hang: hangs.withPlacements(hang, moved) });
		}
		flushSync();
		this.#removeOverlay();
		const works = this.#start.flatMap(({ id }) => this.#elementOf(id) ?? []);
		const drawing = works[0]?.closest<SVGSVGElement>('svg[data-wall]');
		if (!drawing) return;
		this.#overlay = dragOverlay(drawing, works);
		this.#rulers = rulers(drawing, wall, this.#view.scale, this.#overlay.sheet, this.#box);
	}

	/** The wall has moved on the screen. */
	scrolled(): void {
		this.#overlay?.align();
		this.#rulers?.align();
	}

	/** Moves the lower left corner of the grabbed placement to here on the wall, in mm; it snaps within the tolerance (0: not at all). */
	moveTo(xMm: number, yMm: number, toleranceMm: number): void {
		const wanted = { xMm: this.#box.xMm + xMm - this.#grabbed.xMm, yMm: this.#box.yMm + yMm - this.#grabbed.yMm };
		const snapped = this.#snap!(wanted, toleranceMm);
		const [dxMm, dyMm] = [snapped.xMm - this.#box.xMm, snapped.yMm - this.#box.yMm];
		const placements = draggedBy(this.#start, this.wallId, dxMm, dyMm);
		for (const placement of placements) this.#editor.dragged.set(placement.id, placement);
		this.#overlay?.moveTo(dxMm * this.#view.scale, -dyMm * this.#view.scale, !allFit(this.#wall, placements, this.#others));
		const box = { ...this.#box, xMm: snapped.xMm, yMm: snapped.yMm };
		this.#rulers?.draw(snapped.guides, distancesAround(box, this.#others, this.#wall.widthMm));
		this.#editor.saver.dragging();
	}

	/** The works hang where they are now. */
	drop(): void {
		const { hang, dragged } = this.#editor;
		this.#editor.apply({ hang: hangs.withPlacements(hang, [...dragged.values()]) });
		this.#end();
	}
	/** The works hang again where they were before. */
	cancel(): void {
		this.#end();
		this.#editor.takeBack();
	}
	/** The works come off the wall: they are not placed any more. */
	takeOff(): void {
		this.#end();
		const ids = this.#start.map(({ id }) => id);
		this.#editor.apply({ hang: hangs.takeOff(this.#editor.hang, ids) });
	}
	#end(): void {
		this.#removeOverlay();
		this.#editor.dragged.clear();
		this.#editor.draggedIds.clear();
	}
	#removeOverlay(): void {
		this.#overlay?.remove();
		this.#rulers?.remove();
		this.#overlay = this.#rulers = null;
	}
}
