import type { Plan } from './plan.ts';

/** What may be looked at in all, so that many works take no longer than the bench allows; measuring a wall costs as much as so many looks. */
export const usualLooks = 20_000;
const looksOfMeasuring = 6;
/** After so many shakes in vain it is good enough. */
const maxShakes = 40;
/** How many bundles a shake puts elsewhere. */
const shaken = 3;

/**
 * Makes a plan better, change by change, until none makes it better; then shakes it - a few bundles onto other walls - and tries again from
 * there, keeping what is best ("iterated local search", Lourenço, Martin, Stützle, in: Handbook of Metaheuristics, 2003). What is shaken
 * follows from a fixed row of numbers.
 */
export class Search {
	readonly #plan: Plan;
	readonly #groups: readonly number[][];
	readonly #m: number;
	readonly #maxChecks: number;
	#looks = 0;
	#state = 1;

	/** `groups`: the bundles of each artist; `m`: how many walls there are; `looks`: how much may be looked at. */
	constructor(plan: Plan, groups: readonly number[][], m: number, looks = usualLooks) {
		this.#maxChecks = looks;
		this.#plan = plan;
		this.#groups = groups.filter((group) => group.length > 1);
		this.#m = m;
	}

	get #enough(): boolean {
		return this.#looks + looksOfMeasuring * this.#plan.measured > this.#maxChecks;
	}

	improve(): void {
		for (let better = true; better && !this.#enough;) {
			const groups = this.#moveGroups();
			const single = this.#moveSingle();
			better = groups || single;
		}
	}
	#improveSingle(): void {
		while (!this.#enough && this.#moveSingle());
	}

	shake(): void {
		const plan = this.#plan;
		for (let i = 0; i < maxShakes && !this.#enough; i++) {
			const before = plan.wallOf.slice();
			const cost = plan.cost;
			plan.cost = Infinity;
			for (const [p, w] of this.#gathered() ?? this.#scattered()) {
				if (plan.can(p, w)) plan.try([p], [w], true);
				plan.cost = Infinity;
			}
			plan.cost = plan.now();
			this.#improveSingle();
			if (plan.cost < cost - 1e-9) continue;
			const back = [...before.keys()].filter((p) => plan.wallOf[p] !== before[p]);
			plan.cost = Infinity;
			plan.try(
				back,
				back.map((p) => before[p]!),
				true
			);
			plan.cost = cost;
		}
	}

	/** All of an artist who is on several walls onto one of them, whoever has to go; null: there is none, or it is time for something else. */
	#gathered(): [number, number][] | null {
		const { wallOf } = this.#plan;
		const split = this.#groups.filter((group) => group.some((p) => wallOf[p] !== wallOf[group[0]!]));
		if (split.length === 0 || this.#number(4) === 0) return null;
		const group = split[this.#number(split.length)]!;
		const w = wallOf[group[this.#number(group.length)]!]!;
		return group.map((p) => [p, w]);
	}
	/** A few bundles anywhere. */
	#scattered = (): [number, number][] =>
		Array.from({ length: shaken }, () => [this.#number(this.#plan.wallOf.length), this.#number(this.#m)]);

	/** The next number of the row, from 0 to below `below`. */
	#number(below: number): number {
		this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
		return Math.floor((this.#state / 2 ** 32) * below);
	}
	#try(ps: readonly number[], to: readonly number[]): boolean {
		this.#looks++;
		return !this.#enough && this.#plan.try(ps, to);
	}
	#can = (ps: readonly number[], w: number): boolean => ps.every((p) => this.#plan.can(p, w));

	/** All of an artist onto one wall, or those of two artists for each other. */
	#moveGroups(): boolean {
		const { wallOf } = this.#plan;
		let better = false;
		this.#groups.forEach((a, i) => {
			for (let w = 0; w < this.#m; w++) {
				if (
					a.some((p) => wallOf[p] !== w) &&
					this.#can(a, w) &&
					this.#try(
						a,
						a.map(() => w)
					)
				)
					better = true;
			}
			for (const b of this.#groups.slice(i + 1)) {
				const [wa, wb] = [wallOf[a[0]!]!, wallOf[b[0]!]!];
				if (wa === wb || !this.#can(a, wb) || !this.#can(b, wa)) continue;
				if (this.#try([...a, ...b], [...a.map(() => wb), ...b.map(() => wa)])) better = true;
			}
		});
		return better;
	}

	/** One bundle onto another wall, or two for each other. */
	#moveSingle(): boolean {
		const plan = this.#plan;
		const n = plan.wallOf.length;
		let better = false;
		for (let p = 0; p < n; p++) {
			this.#looks += this.#m + n - p;
			for (let w = 0; w < this.#m; w++) {
				if (w !== plan.wallOf[p] && plan.can(p, w) && plan.promising(p, w) && this.#try([p], [w])) better = true;
			}
			for (let q = p + 1; q < n; q++) {
				const [a, b] = [plan.wallOf[p]!, plan.wallOf[q]!];
				if (a === b || !plan.can(p, b) || !plan.can(q, a)) continue;
				if (plan.promising(p, b, q) && this.#try([p, q], [b, a])) better = true;
			}
		}
		return better;
	}
}
