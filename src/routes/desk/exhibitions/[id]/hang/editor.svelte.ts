import { SvelteSet } from 'svelte/reactivity';
import * as hangs from '#lib/exhibitions/hang.ts';
import type { HangArranged, HangPlacement, HangWall } from '#lib/exhibitions/hang.ts';
import type { DraftWall, HangDraft, HangWork, OpenedHang } from '#lib/exhibitions/hangDraft.ts';
import { piecesOf, type NumberedPiece } from '#lib/exhibitions/hangForm.ts';
import { History } from '#lib/shared/history.svelte.ts';
import { yOnCentreLine } from '#lib/walls/hooks.ts';
import { snap, type Guide } from '#lib/walls/snap.ts';
import { freeSpot } from '#lib/walls/spot.ts';
import { Saver } from './saver.svelte.ts';

/** A piece with its name, its work, and its place; `placement` null: not placed yet. */
export type Item = NumberedPiece & { id: string; work: HangWork; placement: HangPlacement | null };
/** An item that hangs on a wall. */
export type HungItem = Item & { placement: HangPlacement };

type Step = { hang: readonly HangPlacement[]; centreLines: Record<number, number> };

/** The hang while somebody works on it: the placements, the selection, the history, and what keeps every change. */
export class HangEditor {
	hang = $state.raw<readonly HangPlacement[]>([]);
	centreLines = $state.raw<Record<number, number>>({});
	/** Ids of placements or pieces. */
	selected = new SvelteSet<string>();
	guides = $state.raw<Guide[]>([]);
	readonly saver: Saver;
	#pieces = $state.raw<(NumberedPiece & { id: string; work: HangWork })[]>([]);
	#walls = $state.raw<DraftWall[]>([]);
	readonly history = new History<Step>();

	constructor(opened: OpenedHang, saveTo: string) {
		const works = new Map(opened.works.map((work) => [work.id, work]));
		this.#pieces = piecesOf(opened.works).map((piece) => ({
			...piece,
			id: hangs.placementId(piece.exhibitionWorkId, piece.part),
			work: works.get(piece.exhibitionWorkId)!
		}));
		this.#walls = opened.walls;
		this.hang = opened.placements;
		this.centreLines = Object.fromEntries(opened.walls.map((wall) => [wall.wallId, wall.centreLineMm]));
		this.saver = new Saver(saveTo, opened.lock, opened.savedAt, () => this.#draft(opened.version));
	}

	walls = $derived(this.#walls.map((wall) => ({ ...wall, centreLineMm: this.centreLines[wall.wallId] ?? wall.centreLineMm })));
	problems = $derived(hangs.hangProblems(this.hang, this.walls));
	items = $derived.by((): Item[] => {
		const placed = new Map(this.hang.map((placement) => [placement.id, placement]));
		return this.#pieces.map((piece) => ({ ...piece, placement: placed.get(piece.id) ?? null }));
	});

	wall = (wallId: number): DraftWall => this.walls.find((wall) => wall.wallId === wallId)!;
	on = (wallId: number): HungItem[] => this.items.filter((item): item is HungItem => item.placement?.wallId === wallId);
	chosen = (wallId: number): HungItem[] => this.on(wallId).filter((item) => this.selected.has(item.id));
	named = (id: string): string => this.#pieces.find((piece) => piece.id === id)?.key ?? '';

	#draft(version: string): Omit<HangDraft, 'lock'> {
		return { version, centreLines: this.centreLines, placements: this.hang.map(({ id: _id, ...placement }) => placement) };
	}

	#now = (): Step => ({ hang: this.hang, centreLines: this.centreLines });
	/** Remembers how it was, so that the change which follows can be undone. */
	remember(): void {
		this.history.remember(this.#now());
	}
	#show(hang: readonly HangPlacement[]): void {
		this.hang = hang;
		this.saver.changed();
	}
	#change(hang: readonly HangPlacement[]): void {
		this.remember();
		this.#show(hang);
	}
	#goTo(step: Step | undefined): void {
		if (!step) return;
		this.centreLines = step.centreLines;
		this.#show(step.hang);
	}
	undo = (): void => this.#goTo(this.history.undo(this.#now()));
	redo = (): void => this.#goTo(this.history.redo(this.#now()));

	nudge = (ids: Iterable<string>, dxMm: number, dyMm: number): void => this.#change(hangs.nudge(this.hang, ids, dxMm, dyMm));
	takeOff(ids: Iterable<string>): void {
		this.#change(hangs.takeOff(this.hang, ids));
		this.selected.clear();
	}

	/**
	 * While dragging: `start` is how the placements were when the pointer went down, `lead` the one under it. The lead
	 * snaps within the tolerance, the others keep their distance to it.
	 */
	drag(start: readonly HangPlacement[], lead: HangPlacement, dxMm: number, dyMm: number, toleranceMm: number): void {
		const moving = new Set(start.map(({ id }) => id));
		const others = this.hang.filter(({ wallId, id }) => wallId === lead.wallId && !moving.has(id));
		const wanted = { ...lead, xMm: lead.xMm + dxMm, yMm: lead.yMm + dyMm };
		const rest = snap(this.wall(lead.wallId!), wanted, others, toleranceMm);
		this.guides = rest.guides;
		const [dx, dy] = [rest.xMm - lead.xMm, rest.yMm - lead.yMm];
		this.#show(
			hangs.withPlacements(
				this.hang,
				start.map((one) => ({ ...one, xMm: one.xMm + dx, yMm: one.yMm + dy }))
			)
		);
	}

	/** Puts a piece on a wall with its middle at `middleMm` from the left, on the centre line; null: the first free spot. */
	put(id: string, wallId: number, middleMm: number | null): void {
		const item = this.items.find((candidate) => candidate.id === id);
		if (!item) return;
		const wall = this.wall(wallId);
		const others = hangs.placementsOn(this.hang, wallId).filter((other) => other.id !== id);
		const spot = middleMm === null ? freeSpot(wall, others, item) : null;
		const xMm = spot?.xMm ?? (middleMm ?? wall.widthMm / 2) - item.widthMm / 2;
		const yMm = spot?.yMm ?? yOnCentreLine(wall.centreLineMm, item.heightMm);
		this.#change(hangs.place(this.hang, item, wallId, xMm, yMm));
		this.select(id, false);
	}
	/** The work stands or hangs free. */
	putElsewhere(id: string): void {
		const item = this.items.find((candidate) => candidate.id === id);
		if (item) this.#change(hangs.place(this.hang, item, null));
	}
	/** Types a place; a coordinate that is left out stays as it is. */
	set(id: string, at: { xMm?: number; yMm?: number }): void {
		const placement = this.hang.find((one) => one.id === id);
		if (placement) this.#change(hangs.withPlacements(this.hang, [{ ...placement, ...at }]));
	}

	/** The ids of the chosen placements of a wall; of all of them when none is chosen. */
	#meant(wallId: number): string[] {
		const chosen = this.chosen(wallId);
		return (chosen.length > 0 ? chosen : this.on(wallId)).map(({ id }) => id);
	}
	centre = (wallId: number): void => this.#change(hangs.centreOnLine(this.hang, this.#meant(wallId), this.wall(wallId)));
	/** Equal gaps over the whole wall; false when the works are too wide for it. One work has no gaps: all are meant then. */
	spread(wallId: number): boolean {
		const ids = this.chosen(wallId).length > 1 ? this.#meant(wallId) : this.on(wallId).map(({ id }) => id);
		return this.#arrange(hangs.spread(this.hang, ids, this.wall(wallId)));
	}
	/** Equal gaps between the chosen works; the outermost stay. */
	spreadBetween = (wallId: number): boolean => this.#arrange(hangs.spreadBetween(this.hang, this.#meant(wallId), this.wall(wallId)));
	#arrange(arranged: HangArranged): boolean {
		if (arranged.ok) this.#change(arranged.hang);
		return arranged.ok;
	}

	/** Moves the centre line of a wall; what hung on it goes with it. */
	setCentreLine(wallId: number, centreLineMm: number): void {
		const before: HangWall = this.wall(wallId);
		const onLine = this.on(wallId).filter((item) => item.placement.yMm === yOnCentreLine(before.centreLineMm, item.placement.heightMm));
		this.remember();
		this.centreLines = { ...this.centreLines, [wallId]: centreLineMm };
		this.#show(
			hangs.centreOnLine(
				this.hang,
				onLine.map(({ id }) => id),
				{ ...before, centreLineMm }
			)
		);
	}

	select(id: string, add: boolean): void {
		if (!add) this.selected.clear();
		if (add && this.selected.has(id)) this.selected.delete(id);
		else this.selected.add(id);
	}
}
