import { flushSync } from 'svelte';
import * as hangs from '#lib/exhibitions/hang/hang.ts';
import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import type { DraftWall } from '#lib/exhibitions/hang/hangDraft.ts';
import { isTogether } from '#lib/exhibitions/hang/moves/group.ts';
import { nextOf, previousOf } from '#lib/walls/geometry/arrangePieces.ts';
import { fits } from '#lib/walls/problems/problems.ts';
import { bounds, middleYMm, rightMm, type Rect } from '#lib/walls/geometry/rect.ts';
import { snapper } from '#lib/walls/geometry/snap.ts';
import { hookTargets } from '#lib/walls/geometry/snapFixed.ts';
import { hookPlace } from './hookPlace.ts';
import type { HangEditor } from '../hangEditor.svelte.ts';
import { lifted } from './lifted.ts';
import { rulers } from './rulers.ts';
import type { Measure, View } from '../view.svelte.ts';

/**
 * Works on their way: what is held, on which wall, and where it comes to rest there. While the pointer moves on one
 * wall nothing but the boxes that are held is changed; everything else is worked out when a wall is entered.
 */
export class Carry {
	#editor: HangEditor;
	#view: View;
	#start: HangPlacement[];
	#lead: HangPlacement;
	/** What snaps: a piece as a whole, else the one that was taken hold of. */
	#box: Rect;
	#others: HangPlacement[] = [];
	#rest: ReturnType<typeof snapper> | null = null;
	#wall: DraftWall;
	/** What is seen of the boxes, to be moved by hand. */
	#sheet: ReturnType<typeof lifted> | null = null;
	#rulers: ReturnType<typeof rulers> | null = null;
	#find: (id: string) => Element | null;
	wallId: number;

	/** `start` is how the boxes were, all on one wall; `lead` is the one under the pointer; `find` gives what is drawn of one. */
	constructor(editor: HangEditor, view: View, start: HangPlacement[], lead: HangPlacement, find: (id: string) => Element | null) {
		this.#find = find;
		this.#editor = editor;
		this.#view = view;
		this.#start = start;
		this.#lead = lead;
		this.#box = isTogether(
			editor.hang,
			start.map(({ id }) => id)
		)
			? bounds(start)!
			: lead;
		this.wallId = lead.wallId!;
		this.#wall = editor.wall(this.wallId);
		this.enter(this.wallId);
	}

	/** On this wall from now on. What the wall shows for it is there at once: the next move draws on it. */
	enter(wallId: number): void {
		const ids = new Set(this.#start.map(({ id }) => id));
		const { hang, held } = this.#editor;
		this.#others = hangs.placementsOn(hang, wallId).filter(({ id }) => !ids.has(id));
		const wall = this.#editor.wall(wallId);
		const piece = this.#box === this.#lead ? this.#editor.item(this.#lead.id) : undefined;
		const fixed = piece ? hookTargets(wall.suspension, this.#lead, hookPlace(piece)) : [];
		this.#rest = snapper(wall, this.#box, this.#others, fixed);
		this.#wall = wall;
		for (const id of ids) held.add(id);
		if (wallId !== this.wallId) {
			this.wallId = wallId;
			const moved = hang.filter(({ id }) => ids.has(id)).map((one) => ({ ...one, wallId }));
			this.#editor.show({ hang: hangs.withPlacements(hang, moved) });
		}
		flushSync();
		this.#putAway();
		const works = this.#start.flatMap(({ id }) => this.#find(id) ?? []);
		const drawn = works[0]?.closest<SVGSVGElement>('svg[data-wall]');
		if (!drawn) return;
		this.#sheet = lifted(drawn, works);
		this.#rulers = rulers(drawn, wall, this.#view.scale, this.#sheet.sheet, this.#box);
	}
	#putAway(): void {
		this.#sheet?.remove();
		this.#rulers?.remove();
		this.#sheet = this.#rulers = null;
	}

	/** The wall has moved on the screen. */
	scrolled(): void {
		this.#sheet?.lay();
		this.#rulers?.lay();
	}

	/** Where the lead's lower left corner is wanted on the wall, in mm; snaps within the tolerance (0: not at all). */
	to(xMm: number, yMm: number, toleranceMm: number): void {
		const wanted = { xMm: this.#box.xMm + xMm - this.#lead.xMm, yMm: this.#box.yMm + yMm - this.#lead.yMm };
		const rest = this.#rest!(wanted, toleranceMm);
		const [dx, dy] = [rest.xMm - this.#box.xMm, rest.yMm - this.#box.yMm];
		let clash = false;
		for (const one of this.#start) {
			const moved = hangs.movedTo(one, one.xMm + dx, one.yMm + dy);
			// Hooks chosen by hand are those of the wall where it hung.
			const box = one.wallId === this.wallId ? moved : { ...moved, wallId: this.wallId, hooksMm: null };
			this.#editor.live.set(one.id, box);
			clash ||= !fits(this.#wall, box, this.#others);
		}
		this.#sheet?.moveTo(dx * this.#view.scale, -dy * this.#view.scale, clash);
		this.#rulers?.draw(rest.guides, this.#measures({ ...this.#box, xMm: rest.xMm, yMm: rest.yMm }, this.#wall.widthMm));
		this.#editor.saver.held();
	}

	/** To what is beside it at its height, or the wall's ends; and from the floor to its middle. */
	#measures(box: Rect, widthMm: number) {
		const [previous, next] = [previousOf(box, this.#others), nextOf(box, this.#others)];
		const atMm = middleYMm(box);
		const across = (fromMm: number, toMm: number): Measure | undefined => (toMm > fromMm ? { fromMm, toMm, atMm } : undefined);
		return {
			before: across(previous ? rightMm(previous) : 0, box.xMm),
			after: across(rightMm(box), next?.xMm ?? widthMm),
			up: { fromMm: 0, toMm: atMm, atMm: box.xMm + box.widthMm / 2 }
		};
	}

	/** Let go: they hang where they are. */
	drop(): void {
		const { hang, live } = this.#editor;
		this.#editor.show({ hang: hangs.withPlacements(hang, [...live.values()]) });
		this.#clear();
	}
	/** Back to how it was. */
	cancel(): void {
		this.#clear();
		this.#editor.undo();
	}
	/** Off the walls: they wait for a place again. */
	takeOff(): void {
		this.#clear();
		this.#editor.show({
			hang: hangs.takeOff(
				this.#editor.hang,
				this.#start.map(({ id }) => id)
			)
		});
	}
	#clear(): void {
		this.#putAway();
		this.#editor.live.clear();
		this.#editor.held.clear();
	}
}
