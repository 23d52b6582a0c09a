import { SvelteSet } from 'svelte/reactivity';
import * as hangs from '#lib/exhibitions/hang/hang.ts';
import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import type { DraftWall, HangDraft, HangWork, OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import { piecesOf, type NumberedPiece } from '#lib/exhibitions/hang/hangForm.ts';
import { wholePieces } from '#lib/exhibitions/hang/moves/pieces.ts';
import { History } from '#lib/shared/history.svelte.ts';
import { type LabelRule, noLabels } from '#lib/walls/problems/labels.ts';
import { Keeper } from './keeper.ts';
import { Saver } from './saver.svelte.ts';

/** A piece with its name, its work, and its place; `placement` null: not placed yet. */
export type Item = NumberedPiece & { id: string; work: HangWork; placement: HangPlacement | null };
/** An item that hangs on a wall. */
export type HungItem = Item & { placement: HangPlacement };

/** Whatever can be undone. */
export type Step = {
	hang: readonly HangPlacement[];
	centreLines: Record<number, number>;
	colours: Record<number, string>;
	labels: LabelRule;
};

const stepOf = (opened: OpenedHang): Step => ({
	hang: opened.placements,
	centreLines: Object.fromEntries(opened.walls.map((wall) => [wall.wallId, wall.centreLineMm])),
	colours: Object.fromEntries(opened.walls.flatMap((wall) => (wall.colour ? [[wall.wallId, wall.colour]] : []))),
	labels: opened.labels
});

/** A step as words that are the same for the same step, in whatever order it is listed. */
function words({ hang, centreLines, colours, labels }: Step): string {
	const rows = hang.map(({ id, wallId, xMm, yMm, cluster, pinned, label, hooksMm }) => [
		id,
		wallId,
		xMm,
		yMm,
		cluster,
		pinned,
		label,
		hooksMm
	]);
	const sorted = (values: object) => Object.entries(values).sort();
	return JSON.stringify([rows.map((row) => JSON.stringify(row)).sort(), sorted(centreLines), sorted(colours), sorted(labels)]);
}

/** The hang while somebody works on it: the placements, the selection, the history, and what keeps every change. */
export class HangEditor {
	now = $state.raw<Step>({ hang: [], centreLines: {}, colours: {}, labels: noLabels });
	/** Ids of the boxes that a pointer holds. */
	held = new SvelteSet<string>();
	/** Where the pointer has them; not watched by anything, since it changes with each move. They are in the hang as soon as they are let go. */
	live = new Map<string, HangPlacement>();
	/** Ids of placements or pieces. */
	selected = new SvelteSet<string>();
	readonly history = new History<Step>();
	readonly saver: Saver;
	version: string;
	#pieces = $state.raw<(NumberedPiece & { id: string; work: HangWork })[]>([]);
	#walls = $state.raw<DraftWall[]>([]);
	#parts = $state.raw<ReturnType<typeof hangs.partsById>>(new Map());

	constructor(opened: OpenedHang, saveTo: string) {
		this.version = opened.version;
		this.saver = new Saver(saveTo, opened.lock, opened.savedAt, () => this.draft(), new Keeper(opened.version));
		this.#read(opened);
	}

	#read(opened: OpenedHang): void {
		const works = new Map(opened.works.map((work) => [work.id, work]));
		this.#pieces = piecesOf(opened.works).map((piece) => ({
			...piece,
			id: hangs.placementId(piece.exhibitionWorkId, piece.part),
			work: works.get(piece.exhibitionWorkId)!
		}));
		this.#walls = opened.walls;
		this.#parts = hangs.partsById(opened.works);
		this.version = opened.version;
		this.now = stepOf(opened);
	}

	hang = $derived(this.now.hang);
	labels = $derived(this.now.labels);
	walls = $derived.by((): DraftWall[] =>
		this.#walls.map((wall) => ({
			...wall,
			centreLineMm: this.now.centreLines[wall.wallId] ?? wall.centreLineMm,
			colour: this.now.colours[wall.wallId] ?? null
		}))
	);
	items = $derived.by((): Item[] => {
		const placed = new Map(this.hang.map((placement) => [placement.id, placement]));
		return this.#pieces.map((piece) => ({ ...piece, placement: placed.get(piece.id) ?? null }));
	});
	problems = $derived(hangs.hangProblems(this.hang, this.walls, { parts: this.#parts, labels: this.labels }));

	wall = (wallId: number): DraftWall => this.walls.find((wall) => wall.wallId === wallId)!;
	item = (id: string): Item | undefined => this.items.find((item) => item.id === id);
	on = (wallId: number): HungItem[] => this.items.filter((item): item is HungItem => item.placement?.wallId === wallId);
	chosen = (wallId: number): HungItem[] => this.on(wallId).filter((item) => this.selected.has(item.id));
	named = (id: string): string => this.#pieces.find((piece) => piece.id === id)?.key ?? '';

	/** What is kept on the server; what is held by a pointer is where it is just now. */
	draft(): Omit<HangDraft, 'lock'> {
		const { centreLines, colours, labels } = this.now;
		const hang = hangs.withPlacements(this.hang, [...this.live.values()]);
		const paints = Object.fromEntries(this.#walls.map(({ wallId }) => [wallId, colours[wallId] ?? null]));
		return {
			version: this.version,
			centreLines,
			settings: { labels, colours: paints },
			placements: hang.map(({ id: _id, ...kept }) => kept)
		};
	}

	/** Remembers how it was, so that the change which follows can be undone. */
	remember(): void {
		this.history.remember(this.now);
	}
	/** Shows it so without remembering: for what belongs to one step. */
	show(change: Partial<Step>): void {
		this.now = { ...this.now, ...change };
		this.saver.changed();
	}
	change(change: Partial<Step>): void {
		this.remember();
		this.show(change);
	}
	undo = (): void => this.#goTo(this.history.undo(this.now));
	redo = (): void => this.#goTo(this.history.redo(this.now));
	#goTo(step: Step | undefined): void {
		if (step) this.show(step);
	}

	/** Takes what somebody else has saved; one's own comes back by undoing. */
	takeTheirs(theirs: OpenedHang): void {
		this.remember();
		this.#read(theirs);
		this.selected.clear();
		this.saver.settle(theirs.lock, theirs.savedAt);
	}
	/** Whether another version says the same as this one: then nobody has to choose. */
	agreesWith(other: OpenedHang | HangDraft): boolean {
		const step = 'works' in other ? stepOf(other) : this.#stepKept(other);
		return other.version === this.version && words(step) === words(this.now);
	}
	#stepKept({ placements, centreLines, settings }: HangDraft): Step {
		const hang = placements.map((one) => ({ ...one, id: hangs.placementId(one.exhibitionWorkId, one.part) }));
		const colours = Object.entries(settings?.colours ?? {}).flatMap(([wallId, colour]) => (colour ? [[wallId, colour]] : []));
		return { hang, centreLines, labels: settings?.labels ?? this.labels, colours: Object.fromEntries(colours) };
	}
	/** Goes on with what could not be saved when the page was left. */
	restore(kept: HangDraft): void {
		this.saver.lock = kept.lock;
		this.change(this.#stepKept(kept));
	}

	/** Chooses a piece, all its boxes; `add`: to those that are chosen already. `alone`: this box without the others of its piece. */
	select(id: string, add = false, alone = false): void {
		const ids = alone ? [id] : wholePieces(this.hang, [id]);
		const had = this.selected.has(id);
		if (!add) this.selected.clear();
		for (const one of ids.length > 0 ? ids : [id]) {
			if (add && had) this.selected.delete(one);
			else this.selected.add(one);
		}
	}
}
