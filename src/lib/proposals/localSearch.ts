import type { Assignment } from './assignment.ts';

/** How many moves a search may examine, so that a large show stays within the time that the bench allows. */
export const defaultBudget = 20_000;
/** Measuring one wall costs as much of the budget as examining this many moves. */
const measuringCost = 6;
/** The search stops after this many perturbations. */
const maxPerturbations = 40;
/** How many pieces a random perturbation moves. */
const perturbedPieces = 3;

/**
 * Iterated local search (Lourenço, Martin, Stützle, in: Handbook of Metaheuristics, 2003). `improve` makes moves that lower the cost until
 * it reaches a local optimum. `perturb` then moves a few pieces to other walls, improves again from there, and keeps the result if it is
 * better. The random numbers have a fixed seed, so that the result is always the same.
 */
export class LocalSearch {
	readonly #assignment: Assignment;
	readonly #groups: readonly number[][];
	readonly #wallCount: number;
	readonly #budget: number;
	#spent = 0;
	#state = 1;

	/** @param groups the pieces of each artist. @param wallCount the number of walls. @param budget how many moves may be examined. */
	constructor(assignment: Assignment, groups: readonly number[][], wallCount: number, budget = defaultBudget) {
		this.#budget = budget;
		this.#assignment = assignment;
		this.#groups = groups.filter((group) => group.length > 1);
		this.#wallCount = wallCount;
	}

	get #isExhausted(): boolean {
		return this.#spent + measuringCost * this.#assignment.measured > this.#budget;
	}

	/** Local search: makes improving moves until there are none, or the budget is spent. */
	improve(): void {
		for (let better = true; better && !this.#isExhausted;) {
			const artists = this.#moveArtists();
			const pieces = this.#moveSinglePieces();
			better = artists || pieces;
		}
	}
	#improveSinglePieces(): void {
		while (!this.#isExhausted && this.#moveSinglePieces());
	}

	/** Perturbs the local optimum and improves it again, up to 40 times; a result that is no better is undone. */
	perturb(): void {
		const assignment = this.#assignment;
		for (let i = 0; i < maxPerturbations && !this.#isExhausted; i++) {
			const before = assignment.wallOf.slice();
			const cost = assignment.cost;
			assignment.cost = Infinity;
			for (const [p, w] of this.#reuniteArtist() ?? this.#randomMoves()) {
				if (assignment.canHang(p, w)) assignment.tryMove([p], [w], true);
				assignment.cost = Infinity;
			}
			assignment.cost = assignment.currentCost();
			this.#improveSinglePieces();
			if (assignment.cost < cost - 1e-9) continue;
			const back = [...before.keys()].filter((p) => assignment.wallOf[p] !== before[p]);
			assignment.cost = Infinity;
			assignment.tryMove(
				back,
				back.map((p) => before[p]!),
				true
			);
			assignment.cost = cost;
		}
	}

	/**
	 * Moves that bring all pieces of a split artist to one of their walls, whether or not they fit. Null if no artist is split, and in one
	 * of four cases at random.
	 */
	#reuniteArtist(): [number, number][] | null {
		const { wallOf } = this.#assignment;
		const split = this.#groups.filter((group) => group.some((p) => wallOf[p] !== wallOf[group[0]!]));
		if (split.length === 0 || this.#random(4) === 0) return null;
		const group = split[this.#random(split.length)]!;
		const w = wallOf[group[this.#random(group.length)]!]!;
		return group.map((p) => [p, w]);
	}
	/** Moves of a few random pieces to random walls. */
	#randomMoves = (): [number, number][] =>
		Array.from({ length: perturbedPieces }, () => [this.#random(this.#assignment.wallOf.length), this.#random(this.#wallCount)]);

	/** The next pseudo-random integer from 0 to `below` - 1 (a linear congruential generator). */
	#random(below: number): number {
		this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
		return Math.floor((this.#state / 2 ** 32) * below);
	}
	#tryMove(ps: readonly number[], to: readonly number[]): boolean {
		this.#spent++;
		return !this.#isExhausted && this.#assignment.tryMove(ps, to);
	}
	#canHang = (ps: readonly number[], w: number): boolean => ps.every((p) => this.#assignment.canHang(p, w));

	/** Tries to move all pieces of an artist to one wall, and to swap those of two artists. Returns whether that improved anything. */
	#moveArtists(): boolean {
		const { wallOf } = this.#assignment;
		let better = false;
		this.#groups.forEach((a, i) => {
			for (let w = 0; w < this.#wallCount; w++) {
				if (
					a.some((p) => wallOf[p] !== w) &&
					this.#canHang(a, w) &&
					this.#tryMove(
						a,
						a.map(() => w)
					)
				)
					better = true;
			}
			for (const b of this.#groups.slice(i + 1)) {
				const [wa, wb] = [wallOf[a[0]!]!, wallOf[b[0]!]!];
				if (wa === wb || !this.#canHang(a, wb) || !this.#canHang(b, wa)) continue;
				if (this.#tryMove([...a, ...b], [...a.map(() => wb), ...b.map(() => wa)])) better = true;
			}
		});
		return better;
	}

	/** Tries to move one piece to another wall, and to swap two pieces. Returns whether that improved anything. */
	#moveSinglePieces(): boolean {
		const assignment = this.#assignment;
		const n = assignment.wallOf.length;
		let better = false;
		for (let p = 0; p < n; p++) {
			this.#spent += this.#wallCount + n - p;
			for (let w = 0; w < this.#wallCount; w++) {
				if (w !== assignment.wallOf[p] && assignment.canHang(p, w) && assignment.mayImprove(p, w) && this.#tryMove([p], [w])) better = true;
			}
			for (let q = p + 1; q < n; q++) {
				const [a, b] = [assignment.wallOf[p]!, assignment.wallOf[q]!];
				if (a === b || !assignment.canHang(p, b) || !assignment.canHang(q, a)) continue;
				if (assignment.mayImprove(p, b, q) && this.#tryMove([p, q], [b, a])) better = true;
			}
		}
		return better;
	}
}
