import { middleYMm } from '#lib/walls/geometry/rect.ts';
import type { Bundle } from './bundle.ts';
import { type Filled, Filler, fill } from './fill.ts';
import type { Level } from './level.ts';
import { weights } from './score.ts';
import type { Opened, Surface } from './surface.ts';

/** What is to be hung where: the bundles in their order, the walls, the smallest gap in mm, and which may not go where. */
export type Task = {
	bundles: readonly Bundle[];
	surfaces: readonly Surface[];
	level: Level;
	minMm: number;
	/** "bundle wall" (their places in the lists): the wall doesn't carry it. */
	barred?: ReadonlySet<string>;
	/** How much a search of many bundles may look at. */
	looks?: number;
};

/** A mm that is missing outweighs every score. */
const missingWeight = 1e4;
/** A bundle on a wall on which it can't be. */
const cannot = 1e9;

/**
 * Bundles shared out to walls, with the score of it: moves are tried one after another, and only the walls they touch are measured anew. The
 * spread of a wall is never negative, so a move whose other costs are no better needs no measuring at all.
 */
export class Plan {
	/** The place of each bundle's wall in the list. */
	readonly wallOf: Int32Array;
	/** How often a wall was measured, as a search pays for it. */
	measured = 0;
	/** The best so far; a move must be better than this. */
	cost = Infinity;
	readonly #task: Task;
	readonly #off: number[][];
	readonly #mask: number[][];
	readonly #widths: number[];
	readonly #artists: number[][];
	/** Works of each artist on each wall; those that stay count too. */
	readonly #counts: Int32Array[];
	readonly #used: Int32Array;
	readonly #taken: Float64Array;
	readonly #breadth: Float64Array;
	readonly #own: Float64Array;
	// What a move needs for a moment, kept so that thousands of moves leave nothing behind.
	readonly #from: Int32Array;
	readonly #row: Float64Array;
	readonly #filler: Filler;
	readonly #touched: number[] = [];
	readonly #ownBefore: Float64Array;
	readonly #breadthBefore: Float64Array;
	#split = 0;
	#offSum = 0;
	#ownSum = 0;

	/** `elsewhere`: artists with works that stay on walls which aren't in the task. */
	constructor(task: Task, elsewhere: ReadonlyMap<string, number> = new Map()) {
		const { bundles, surfaces, level, barred } = task;
		this.#task = task;
		this.wallOf = new Int32Array(bundles.length);
		this.#widths = bundles.map(({ widthMm }) => widthMm);
		const at = bundles.map((bundle) => surfaces.map(({ wall }) => level(bundle, wall)));
		const boxAt = (p: number, yMm: number) => ({ xMm: 0, yMm, widthMm: 1, heightMm: bundles[p]!.heightMm });
		this.#off = at.map((row, p) =>
			row.map((yMm, w) =>
				yMm === null || barred?.has(`${p} ${w}`)
					? cannot
					: weights.offLineMm * Math.abs(middleYMm(boxAt(p, yMm)) - surfaces[w]!.wall.centreLineMm)
			)
		);
		this.#mask = at.map((row, p) => row.map((yMm, w) => (yMm === null ? 0 : surfaces[w]!.zoneMask(boxAt(p, yMm)))));
		const names = new Map<string, number>();
		const indexOf = (artist: string): number => names.get(artist) ?? (names.set(artist, names.size), names.size - 1);
		this.#artists = bundles.map(({ artists }) => artists.map(indexOf));
		const fixed = surfaces.map((surface) => surface.fixed.flatMap(({ artists }) => artists.map(indexOf)));
		for (const artist of elsewhere.keys()) indexOf(artist);
		const columns = surfaces.length + 1;
		this.#counts = Array.from({ length: names.size }, () => new Int32Array(columns));
		fixed.forEach((artists, w) => artists.forEach((artist) => this.#counts[artist]![w]!++));
		for (const [artist, works] of elsewhere) this.#counts[indexOf(artist)]![surfaces.length] = works;
		this.#used = Int32Array.from(this.#counts, (counts) => counts.filter((works) => works > 0).length);
		this.#split = this.#used.filter((walls) => walls > 1).length;
		this.#taken = Float64Array.from(surfaces, ({ fixedTakenMm }) => fixedTakenMm);
		this.#breadth = new Float64Array(surfaces.length);
		this.#own = new Float64Array(surfaces.length);
		this.#ownBefore = new Float64Array(surfaces.length);
		this.#breadthBefore = new Float64Array(surfaces.length);
		this.#from = new Int32Array(bundles.length);
		this.#row = new Float64Array(bundles.length);
		this.#filler = new Filler(bundles.length);
		this.#taken.forEach((_taken, w) => this.#measure(w));
	}

	/** Whether a bundle can be on a wall at all. */
	can = (p: number, w: number): boolean => this.#off[p]![w]! < cannot;
	/** How full a wall is with another bundle on it. */
	fullWith = (p: number, w: number): number => (this.#taken[w]! + this.#widths[p]!) / this.#breadth[w]!;
	/** What is missing on all walls, in mm. */
	get missingMm(): number {
		return this.#own.reduce((sum, _own, w) => sum + this.filled(w).missingMm, 0);
	}

	/** Begins with all bundles where `wallOf` says; once. */
	begin(): void {
		this.wallOf.forEach((w, p) => this.#put(p, w, 1));
		this.#own.forEach((_own, w) => this.#measure(w));
		this.cost = this.now();
	}

	/**
	 * Whether it can get better when bundle `p` goes to wall `b` and, if there is one, `q` from there comes in its place. Asks only for what needs no
	 * measuring; the spread of the two walls is taken for 0.
	 */
	promising(p: number, b: number, q = -1): boolean {
		const a = this.wallOf[p]!;
		const shiftMm = this.#widths[p]! - (q < 0 ? 0 : this.#widths[q]!);
		let [low, high] = [Infinity, 0];
		for (let w = 0; w < this.#own.length; w++) {
			const taken = this.#taken[w]! + (w === a ? -shiftMm : w === b ? shiftMm : 0);
			const full = taken / this.#breadth[w]!;
			if (full < low) low = full;
			if (full > high) high = full;
		}
		let offSum = this.#offSum - this.#off[p]![a]! + this.#off[p]![b]!;
		if (q >= 0) offSum += this.#off[q]![a]! - this.#off[q]![b]!;
		const min = this.#ownSum - this.#own[a]! - this.#own[b]! + offSum + weights.unevenPoints * 100 * (high - low);
		return min + weights.artistsSplit * (this.#split + this.#splitBy(p, a, b, q)) < this.cost - 1e-9;
	}
	/** How many more artists are split by such a move; where bundles of several artists change places, the least that it can be. */
	#splitBy(p: number, a: number, b: number, q: number): number {
		const mine = this.#artists[p]!;
		if (q < 0) return this.#splitOf(mine, a, b);
		const theirs = this.#artists[q]!;
		if (mine.length > 1 || theirs.length > 1) return -mine.length - theirs.length;
		return mine[0] === theirs[0] ? 0 : this.#splitOf(mine, a, b) + this.#splitOf(theirs, b, a);
	}
	#splitOf(artists: readonly number[], from: number, to: number): number {
		let more = 0;
		for (const artist of artists) {
			const counts = this.#counts[artist]!;
			const walls = this.#used[artist]!;
			const after = walls - Number(counts[from] === 1) + Number(counts[to] === 0);
			more += Number(after > 1) - Number(walls > 1);
		}
		return more;
	}

	/**
	 * Moves bundles to walls if that makes the whole better; says whether. Unless `sure`, a move is given up unmeasured when it looks no better with the
	 * spread of its walls taken for 0 and their free breadth as it was.
	 */
	try(ps: readonly number[], to: readonly number[], sure = false): boolean {
		const from = this.#from;
		this.#touched.length = 0;
		let spared = 0;
		for (let i = 0; i < ps.length; i++) {
			from[i] = this.wallOf[ps[i]!]!;
			spared += this.#touch(from[i]!) + this.#touch(to[i]!);
		}
		this.#move(ps, from, to);
		if (sure || this.now() - spared < this.cost - 1e-9) {
			for (let i = 0; i < this.#touched.length; i++) this.#measure(this.#touched[i]!);
			const cost = this.now();
			if (cost < this.cost - 1e-9) {
				this.cost = cost;
				return true;
			}
			for (let i = 0; i < this.#touched.length; i++) {
				const w = this.#touched[i]!;
				this.#ownSum += this.#ownBefore[w]! - this.#own[w]!;
				this.#own[w] = this.#ownBefore[w]!;
				this.#breadth[w] = this.#breadthBefore[w]!;
			}
		}
		this.#move(ps, to, from);
		return false;
	}

	/** Remembers how a wall was; gives what it costs by itself, once. */
	#touch(w: number): number {
		if (this.#touched.includes(w)) return 0;
		this.#touched.push(w);
		this.#breadthBefore[w] = this.#breadth[w]!;
		return (this.#ownBefore[w] = this.#own[w]!);
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
		this.#offSum += sign * this.#off[p]![w]!;
		for (const artist of this.#artists[p]!) {
			const works = (this.#counts[artist]![w]! += sign);
			// Its first work on this wall, or its last one gone.
			if (works === (sign === 1 ? 1 : 0)) {
				const walls = (this.#used[artist]! += sign);
				if (walls === (sign === 1 ? 2 : 1)) this.#split += sign;
			}
		}
	}

	/** The bundles of a wall, in order. */
	on(w: number): number[] {
		const found: number[] = [];
		for (let p = 0; p < this.wallOf.length; p++) if (this.wallOf[p] === w) found.push(p);
		return found;
	}
	/** The bundles of a wall with its free stretches and how many each of them takes. */
	filled(w: number): { on: number[]; widths: number[]; opened: Opened } & Filled {
		const on = this.on(w);
		const widths = on.map((p) => this.#widths[p]!);
		const opened = this.#task.surfaces[w]!.open(on.reduce((mask, p) => mask | this.#mask[p]![w]!, 0));
		return { on, widths, opened, ...fill(opened, widths, this.#task.minMm) };
	}
	#measure(w: number): void {
		this.measured++;
		let [n, mask] = [0, 0];
		for (let p = 0; p < this.wallOf.length; p++) {
			if (this.wallOf[p] !== w) continue;
			mask |= this.#mask[p]![w]!;
			this.#row[n++] = this.#widths[p]!;
		}
		const opened = this.#task.surfaces[w]!.open(mask);
		const { spreadMm, missingMm } = this.#filler.fill(opened, this.#row, n, this.#task.minMm);
		const own = weights.spreadMm * spreadMm + missingWeight * missingMm;
		this.#ownSum += own - this.#own[w]!;
		this.#own[w] = own;
		this.#breadth[w] = opened.breadthMm;
	}
	/** The score as it stands, and much more where something is missing. */
	now(): number {
		let [low, high] = [Infinity, 0];
		for (let w = 0; w < this.#own.length; w++) {
			const full = this.#taken[w]! / this.#breadth[w]!;
			if (full < low) low = full;
			if (full > high) high = full;
		}
		const uneven = this.#own.length === 0 ? 0 : 100 * (high - low);
		return this.#ownSum + this.#offSum + weights.artistsSplit * this.#split + weights.unevenPoints * uneven;
	}
}
