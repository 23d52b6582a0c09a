import { middleYMm } from '#lib/walls/geometry/rect.ts';
import type { PieceToHang } from './pieceToHang.ts';
import { type Filling, Filler, fill } from './fill.ts';
import type { Level } from './level.ts';
import { weights } from './score.ts';
import type { FreeSpace, Surface } from './surface.ts';

/** The optimisation problem: which of the pieces hangs on which of the walls. */
export type Task = {
	/** In the order from left to right on each wall. */
	pieces: readonly PieceToHang[];
	surfaces: readonly Surface[];
	level: Level;
	/** The smallest allowed gap. */
	minMm: number;
	/** Pairs "piece wall" (indexes into the two lists) that are ruled out, because the wall can't carry the piece. */
	forbidden?: ReadonlySet<string>;
	/** How many moves a local search may examine. */
	budget?: number;
};

/** Penalty for each missing mm of wall; it outweighs every possible score. */
const missingPenalty = 1e4;
/** Cost of a piece on a wall where it can't hang. */
const infeasible = 1e9;

/**
 * An assignment of pieces to walls, and its cost: the score plus penalties. Moves are tried one after another; only the walls that a
 * move touches are measured again.
 *
 * Measuring a wall (its gaps) is the expensive part. The spread of the gaps is never negative, so the cost without it is a lower bound:
 * a move whose lower bound is no better than the best cost is rejected without measuring.
 *
 * In names and parameters, `p` and `q` are indexes of pieces, `w`, `a` and `b` are indexes of walls.
 */
export class Assignment {
	/** For each piece the index of its wall. */
	readonly wallOf: Int32Array;
	/** How many times a wall was measured; a search has to pay for that. */
	measured = 0;
	/** The best cost so far; `tryMove` accepts only what is lower. */
	cost = Infinity;
	readonly #task: Task;
	/** By piece and wall: the cost of hanging off the centre line. */
	readonly #offLineCost: number[][];
	/** By piece and wall: the zones that are in its way there. */
	readonly #zoneMask: number[][];
	readonly #widths: number[];
	readonly #artists: number[][];
	/** By artist and wall: the number of works, those that stay included. The last column counts the walls outside the task. */
	readonly #counts: Int32Array[];
	/** By artist: on how many walls their works hang. */
	readonly #wallsUsed: Int32Array;
	/** By wall: the width that is taken, in mm. */
	readonly #taken: Float64Array;
	readonly #freeWidth: Float64Array;
	readonly #wallCost: Float64Array;
	// Scratch buffers of a move, reused so that thousands of moves allocate nothing.
	readonly #from: Int32Array;
	readonly #row: Float64Array;
	readonly #filler: Filler;
	readonly #touched: number[] = [];
	readonly #wallCostBefore: Float64Array;
	readonly #freeWidthBefore: Float64Array;
	#split = 0;
	#offLineSum = 0;
	#wallCostSum = 0;

	/** @param elsewhere by artist: the number of works on walls that aren't in the task. */
	constructor(task: Task, elsewhere: ReadonlyMap<string, number> = new Map()) {
		const { pieces, surfaces, level, forbidden } = task;
		this.#task = task;
		this.wallOf = new Int32Array(pieces.length);
		this.#widths = pieces.map(({ widthMm }) => widthMm);
		const at = pieces.map((piece) => surfaces.map(({ wall }) => level(piece, wall)));
		const boxAt = (p: number, yMm: number) => ({ xMm: 0, yMm, widthMm: 1, heightMm: pieces[p]!.heightMm });
		this.#offLineCost = at.map((row, p) =>
			row.map((yMm, w) =>
				yMm === null || forbidden?.has(`${p} ${w}`)
					? infeasible
					: weights.offLineMm * Math.abs(middleYMm(boxAt(p, yMm)) - surfaces[w]!.wall.centreLineMm)
			)
		);
		this.#zoneMask = at.map((row, p) => row.map((yMm, w) => (yMm === null ? 0 : surfaces[w]!.zoneMask(boxAt(p, yMm)))));
		const names = new Map<string, number>();
		const indexOf = (artist: string): number => names.get(artist) ?? (names.set(artist, names.size), names.size - 1);
		this.#artists = pieces.map(({ artists }) => artists.map(indexOf));
		const fixed = surfaces.map((surface) => surface.fixed.flatMap(({ artists }) => artists.map(indexOf)));
		for (const artist of elsewhere.keys()) indexOf(artist);
		const columns = surfaces.length + 1;
		this.#counts = Array.from({ length: names.size }, () => new Int32Array(columns));
		fixed.forEach((artists, w) => artists.forEach((artist) => this.#counts[artist]![w]!++));
		for (const [artist, works] of elsewhere) this.#counts[indexOf(artist)]![surfaces.length] = works;
		this.#wallsUsed = Int32Array.from(this.#counts, (counts) => counts.filter((works) => works > 0).length);
		this.#split = this.#wallsUsed.filter((walls) => walls > 1).length;
		this.#taken = Float64Array.from(surfaces, ({ fixedTakenMm }) => fixedTakenMm);
		this.#freeWidth = new Float64Array(surfaces.length);
		this.#wallCost = new Float64Array(surfaces.length);
		this.#wallCostBefore = new Float64Array(surfaces.length);
		this.#freeWidthBefore = new Float64Array(surfaces.length);
		this.#from = new Int32Array(pieces.length);
		this.#row = new Float64Array(pieces.length);
		this.#filler = new Filler(pieces.length);
		this.#taken.forEach((_taken, w) => this.#measure(w));
	}

	/** Whether a piece can hang on a wall at all. */
	canHang = (p: number, w: number): boolean => this.#offLineCost[p]![w]! < infeasible;
	/** By how many mm the walls are too short in total; 0 if everything fits. */
	get missingMm(): number {
		return this.#wallCost.reduce((sum, _cost, w) => sum + this.filled(w).missingMm, 0);
	}

	/** Takes the walls in `wallOf` as the starting point. Call once, before the first move. */
	start(): void {
		this.wallOf.forEach((w, p) => this.#put(p, w, 1));
		this.#wallCost.forEach((_cost, w) => this.#measure(w));
		this.cost = this.currentCost();
	}

	/**
	 * Whether moving piece `p` to wall `b`, and `q` from there to the wall of `p` if given, can lower the cost. Compares a lower bound with
	 * the best cost: the spread of the two walls counts as 0, and nothing is measured.
	 */
	mayImprove(p: number, b: number, q = -1): boolean {
		const a = this.wallOf[p]!;
		const shiftMm = this.#widths[p]! - (q < 0 ? 0 : this.#widths[q]!);
		let [low, high] = [Infinity, 0];
		for (let w = 0; w < this.#wallCost.length; w++) {
			const taken = this.#taken[w]! + (w === a ? -shiftMm : w === b ? shiftMm : 0);
			const full = taken / this.#freeWidth[w]!;
			if (full < low) low = full;
			if (full > high) high = full;
		}
		let offLineSum = this.#offLineSum - this.#offLineCost[p]![a]! + this.#offLineCost[p]![b]!;
		if (q >= 0) offLineSum += this.#offLineCost[q]![a]! - this.#offLineCost[q]![b]!;
		const lowerBound = this.#wallCostSum - this.#wallCost[a]! - this.#wallCost[b]! + offLineSum + weights.unevenPoints * 100 * (high - low);
		return lowerBound + weights.artistsSplit * (this.#split + this.#splitChange(p, a, b, q)) < this.cost - 1e-9;
	}
	/** By how much such a move changes the number of split artists; for pieces by several artists, a lower bound of it. */
	#splitChange(p: number, a: number, b: number, q: number): number {
		const mine = this.#artists[p]!;
		if (q < 0) return this.#splitChangeOf(mine, a, b);
		const theirs = this.#artists[q]!;
		if (mine.length > 1 || theirs.length > 1) return -mine.length - theirs.length;
		return mine[0] === theirs[0] ? 0 : this.#splitChangeOf(mine, a, b) + this.#splitChangeOf(theirs, b, a);
	}
	#splitChangeOf(artists: readonly number[], from: number, to: number): number {
		let more = 0;
		for (const artist of artists) {
			const counts = this.#counts[artist]!;
			const walls = this.#wallsUsed[artist]!;
			const after = walls - Number(counts[from] === 1) + Number(counts[to] === 0);
			more += Number(after > 1) - Number(walls > 1);
		}
		return more;
	}

	/**
	 * Moves pieces to walls if that lowers the cost; else leaves everything as it was.
	 *
	 * @param force measure in any case. Without it, a move is rejected unmeasured if it is no better even when the spread of its walls
	 * counts as 0 and their free widths as unchanged.
	 * @returns whether the move was made.
	 */
	tryMove(ps: readonly number[], to: readonly number[], force = false): boolean {
		const from = this.#from;
		this.#touched.length = 0;
		let savedCost = 0;
		for (let i = 0; i < ps.length; i++) {
			from[i] = this.wallOf[ps[i]!]!;
			savedCost += this.#touch(from[i]!) + this.#touch(to[i]!);
		}
		this.#move(ps, from, to);
		if (force || this.currentCost() - savedCost < this.cost - 1e-9) {
			for (let i = 0; i < this.#touched.length; i++) this.#measure(this.#touched[i]!);
			const cost = this.currentCost();
			if (cost < this.cost - 1e-9) {
				this.cost = cost;
				return true;
			}
			for (let i = 0; i < this.#touched.length; i++) {
				const w = this.#touched[i]!;
				this.#wallCostSum += this.#wallCostBefore[w]! - this.#wallCost[w]!;
				this.#wallCost[w] = this.#wallCostBefore[w]!;
				this.#freeWidth[w] = this.#freeWidthBefore[w]!;
			}
		}
		this.#move(ps, to, from);
		return false;
	}

	/** Saves the state of a wall before a move; returns its cost the first time, then 0. */
	#touch(w: number): number {
		if (this.#touched.includes(w)) return 0;
		this.#touched.push(w);
		this.#freeWidthBefore[w] = this.#freeWidth[w]!;
		return (this.#wallCostBefore[w] = this.#wallCost[w]!);
	}
	#move(ps: readonly number[], from: ArrayLike<number>, to: ArrayLike<number>): void {
		for (let i = 0; i < ps.length; i++) {
			this.#put(ps[i]!, from[i]!, -1);
			this.#put(ps[i]!, to[i]!, 1);
			this.wallOf[ps[i]!] = to[i]!;
		}
	}
	#put(p: number, w: number, sign: 1 | -1): void {
		this.#taken[w]! += sign * this.#widths[p]!;
		this.#offLineSum += sign * this.#offLineCost[p]![w]!;
		for (const artist of this.#artists[p]!) {
			const works = (this.#counts[artist]![w]! += sign);
			// The artist's first work on this wall came, or the last one left.
			if (works === (sign === 1 ? 1 : 0)) {
				const walls = (this.#wallsUsed[artist]! += sign);
				if (walls === (sign === 1 ? 2 : 1)) this.#split += sign;
			}
		}
	}

	/** The pieces on a wall, in order. */
	on(w: number): number[] {
		const found: number[] = [];
		for (let p = 0; p < this.wallOf.length; p++) if (this.wallOf[p] === w) found.push(p);
		return found;
	}
	/** The pieces on a wall, its free stretches, and how many pieces each stretch takes. */
	filled(w: number): { on: number[]; widths: number[]; space: FreeSpace } & Filling {
		const on = this.on(w);
		const widths = on.map((p) => this.#widths[p]!);
		const space = this.#task.surfaces[w]!.freeSpace(on.reduce((mask, p) => mask | this.#zoneMask[p]![w]!, 0));
		return { on, widths, space, ...fill(space, widths, this.#task.minMm) };
	}
	#measure(w: number): void {
		this.measured++;
		let [n, mask] = [0, 0];
		for (let p = 0; p < this.wallOf.length; p++) {
			if (this.wallOf[p] !== w) continue;
			mask |= this.#zoneMask[p]![w]!;
			this.#row[n++] = this.#widths[p]!;
		}
		const space = this.#task.surfaces[w]!.freeSpace(mask);
		const { spreadMm, missingMm } = this.#filler.fill(space, this.#row, n, this.#task.minMm);
		const cost = weights.spreadMm * spreadMm + missingPenalty * missingMm;
		this.#wallCostSum += cost - this.#wallCost[w]!;
		this.#wallCost[w] = cost;
		this.#freeWidth[w] = space.freeWidthMm;
	}
	/** The cost of the current assignment: its score, and penalties where walls are too short. */
	currentCost(): number {
		let [low, high] = [Infinity, 0];
		for (let w = 0; w < this.#wallCost.length; w++) {
			const full = this.#taken[w]! / this.#freeWidth[w]!;
			if (full < low) low = full;
			if (full > high) high = full;
		}
		const uneven = this.#wallCost.length === 0 ? 0 : 100 * (high - low);
		return this.#wallCostSum + this.#offLineSum + weights.artistsSplit * this.#split + weights.unevenPoints * uneven;
	}
}
