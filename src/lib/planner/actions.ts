import * as hangs from '#lib/exhibitions/hang/hang.ts';
import type { HangArranged } from '#lib/exhibitions/hang/hang.ts';
import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import * as gaps from '#lib/exhibitions/hang/moves/gaps.ts';
import * as groups from '#lib/exhibitions/hang/moves/group.ts';
import * as order from '#lib/exhibitions/hang/moves/order.ts';
import { piecesOn, wholePieces } from '#lib/exhibitions/hang/moves/pieces.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Edge } from '#lib/walls/geometry/arrange.ts';
import { yOnCentreLine } from '#lib/walls/hooks/hooks.ts';
import type { LabelRule, LabelSide } from '#lib/walls/problems/labels.ts';
import { freeSpot } from '#lib/walls/problems/spot.ts';
import type { HangEditor } from './hangEditor.svelte.ts';
import { placesText } from './placeWords.ts';
import type { View } from './view.svelte.ts';

/** What tools, taps and keys do to the hang. Each action is one step of the undo history, and a screen reader says what it did. */
export class Actions {
	#editor: HangEditor;
	#view: View;
	constructor(editor: HangEditor, view: View) {
		this.#editor = editor;
		this.#view = view;
	}

	#change(hang: readonly HangPlacement[], sentence: string): void {
		this.#editor.change({ hang });
		this.#view.say(sentence);
	}
	#arrange(arranged: HangArranged): void {
		if (arranged.ok) this.#change(arranged.hang, m.exhibitions_hang_arranged());
		else this.#view.say(m.exhibitions_hang_too_wide());
	}
	#sayPlaces(ids: Iterable<string>): void {
		this.#view.say(placesText(this.#editor, ids));
	}
	/** Those of the placements that aren't pinned. Says so when all of them are. */
	#unpinned(ids: Iterable<string>): string[] {
		const asked = new Set(ids);
		const unpinned = this.#editor.hang.filter(({ id, pinned }) => asked.has(id) && !pinned).map(({ id }) => id);
		if (unpinned.length === 0 && asked.size > 0) this.#view.say(m.exhibitions_hang_is_pinned());
		return unpinned;
	}
	/** The selected placements of a wall, or all of its placements when fewer than `minCount` are selected. */
	#targets(wallId: number, minCount = 1): string[] {
		const selected = this.#editor.selectedOn(wallId);
		return (selected.length >= minCount ? selected : this.#editor.itemsOn(wallId)).map(({ id }) => id);
	}

	/** Moves works that hang on walls; pinned ones stay. */
	nudge(ids: Iterable<string>, dxMm: number, dyMm: number): void {
		const unpinned = this.#unpinned(ids);
		if (unpinned.length === 0) return;
		this.#editor.change({ hang: hangs.nudge(this.#editor.hang, unpinned, dxMm, dyMm) });
		this.#sayPlaces(unpinned);
	}
	/** Takes works off their walls: they are not placed any more. */
	takeOff(ids: Iterable<string>): void {
		const removed = [...ids];
		const number = removed.map(this.#editor.numberOf).join(', ');
		this.#change(hangs.takeOff(this.#editor.hang, removed), m.exhibitions_hang_taken_off({ number }));
		this.#editor.selected.clear();
	}

	/** Puts a piece on the centre line of a wall, its middle `middleMm` from the left; null: on the first free spot. */
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
	/** Says that the work stands or hangs free, on no wall. */
	putElsewhere(id: string): void {
		const item = this.#editor.item(id);
		if (item) this.#change(hangs.place(this.#editor.hang, item, null), m.exhibitions_hang_stands({ number: item.key }));
	}
	/** Moves a work to a place that was typed; a coordinate that is left out stays as it is. The rest of its piece moves along. */
	setPlace(id: string, at: { xMm?: number; yMm?: number }): void {
		const placement = this.#editor.hang.find((one) => one.id === id);
		if (!placement) return;
		const ids = this.#editor.selected.has(id) ? wholePieces(this.#editor.hang, [id]).filter((one) => this.#editor.selected.has(one)) : [id];
		const [dx, dy] = [(at.xMm ?? placement.xMm) - placement.xMm, (at.yMm ?? placement.yMm) - placement.yMm];
		this.#editor.change({ hang: hangs.nudge(this.#editor.hang, ids, dx, dy) });
		this.#sayPlaces(ids);
	}
	/** Sets the gap to the left of a work. */
	setGap(id: string, wallId: number, gapMm: number): void {
		this.#editor.change({ hang: gaps.setGap(this.#editor.hang, id, wallId, gapMm) });
		this.#sayPlaces([id]);
	}

	/** Swaps two works. A work that doesn't hang yet takes the place of the other one. */
	swap(id: string, other: string): void {
		const { hang } = this.#editor;
		const [item, target] = [this.#editor.item(id), this.#editor.item(other)];
		this.#view.mode = 'choose';
		if (!item || !target?.placement || target.placement.wallId === null || id === other) return;
		const numbers = { number: item.key, other: target.key };
		if (item.placement?.wallId != null)
			return this.#change(order.swapInRow(hang, id, other) ?? order.swap(hang, id, other), m.exhibitions_hang_swapped(numbers));
		const { wallId, xMm, yMm, widthMm, heightMm } = target.placement;
		const x = xMm + Math.floor(widthMm / 2) - Math.floor(item.widthMm / 2);
		const y = yMm + Math.ceil(heightMm / 2) - Math.ceil(item.heightMm / 2);
		const off = item.placement ? hangs.place(hang, target, null) : hangs.takeOff(hang, [other]);
		this.#change(hangs.place(off, item, wallId, x, y), m.exhibitions_hang_swapped(numbers));
		this.#editor.select(id, false, true);
	}
	/** Hangs a work to the right of another one; the works after it make room. */
	hangAfter(id: string, other: string): void {
		const [item, target] = [this.#editor.item(id), this.#editor.item(other)];
		this.#view.mode = 'choose';
		const wallId = target?.placement?.wallId ?? null;
		if (!item || !target || wallId === null || id === other) return;
		const { hang, labels } = this.#editor;
		const hung = item.placement?.wallId != null ? hang : hangs.place(hang, item, wallId);
		this.#change(
			order.hangAfter(hung, id, other, this.#editor.wall(wallId), labels),
			m.exhibitions_hang_hung_after({ number: item.key, other: target.key })
		);
		this.#editor.select(id, false, item.placement === null);
		this.#view.wallId = wallId;
	}

	centre(wallId: number): void {
		const centred = gaps.centrePieces(this.#editor.hang, this.#targets(wallId), this.#editor.wall(wallId));
		this.#change(centred, m.exhibitions_hang_arranged());
	}
	/** Gives equal gaps over the whole wall. With fewer than two works selected, it arranges all of them. */
	spread(wallId: number): void {
		const { hang, labels } = this.#editor;
		this.#arrange(gaps.spreadPieces(hang, this.#targets(wallId, 2), this.#editor.wall(wallId), labels));
	}
	/** Gives equal gaps between the outermost works, which stay. */
	spreadBetween(wallId: number): void {
		const { hang, labels } = this.#editor;
		this.#arrange(gaps.spreadBetweenPieces(hang, this.#targets(wallId), this.#editor.wall(wallId), labels));
	}
	align(wallId: number, edge: Edge): void {
		this.#change(
			gaps.alignPieces(this.#editor.hang, this.#targets(wallId), this.#editor.wall(wallId), edge),
			m.exhibitions_hang_arranged()
		);
	}
	reverse(wallId: number): void {
		this.#change(order.reverse(this.#editor.hang, wallId, this.#editor.labels), m.exhibitions_hang_reversed());
	}
	group(wallId: number): void {
		const { hang, selected } = this.#editor;
		this.#change(groups.group(hang, selected, wallId), m.exhibitions_hang_grouped({ count: this.#editor.selectedOn(wallId).length }));
	}
	ungroup(): void {
		this.#change(groups.ungroup(this.#editor.hang, this.#editor.selected), m.exhibitions_hang_ungrouped());
	}
	pin(pinned: boolean): void {
		const sentence = pinned ? m.exhibitions_hang_pinned() : m.exhibitions_hang_unpinned();
		this.#change(groups.pin(this.#editor.hang, this.#editor.selected, pinned), sentence);
	}
	/** Sets where a work's nails are, in mm from the left edge of the wall; null: where the rule puts them. */
	setHooks(id: string, hooksMm: number[] | null): void {
		const placement = this.#editor.hang.find((one) => one.id === id);
		if (!placement) return;
		this.#editor.change({ hang: hangs.withPlacements(this.#editor.hang, [{ ...placement, hooksMm }]) });
		this.#view.say(hooksMm ? m.exhibitions_hang_hooks_count({ count: hooksMm.length }) : m.exhibitions_hang_hooks_by_rule());
	}
	/** Sets on which side the labels of the selected works hang; null: as the rule for all works says. */
	setLabelSide(side: LabelSide | null): void {
		this.#editor.change({ hang: groups.labelAt(this.#editor.hang, this.#editor.selected, side) });
	}

	/** Moves the centre line of a wall, and the works on the wall with it. */
	setCentreLine(wallId: number, centreLineMm: number): void {
		const { hang, current } = this.#editor;
		this.#editor.change({
			hang: gaps.reflow(hang, this.#editor.wall(wallId), centreLineMm),
			centreLines: { ...current.centreLines, [wallId]: centreLineMm }
		});
		this.#view.say(m.exhibitions_hang_arranged());
	}
	setColour(wallId: number, colour: string | null): void {
		const { [wallId]: _before, ...others } = this.#editor.current.colours;
		this.#editor.change({ colours: colour ? { ...others, [wallId]: colour } : others });
	}
	/** Changes the rule for all labels. */
	setLabels(rule: Partial<LabelRule>): void {
		this.#editor.change({ labels: { ...this.#editor.labels, ...rule } });
	}
}
