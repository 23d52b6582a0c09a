import { SvelteSet } from 'svelte/reactivity';
import * as hangs from '#lib/exhibitions/hang/hang.ts';
import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import type { DraftWall, HangDraft, HangWork, OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import { numberedParts, type NumberedPart } from '#lib/exhibitions/hang/hangForm.ts';
import { wholePieces } from '#lib/exhibitions/hang/moves/pieces.ts';
import type { Fetch } from '#lib/shared/page/postAction.ts';
import { UndoHistory } from '#lib/shared/undoHistory.svelte.ts';
import { noLabels } from '#lib/walls/problems/labels.ts';
import { DraftSaver } from './draftSaver.svelte.ts';
import { DraftStore } from './draftStore.ts';
import { sameState, stateOfDraft, stateOfOpened, type HangState } from './hangState.ts';

/** A piece with its name, its work, and its place; `placement` null: not placed yet. */
export type Item = NumberedPart & { id: string; work: HangWork; placement: HangPlacement | null };
/** An item that hangs on a wall. */
export type HungItem = Item & { placement: HangPlacement };

type Options = {
	/** Where the draft is saved. */
	url: string;
	fetch?: Fetch;
	store?: DraftStore;
};

/** The hang while somebody works on it: the placements, the selection, the undo history, and the saver that keeps every change. */
export class HangEditor {
	current = $state.raw<HangState>({ hang: [], centreLines: {}, colours: {}, labels: noLabels });
	/** Ids of the placements that are being dragged. */
	draggedIds = new SvelteSet<string>();
	/**
	 * Where the dragged placements are right now. They change with each move of the pointer, so nothing reacts to them; they become part
	 * of the hang when they are dropped.
	 */
	dragged = new Map<string, HangPlacement>();
	/** Ids of placements, or of pieces that aren't placed yet. */
	selected = new SvelteSet<string>();
	readonly history = new UndoHistory<HangState>();
	readonly saver: DraftSaver;
	version: string;
	#numbered = $state.raw<(NumberedPart & { id: string; work: HangWork })[]>([]);
	#walls = $state.raw<DraftWall[]>([]);
	#parts = $state.raw<ReturnType<typeof hangs.partsById>>(new Map());

	constructor(opened: OpenedHang, { url, fetch, store = new DraftStore(opened.version) }: Options) {
		const { version, lock, savedAt } = opened;
		this.version = version;
		this.saver = new DraftSaver({ url, lock, savedAt, draft: () => this.draft(), store, ...(fetch && { fetch }) });
		this.#open(opened);
	}

	#open(opened: OpenedHang): void {
		const works = new Map(opened.works.map((work) => [work.id, work]));
		this.#numbered = numberedParts(opened.works).map((part) => ({
			...part,
			id: hangs.placementId(part.exhibitionWorkId, part.part),
			work: works.get(part.exhibitionWorkId)!
		}));
		this.#walls = opened.walls;
		this.#parts = hangs.partsById(opened.works);
		this.version = opened.version;
		this.current = stateOfOpened(opened);
	}

	hang = $derived(this.current.hang);
	labels = $derived(this.current.labels);
	walls = $derived.by((): DraftWall[] =>
		this.#walls.map((wall) => ({
			...wall,
			centreLineMm: this.current.centreLines[wall.wallId] ?? wall.centreLineMm,
			colour: this.current.colours[wall.wallId] ?? null
		}))
	);
	items = $derived.by((): Item[] => {
		const placed = new Map(this.hang.map((placement) => [placement.id, placement]));
		return this.#numbered.map((part) => ({ ...part, placement: placed.get(part.id) ?? null }));
	});
	problems = $derived(hangs.hangProblems(this.hang, this.walls, { parts: this.#parts, labels: this.labels }));

	wall = (wallId: number): DraftWall => this.walls.find((wall) => wall.wallId === wallId)!;
	item = (id: string): Item | undefined => this.items.find((item) => item.id === id);
	itemsOn = (wallId: number): HungItem[] => this.items.filter((item): item is HungItem => item.placement?.wallId === wallId);
	selectedOn = (wallId: number): HungItem[] => this.itemsOn(wallId).filter((item) => this.selected.has(item.id));
	/** The number of a work as the page shows it: "4", of a part of a diptych "4.2". */
	numberOf = (id: string): string => this.#numbered.find((part) => part.id === id)?.key ?? '';

	/** The draft as the server keeps it; dragged placements are where the pointer has them right now. */
	draft(): Omit<HangDraft, 'lock'> {
		const { centreLines, colours, labels } = this.current;
		const hang = hangs.withPlacements(this.hang, [...this.dragged.values()]);
		const paints = Object.fromEntries(this.#walls.map(({ wallId }) => [wallId, colours[wallId] ?? null]));
		return {
			version: this.version,
			centreLines,
			settings: { labels, colours: paints },
			placements: hang.map(({ id: _id, ...kept }) => kept)
		};
	}

	/** Begins a step of the undo history: what `apply` changes from now on is undone together. */
	remember(): void {
		this.history.remember(this.current);
	}
	/** Changes the hang within the step that has begun. */
	apply(change: Partial<HangState>): void {
		this.current = { ...this.current, ...change };
		this.saver.changed();
	}
	/** Changes the hang as a step of its own. */
	change(change: Partial<HangState>): void {
		this.remember();
		this.apply(change);
	}
	/** Ends the step that has begun as if it had never been. */
	takeBack = (): void => this.#goTo(this.history.takeBack());
	undo = (): void => this.#goTo(this.history.undo(this.current));
	redo = (): void => this.#goTo(this.history.redo(this.current));
	#goTo(state: HangState | undefined): void {
		if (state) this.apply(state);
	}

	/** Shows what somebody else has saved. Undoing it brings this window's state back. */
	takeTheirs(theirs: OpenedHang): void {
		this.remember();
		this.#open(theirs);
		this.selected.clear();
		this.saver.settle(theirs.lock, theirs.savedAt);
	}
	/** Whether a hang or draft says the same as this editor: then nobody has to choose between them. */
	agreesWith(other: OpenedHang | HangDraft): boolean {
		const state = 'works' in other ? stateOfOpened(other) : stateOfDraft(other, this.labels);
		return other.version === this.version && sameState(state, this.current);
	}
	/**
	 * Ends a conflict that is none: the answer to a request was lost, but the server has what this window shows. `stored` is what the
	 * server has now.
	 */
	settleIfSame(stored: OpenedHang): void {
		if (this.agreesWith(stored)) this.saver.settle(stored.lock, stored.savedAt);
	}
	/**
	 * Continues with the draft that couldn't be saved when the page was left, as one undoable step. Returns false when there is none, or
	 * when the server has the same.
	 */
	restoreKept(): boolean {
		const kept = this.saver.store.read();
		if (!kept || this.agreesWith(kept)) {
			this.saver.store.remove();
			return false;
		}
		// With the counter it was made for: if somebody has saved since then, that is a conflict.
		this.saver.lock = kept.lock;
		this.change(stateOfDraft(kept, this.labels));
		return true;
	}
	/** The page is being left: nothing that was done gets lost. */
	leave = (): void => this.saver.leave(this.draggedIds.size > 0);

	/**
	 * Selects a piece with all its boxes. `add`: toggles it and leaves the rest of the selection as it is. `alone`: only this box, without
	 * the others of its piece.
	 */
	select(id: string, add = false, alone = false): void {
		const ids = alone ? [id] : wholePieces(this.hang, [id]);
		const wasSelected = this.selected.has(id);
		if (!add) this.selected.clear();
		for (const one of ids.length > 0 ? ids : [id]) {
			if (add && wasSelected) this.selected.delete(one);
			else this.selected.add(one);
		}
	}
}
