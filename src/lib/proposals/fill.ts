import { shareOut } from '#lib/walls/geometry/arrange.ts';
import { spaceFor } from './gaps.ts';
import type { FreeSpace, Stretch } from './surface.ts';

/**
 * A distribution of pieces over the stretches of one wall, in their order. `counts`: how many pieces each stretch takes; `spreadMm`: the
 * largest gap less the smallest; `missingMm`: by how much the stretches are too short for the smallest allowed gap, 0 if they aren't.
 */
export type Filling = { counts: number[]; spreadMm: number; missingMm: number };

/** Penalty for each missing mm; it outweighs every spread. */
const missingPenalty = 1000;
/** How many nodes the search visits at most. A wall with very many stretches and pieces gets a good filling, not always the best. */
const maxSteps = 400;

/**
 * Fills stretches so that the gaps differ as little as possible. Within a stretch the gaps are equal (product.md, "Rules of hanging"), so
 * that only the number of pieces in each stretch is left to choose: branch and bound, depth first. It tries the number in proportion to
 * the length of the stretch first, and prunes a branch whose cost so far is no lower than that of the best filling.
 *
 * The object is reused for many fillings, so that a search allocates nothing.
 */
export class Filler implements Filling {
	counts: number[] = [];
	spreadMm = 0;
	missingMm = 0;
	#stretches: readonly Stretch[] = [];
	#lengths: readonly number[] = [];
	#minMm = 0;
	#spaceMm = 0;
	#n = 0;
	/** Prefix sums: the total width of the pieces before each piece. */
	readonly #widthBefore: Float64Array;
	#current: number[] = [];
	#cost = Infinity;
	#steps = 0;

	/** @param maxPieces the largest number of pieces that `fill` will get. */
	constructor(maxPieces: number) {
		this.#widthBefore = new Float64Array(maxPieces + 1);
	}

	/** Fills the stretches with the first `n` widths. The result is in the fields until the next call. */
	fill({ stretches, lengths, narrowestMm }: FreeSpace, widths: ArrayLike<number>, n: number, minMm: number): this {
		this.spreadMm = this.missingMm = 0;
		if (stretches.length === 1 && !stretches[0]!.beside) {
			this.counts = [n];
			if (n === 0) return this;
			let freeMm = lengths[0]!;
			for (let i = 0; i < n; i++) freeMm -= widths[i]!;
			const each = Math.floor(freeMm / (n + 1));
			this.spreadMm = Math.ceil((freeMm - each * (n + 1)) / 2);
			this.missingMm = Math.max(0, minMm * (n + 1) - freeMm);
			return this;
		}
		let narrowest = narrowestMm;
		for (let i = 0; i < n; i++) {
			this.#widthBefore[i + 1] = this.#widthBefore[i]! + widths[i]!;
			if (widths[i]! < narrowest) narrowest = widths[i]!;
		}
		this.#spaceMm = spaceFor(narrowest);
		[this.#stretches, this.#lengths, this.#minMm, this.#n] = [stretches, lengths, minMm, n];
		this.#current = lengths.map(() => 0);
		this.counts = this.#current;
		this.#cost = Infinity;
		this.#steps = 0;
		if (lengths.length === 0) this.missingMm = n > 0 ? 1e9 : 0;
		else {
			let freeMm = 0;
			for (let i = 0; i < lengths.length; i++) freeMm += lengths[i]!;
			this.#branch(0, 0, freeMm, Infinity, -Infinity, 0);
		}
		return this;
	}

	/**
	 * Visits a node: distributes the pieces from index `from` on over the stretches from index `i` on, which are `restMm` long in total.
	 * `low`, `high` and `missingMm` are the smallest gap, the largest gap and the missing length so far.
	 */
	#branch(i: number, from: number, restMm: number, low: number, high: number, missingMm: number): void {
		const rest = this.#n - from;
		const spreadMm = high > low ? high - low : 0;
		const cost = missingMm * missingPenalty + spreadMm;
		if (cost >= this.#cost || this.#steps++ > maxSteps) return;
		if (i === this.#lengths.length) {
			this.#cost = cost;
			this.counts = this.#current.slice();
			[this.spreadMm, this.missingMm] = [spreadMm, missingMm];
			return;
		}
		if (i === this.#lengths.length - 1) return this.#assign(i, rest, from, restMm, low, high, missingMm);
		// Start with the number in proportion to the stretch's part of the remaining length, then go further and further from it.
		const share = restMm > 0 ? Math.round((rest * this.#lengths[i]!) / restMm) : rest;
		this.#assign(i, share, from, restMm, low, high, missingMm);
		for (let away = 1; away <= rest; away++) {
			if (share + away <= rest) this.#assign(i, share + away, from, restMm, low, high, missingMm);
			if (share >= away) this.#assign(i, share - away, from, restMm, low, high, missingMm);
		}
	}

	/** Assigns `count` pieces to stretch `i`, and goes on with the next stretch. */
	#assign(i: number, count: number, from: number, restMm: number, low: number, high: number, missingMm: number): void {
		this.#current[i] = count;
		const length = this.#lengths[i]!;
		let min = low;
		let max = high;
		let missing = missingMm;
		// An empty stretch is a gap, too, if it lies beside a piece that stays or if a piece would fit there.
		if (count > 0 || this.#stretches[i]!.beside || length >= this.#spaceMm) {
			const freeMm = length - this.#widthBefore[from + count]! + this.#widthBefore[from]!;
			const each = Math.floor(freeMm / (count + 1));
			const outer = each + Math.ceil((freeMm - each * (count + 1)) / 2);
			if (each < min) min = each;
			if (outer > max) max = outer;
			if (count > 0 && freeMm < this.#minMm * (count + 1)) missing += this.#minMm * (count + 1) - freeMm;
		}
		this.#branch(i + 1, from + count, restMm - length, min, max, missing);
	}
}

/** Fills stretches once; see `Filler`. */
export const fill = (space: FreeSpace, widths: readonly number[], minMm: number): Filling =>
	new Filler(widths.length).fill(space, widths, widths.length, minMm);

/** The left edge of each piece in mm from the wall's left edge, for the `counts` that `fill` found. */
export function leftEdges(stretches: readonly Stretch[], widths: readonly number[], counts: readonly number[]): number[] {
	const found: number[] = [];
	stretches.forEach(({ fromMm, toMm }, i) => {
		const row = widths.slice(found.length, found.length + counts[i]!);
		const freeMm = toMm - fromMm - row.reduce((sum, width) => sum + width, 0);
		const gaps = shareOut(freeMm, row.length + 1);
		let atMm = fromMm;
		row.forEach((width, k) => {
			found.push(atMm + gaps[k]!);
			atMm += gaps[k]! + width;
		});
	});
	return found;
}
