import * as hangs from '#lib/exhibitions/hang/hang.ts';
import type { HangArranged } from '#lib/exhibitions/hang/hang.ts';
import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import * as gaps from '#lib/exhibitions/hang/moves/gaps.ts';
import * as groups from '#lib/exhibitions/hang/moves/group.ts';
import { hangAfter, reverse, swap, swapInRow } from '#lib/exhibitions/hang/moves/order.ts';
import { piecesOn, wholePieces } from '#lib/exhibitions/hang/moves/pieces.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Edge } from '#lib/walls/geometry/arrange.ts';
import { yOnCentreLine } from '#lib/walls/hooks/hooks.ts';
import type { LabelRule, LabelSide } from '#lib/walls/problems/labels.ts';
import { freeSpot } from '#lib/walls/problems/spot.ts';
import type { HangEditor } from './hangEditor.svelte.ts';
import { placesText } from './placeWords.ts';
import type { View } from './view.svelte.ts';

/** What the tools, taps and keys do: each is one step that can be undone, and is said. */
export class Actions {
	#editor: HangEditor;
	#view: View;
	constructor(editor: HangEditor, view: View) {
		this.#editor = editor;
		this.#view = view;
	}

	#change(hang: readonly HangPlacement[], said: string): void {
		this.#editor.change({ hang });
		this.#view.say(said);
	}
	#arranged(arranged: HangArranged): void {
		if (arranged.ok) this.#change(arranged.hang, m.exhibitions_hang_arranged());
		else this.#view.say(m.exhibitions_hang_too_wide());
	}
	#where(ids: Iterable<string>): void {
		this.#view.say(placesText(this.#editor, ids));
	}
	/** Those of these that aren't pinned; says so when all are. */
	#loose(ids: Iterable<string>): string[] {
		const asked = new Set(ids);
		const loose = this.#editor.hang.filter(({ id, pinned }) => asked.has(id) && !pinned).map(({ id }) => id);
		if (loose.length === 0 && asked.size > 0) this.#view.say(m.exhibitions_hang_is_pinned());
		return loose;
	}
	/** The chosen placements of a wall; all of them when fewer than `least` are chosen. */
	#meant(wallId: number, min = 1): string[] {
		const chosen = this.#editor.chosen(wallId);
		return (chosen.length >= min ? chosen : this.#editor.on(wallId)).map(({ id }) => id);
	}

	nudge(ids: Iterable<string>, dxMm: number, dyMm: number): void {
		const loose = this.#loose(ids);
		if (loose.length === 0) return;
		this.#editor.change({ hang: hangs.nudge(this.#editor.hang, loose, dxMm, dyMm) });
		this.#where(loose);
	}
	takeOff(ids: Iterable<string>): void {
		const off = [...ids];
		this.#change(hangs.takeOff(this.#editor.hang, off), m.exhibitions_hang_taken_off({ number: off.map(this.#editor.named).join(', ') }));
		this.#editor.selected.clear();
	}

	/** Puts a piece on a wall with its middle at `middleMm` from the left, on the centre line; null: the first free spot. */
	put(id: string, wallId: number, middleMm: number | null): void {
		const { hang, labels } = this.#editor;
		const item = this.#editor.item(id);
		if (!item) return;
		const wall = this.#editor.wall(wallId);
		const others = piecesOn(
			hang.filter((other) => other.id !== id),
			wallId,
			labels
		);
		const spot = middleMm === null ? freeSpot(wall, others, item) : null;
		const xMm = spot?.xMm ?? (middleMm ?? wall.widthMm / 2) - item.widthMm / 2;
		const yMm = spot?.yMm ?? yOnCentreLine(wall.centreLineMm, item.heightMm);
		this.#change(hangs.place(hang, item, wallId, xMm, yMm), m.exhibitions_hang_put({ number: item.key }));
		this.#editor.select(id, false, true);
		this.#view.wallId = wallId;
		this.#view.mode = 'choose';
	}
	/** The work stands or hangs free. */
	putElsewhere(id: string): void {
		const item = this.#editor.item(id);
		if (item) this.#change(hangs.place(this.#editor.hang, item, null), m.exhibitions_hang_stands({ number: item.key }));
	}
	/** Types a place; a coordinate that is left out stays as it is. Its piece comes along. */
	set(id: string, at: { xMm?: number; yMm?: number }): void {
		const placement = this.#editor.hang.find((one) => one.id === id);
		if (!placement) return;
		const ids = this.#editor.selected.has(id) ? wholePieces(this.#editor.hang, [id]).filter((one) => this.#editor.selected.has(one)) : [id];
		const [dx, dy] = [(at.xMm ?? placement.xMm) - placement.xMm, (at.yMm ?? placement.yMm) - placement.yMm];
		this.#editor.change({ hang: hangs.nudge(this.#editor.hang, ids, dx, dy) });
		this.#where(ids);
	}
	setGap(id: string, wallId: number, gapMm: number): void {
		this.#editor.change({ hang: gaps.setGap(this.#editor.hang, id, wallId, gapMm) });
		this.#where([id]);
	}

	/** Changes places with another; one that doesn't hang yet takes its place. */
	swap(id: string, other: string): void {
		const { hang } = this.#editor;
		const [item, target] = [this.#editor.item(id), this.#editor.item(other)];
		this.#view.mode = 'choose';
		if (!item || !target?.placement || target.placement.wallId === null || id === other) return;
		const numbers = { number: item.key, other: target.key };
		if (item.placement?.wallId != null)
			return this.#change(swapInRow(hang, id, other) ?? swap(hang, id, other), m.exhibitions_hang_swapped(numbers));
		const { wallId, xMm, yMm, widthMm, heightMm } = target.placement;
		const x = xMm + Math.floor(widthMm / 2) - Math.floor(item.widthMm / 2);
		const y = yMm + Math.ceil(heightMm / 2) - Math.ceil(item.heightMm / 2);
		const off = item.placement ? hangs.place(hang, target, null) : hangs.takeOff(hang, [other]);
		this.#change(hangs.place(off, item, wallId, x, y), m.exhibitions_hang_swapped(numbers));
		this.#editor.select(id, false, true);
	}
	/** Hangs a work to the right of another one; what follows makes room. */
	after(id: string, other: string): void {
		const [item, target] = [this.#editor.item(id), this.#editor.item(other)];
		this.#view.mode = 'choose';
		const wallId = target?.placement?.wallId ?? null;
		if (!item || !target || wallId === null || id === other) return;
		const { hang, labels } = this.#editor;
		const hung = item.placement?.wallId != null ? hang : hangs.place(hang, item, wallId);
		this.#change(
			hangAfter(hung, id, other, this.#editor.wall(wallId), labels),
			m.exhibitions_hang_hung_after({ number: item.key, other: target.key })
		);
		this.#editor.select(id, false, item.placement === null);
		this.#view.wallId = wallId;
	}

	centre(wallId: number): void {
		const centred = gaps.centrePieces(this.#editor.hang, this.#meant(wallId), this.#editor.wall(wallId));
		this.#change(centred, m.exhibitions_hang_arranged());
	}
	/** Equal gaps over the whole wall. One work has no gaps: all are meant then. */
	spread(wallId: number): void {
		const { hang, labels } = this.#editor;
		this.#arranged(gaps.spreadPieces(hang, this.#meant(wallId, 2), this.#editor.wall(wallId), labels));
	}
	spreadBetween(wallId: number): void {
		const { hang, labels } = this.#editor;
		this.#arranged(gaps.spreadBetweenPieces(hang, this.#meant(wallId), this.#editor.wall(wallId), labels));
	}
	align(wallId: number, edge: Edge): void {
		this.#change(gaps.alignPieces(this.#editor.hang, this.#meant(wallId), this.#editor.wall(wallId), edge), m.exhibitions_hang_arranged());
	}
	reverse(wallId: number): void {
		this.#change(reverse(this.#editor.hang, wallId, this.#editor.labels), m.exhibitions_hang_reversed());
	}
	group(wallId: number): void {
		const { hang, selected } = this.#editor;
		this.#change(groups.group(hang, selected, wallId), m.exhibitions_hang_grouped({ count: this.#editor.chosen(wallId).length }));
	}
	ungroup(): void {
		this.#change(groups.ungroup(this.#editor.hang, this.#editor.selected), m.exhibitions_hang_ungrouped());
	}
	pin(pinned: boolean): void {
		const said = pinned ? m.exhibitions_hang_pinned() : m.exhibitions_hang_unpinned();
		this.#change(groups.pin(this.#editor.hang, this.#editor.selected, pinned), said);
	}
	/** Drives a work's nails there, in mm from the wall's left edge; null: where the rule has them. */
	setHooks(id: string, hooksMm: number[] | null): void {
		const placement = this.#editor.hang.find((one) => one.id === id);
		if (!placement) return;
		this.#editor.change({ hang: hangs.withPlacements(this.#editor.hang, [{ ...placement, hooksMm }]) });
		this.#view.say(hooksMm ? m.exhibitions_hang_hooks_count({ count: hooksMm.length }) : m.exhibitions_hang_hooks_by_rule());
	}
	labelAt(side: LabelSide | null): void {
		this.#editor.change({ hang: groups.labelAt(this.#editor.hang, this.#editor.selected, side) });
	}

	/** Moves the centre line of a wall; what hangs on the wall goes with it. */
	setCentreLine(wallId: number, centreLineMm: number): void {
		const { hang, now } = this.#editor;
		this.#editor.change({
			hang: gaps.reflow(hang, this.#editor.wall(wallId), centreLineMm),
			centreLines: { ...now.centreLines, [wallId]: centreLineMm }
		});
		this.#view.say(m.exhibitions_hang_arranged());
	}
	setColour(wallId: number, colour: string | null): void {
		const { [wallId]: _gone, ...others } = this.#editor.now.colours;
		this.#editor.change({ colours: colour ? { ...others, [wallId]: colour } : others });
	}
	setLabels(rule: Partial<LabelRule>): void {
		this.#editor.change({ labels: { ...this.#editor.labels, ...rule } });
	}
}
