import { shareOut } from '#lib/walls/geometry/arrange.ts';
import { roomFor } from './gaps.ts';
import type { Opened, Stretch } from './surface.ts';

/**
 * Bundles on the stretches of one wall, in their order: how many each stretch takes, what the gaps differ by, and by how much the bundles
 * are too broad for the smallest gap.
 */
export type Filled = { counts: number[]; spreadMm: number; missingMm: number };

/** A mm that is missing outweighs whatever the gaps differ by. */
const missingWeight = 1000;
/** How many ways are looked at; a wall with more stretches and bundles than that is filled well, not always best. */
const maxSteps = 400;

/**
 * Fills stretches so that the gaps differ least. Within a stretch gaps are equal (product.md: what they can't share goes to the outer ones), so only
 * how many bundles are in which stretch is to be found: a depth first search, the most even share of the breadth first, that leaves a
 * way as soon as it can't get better than the best one found. Made once and used again and again, so that a search leaves nothing behind.
 */
export class Filler implements Filled {
	counts: number[] = [];
	spreadMm = 0;
	missingMm = 0;
	#stretches: readonly Stretch[] = [];
	#lengths: readonly number[] = [];
	#minMm = 0;
	#roomMm = 0;
	#n = 0;
	/** Breadth of all bundles before one. */
	readonly #before: Float64Array;
	#now: number[] = [];
	#cost = Infinity;
	#steps = 0;

	/** `most`: how many bundles there can be. */
	constructor(max: number) {
		this.#before = new Float64Array(max + 1);
	}

	/** Fills with the first `n` of the widths; what was found is in the fields until the next time. */
	fill({ stretches, lengths, narrowestMm }: Opened, widths: ArrayLike<number>, n: number, minMm: number): this {
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
			this.#before[i + 1] = this.#before[i]! + widths[i]!;
			if (widths[i]! < narrowest) narrowest = widths[i]!;
		}
		this.#roomMm = roomFor(narrowest);
		[this.#stretches, this.#lengths, this.#minMm, this.#n] = [stretches, lengths, minMm, n];
		this.#now = lengths.map(() => 0);
		this.counts = this.#now;
		this.#cost = Infinity;
		this.#steps = 0;
		if (lengths.length === 0) this.missingMm = n > 0 ? 1e9 : 0;
		else {
			let freeMm = 0;
			for (let i = 0; i < lengths.length; i++) freeMm += lengths[i]!;
			this.#step(0, 0, freeMm, Infinity, -Infinity, 0);
		}
		return this;
	}

	/** The stretches from `i` on, `leftMm` long together, and the bundles from `from` on; the gaps so far are from `low` to `high`. */
	#step(i: number, from: number, leftMm: number, low: number, high: number, missingMm: number): void {
		const rest = this.#n - from;
		const spreadMm = high > low ? high - low : 0;
		const cost = missingMm * missingWeight + spreadMm;
		if (cost >= this.#cost || this.#steps++ > maxSteps) return;
		if (i === this.#lengths.length) {
			this.#cost = cost;
			this.counts = this.#now.slice();
			[this.spreadMm, this.missingMm] = [spreadMm, missingMm];
			return;
		}
		if (i === this.#lengths.length - 1) return this.#take(i, rest, from, leftMm, low, high, missingMm);
		// The share of what is left that the stretch has of the breadth that is left; then ever further from it.
		const share = leftMm > 0 ? Math.round((rest * this.#lengths[i]!) / leftMm) : rest;
		this.#take(i, share, from, leftMm, low, high, missingMm);
		for (let away = 1; away <= rest; away++) {
			if (share + away <= rest) this.#take(i, share + away, from, leftMm, low, high, missingMm);
			if (share >= away) this.#take(i, share - away, from, leftMm, low, high, missingMm);
		}
	}

	/** Lets stretch `i` take so many bundles, and goes on. */
	#take(i: number, count: number, from: number, leftMm: number, low: number, high: number, missingMm: number): void {
		this.#now[i] = count;
		const length = this.#lengths[i]!;
		let min = low;
		let max = high;
		let lack = missingMm;
		// Even empty a stretch is a gap beside what stays, or where a work would have room.
		if (count > 0 || this.#stretches[i]!.beside || length >= this.#roomMm) {
			const freeMm = length - this.#before[from + count]! + this.#before[from]!;
			const each = Math.floor(freeMm / (count + 1));
			const outer = each + Math.ceil((freeMm - each * (count + 1)) / 2);
			if (each < min) min = each;
			if (outer > max) max = outer;
			if (count > 0 && freeMm < this.#minMm * (count + 1)) lack += this.#minMm * (count + 1) - freeMm;
		}
		this.#step(i + 1, from + count, leftMm - length, min, max, lack);
	}
}

/** Fills stretches once. */
export const fill = (opened: Opened, widths: readonly number[], minMm: number): Filled =>
	new Filler(widths.length).fill(opened, widths, widths.length, minMm);

/** x of each bundle's left edge, in their order, when the stretches take as many as `fill` says. */
export function positions(stretches: readonly Stretch[], widths: readonly number[], counts: readonly number[]): number[] {
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
