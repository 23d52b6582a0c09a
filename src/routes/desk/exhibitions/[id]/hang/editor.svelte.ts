import { SvelteSet } from 'svelte/reactivity';
import { boxesOf, boxKey } from '#lib/exhibitions/hangForm.ts';
import type { Hang, HangPlacement, HangWall, HangWork } from '#lib/exhibitions/hang.server.ts';
import { alignToCentreLine, distribute, equalGaps } from '#lib/walls/arrange.ts';
import { yOnCentreLine } from '#lib/walls/hooks.ts';
import { wallProblems, type PlacedBox } from '#lib/walls/problems.ts';
import type { Rect } from '#lib/walls/rect.ts';
import { snap, type Guide } from '#lib/walls/snap.ts';
import { freeSpot } from '#lib/walls/spot.ts';
import type { Wall } from '#lib/walls/wall.ts';
import { Saver } from './saver.svelte.ts';

/** Where a box is: on a wall (its id), 'elsewhere' (stands or hangs free), or not placed yet. */
export type Place = number | 'elsewhere' | null;

/** One part of a work in the editor. x and y count only on a wall. Lengths in mm. */
export type EditorBox = Rect & { key: string; work: HangWork; part: number; place: Place };

type Step = { boxes: EditorBox[]; centreLines: Record<number, number> };
type Opened = { version: string; lock: number; savedAt: string; walls: HangWall[]; works: HangWork[]; placements: HangPlacement[] };

function open(hang: Opened): EditorBox[] {
	return boxesOf(hang.works).map((box) => {
		const work = hang.works.find(({ id }) => id === box.work)!;
		const placed = hang.placements.find((p) => p.work === box.work && p.part === box.part);
		return {
			key: boxKey(box.number, box.part, work.parts.length),
			work,
			part: box.part,
			place: placed ? (placed.wall ?? 'elsewhere') : null,
			xMm: placed?.xMm ?? 0,
			yMm: placed?.yMm ?? 0,
			// Planned with this size; a new size of the work is for a new placement.
			widthMm: placed?.widthMm ?? box.widthMm,
			heightMm: placed?.heightMm ?? box.heightMm
		};
	});
}

/** The hang while somebody works on it: boxes, selection, history, and the saver that keeps every change. */
export class HangEditor {
	boxes = $state.raw<EditorBox[]>([]);
	centreLines = $state.raw<Record<number, number>>({});
	selected = new SvelteSet<string>();
	guides = $state.raw<Guide[]>([]);
	readonly walls: HangWall[];
	readonly saver: Saver;
	#past = $state.raw<Step[]>([]);
	#future = $state.raw<Step[]>([]);

	constructor(hang: Opened, saveTo: string) {
		this.walls = hang.walls;
		this.boxes = open(hang);
		this.centreLines = Object.fromEntries(hang.walls.map((wall) => [wall.id, wall.centreLineMm]));
		this.saver = new Saver(saveTo, hang.lock, hang.savedAt, () => this.#toSave(hang.version));
	}

	canUndo = $derived(this.#past.length > 0);
	canRedo = $derived(this.#future.length > 0);

	wall(id: number): Wall {
		const wall = this.walls.find((candidate) => candidate.id === id)!;
		return { ...wall, centreLineMm: this.centreLines[id] ?? wall.centreLineMm, blocked: wall.blocked as Wall['blocked'] };
	}

	on = (place: Place): EditorBox[] => this.boxes.filter((box) => box.place === place);
	problems = (wall: number) => wallProblems(this.wall(wall), this.on(wall).map(toPlaced));
	chosen = (wall: number): EditorBox[] => this.on(wall).filter((box) => this.selected.has(box.key));

	#toSave(version: string): Omit<Hang, 'lock'> {
		return {
			version,
			centreLines: Object.fromEntries(Object.entries(this.centreLines).map(([id, mm]) => [String(id), mm])),
			placements: this.boxes
				.filter((box) => box.place !== null)
				.map((box) => {
					const free = box.place === 'elsewhere';
					return {
						work: box.work.id,
						part: box.part,
						wall: free ? null : (box.place as number),
						xMm: free ? null : box.xMm,
						yMm: free ? null : box.yMm,
						widthMm: box.widthMm,
						heightMm: box.heightMm
					};
				})
		};
	}

	/** Remembers how it was, so that the change which follows can be undone. */
	remember(): void {
		this.#past = [...this.#past, { boxes: this.boxes, centreLines: this.centreLines }];
		this.#future = [];
	}

	#set(boxes: EditorBox[]): void {
		this.boxes = boxes;
		this.saver.changed();
	}

	#replace(changed: EditorBox[]): void {
		const byKey = new Map(changed.map((box) => [box.key, box]));
		this.#set(this.boxes.map((box) => byKey.get(box.key) ?? box));
	}

	#step(from: Step[], to: Step[]): [Step[], Step[]] {
		const last = from.at(-1);
		if (!last) return [from, to];
		const now = { boxes: this.boxes, centreLines: this.centreLines };
		this.centreLines = last.centreLines;
		this.#set(last.boxes);
		return [from.slice(0, -1), [...to, now]];
	}
	undo(): void {
		[this.#past, this.#future] = this.#step(this.#past, this.#future);
	}
	redo(): void {
		[this.#future, this.#past] = this.#step(this.#future, this.#past);
	}

	/** Moves boxes by whole millimetres. */
	nudge(keys: Iterable<string>, dxMm: number, dyMm: number): void {
		const moving = new Set(keys);
		this.remember();
		this.#set(this.boxes.map((box) => (moving.has(box.key) ? { ...box, xMm: box.xMm + dxMm, yMm: box.yMm + dyMm } : box)));
	}

	/**
	 * While dragging: `start` is how the boxes were when the pointer went down, `lead` the one under it. The lead
	 * snaps within the tolerance, the others keep their distance to it.
	 */
	drag(start: EditorBox[], lead: EditorBox, dxMm: number, dyMm: number, toleranceMm: number): void {
		const moving = new Set(start.map((box) => box.key));
		const others = this.on(lead.place).filter((box) => !moving.has(box.key));
		const wanted = { ...lead, xMm: lead.xMm + dxMm, yMm: lead.yMm + dyMm };
		const rest = snap(this.wall(lead.place as number), wanted, others, toleranceMm);
		this.guides = rest.guides;
		this.#replace(start.map((box) => ({ ...box, xMm: box.xMm + rest.xMm - lead.xMm, yMm: box.yMm + rest.yMm - lead.yMm })));
	}

	/** Puts a box on a wall with its middle at `middleMm` from the left, on the centre line; null: the first free spot. */
	put(key: string, wall: number, middleMm: number | null): void {
		const box = this.boxes.find((candidate) => candidate.key === key);
		if (!box) return;
		this.remember();
		const { centreLineMm, widthMm } = this.wall(wall);
		const others = this.on(wall).filter((other) => other.key !== key);
		const yMm = yOnCentreLine(centreLineMm, box.heightMm);
		const at =
			middleMm === null
				? (freeSpot(this.wall(wall), others, box) ?? { xMm: Math.floor((widthMm - box.widthMm) / 2), yMm })
				: { xMm: Math.round(middleMm - box.widthMm / 2), yMm };
		this.#replace([{ ...box, place: wall, xMm: at.xMm, yMm: at.yMm }]);
		this.select(key, false);
	}

	/** Types a place: null coordinates stay as they are. */
	set(key: string, xMm: number | null, yMm: number | null): void {
		this.remember();
		this.#set(this.boxes.map((box) => (box.key === key ? { ...box, xMm: xMm ?? box.xMm, yMm: yMm ?? box.yMm } : box)));
	}

	takeOff(keys: Iterable<string>, place: 'elsewhere' | null = null): void {
		const going = new Set(keys);
		this.remember();
		this.#set(this.boxes.map((box) => (going.has(box.key) ? { ...box, place } : box)));
		this.selected.clear();
	}

	/** The chosen boxes of a wall; all of them when none is chosen. */
	#meant(wall: number): EditorBox[] {
		const chosen = this.chosen(wall);
		return chosen.length > 0 ? chosen : this.on(wall);
	}
	centre(wall: number): void {
		this.remember();
		this.#replace(alignToCentreLine(this.#meant(wall), this.wall(wall).centreLineMm));
	}
	/** Equal gaps over the whole wall; false when the works are too wide for it. */
	spread(wall: number): boolean {
		const arranged = equalGaps(this.#meant(wall), 0, this.wall(wall).widthMm);
		return this.#arrange(arranged);
	}
	/** Equal gaps between the chosen works, the outermost stay. */
	distribute(wall: number): boolean {
		return this.#arrange(distribute(this.#meant(wall)));
	}
	#arrange(arranged: { ok: true; boxes: EditorBox[] } | { ok: false }): boolean {
		if (!arranged.ok) return false;
		this.remember();
		this.#replace(arranged.boxes);
		return true;
	}

	/** Moves the centre line of a wall; what hung on it goes with it. */
	setCentreLine(wall: number, mm: number): void {
		const before = this.wall(wall).centreLineMm;
		this.remember();
		const onLine = this.on(wall).filter((box) => box.yMm === yOnCentreLine(before, box.heightMm));
		this.centreLines = { ...this.centreLines, [wall]: mm };
		this.#replace(alignToCentreLine(onLine, mm));
	}

	select(key: string, add: boolean): void {
		if (!add) this.selected.clear();
		if (add && this.selected.has(key)) this.selected.delete(key);
		else this.selected.add(key);
	}
}

const toPlaced = (box: EditorBox): PlacedBox => ({
	id: box.key,
	piece: box.work.parts.length > 1 ? box.work.id : undefined,
	xMm: box.xMm,
	yMm: box.yMm,
	widthMm: box.widthMm,
	heightMm: box.heightMm
});
