import type { Bundle } from './bundle.ts';
import type { Task } from './plan.ts';

/** Why works can't be hung as asked; ids are those of placements, of a piece in several boxes the first. */
export type Reason =
	| { code: 'nothing' }
	/** What stays has errors itself. */
	| { code: 'errors-before'; ids: string[] }
	/** No wall is high or broad enough: by how many mm at least. */
	| { code: 'too-high' | 'too-wide'; ids: string[]; missingMm: number }
	/** No wall carries them. */
	| { code: 'too-heavy'; ids: string[] }
	/**
	 * All together they don't fit: so many mm of wall are missing. `oneOf`: each of these alone makes room enough, the smallest first;
	 * `all`: when none does, these together.
	 */
	| { code: 'missing'; missingMm: number; oneOf: string[]; all: string[] };

/** What a piece is called by: its first box. */
export const nameOf = (bundle: Bundle): string => bundle.boxes[0]!.placement.id;

/** Whether one of the bundles can't be hung on any wall by itself, and why; null: each can. */
export function loneReason(task: Task): Reason | null {
	const { bundles, surfaces, level, barred, minMm } = task;
	const high: Bundle[] = [];
	const wide: { bundle: Bundle; missingMm: number }[] = [];
	const heavy: Bundle[] = [];
	bundles.forEach((bundle, p) => {
		const at = surfaces.map(({ wall }) => level(bundle, wall));
		if (at.every((yMm) => yMm === null)) return high.push(bundle);
		const missing = surfaces.map((surface, w) => {
			const yMm = at[w]!;
			if (yMm === null) return Infinity;
			const { stretches } = surface.open(surface.zoneMask({ xMm: 0, yMm, widthMm: 1, heightMm: bundle.heightMm }));
			return Math.min(...stretches.map(({ fromMm, toMm }) => bundle.widthMm + 2 * minMm - (toMm - fromMm)));
		});
		if (Math.min(...missing) > 0) return wide.push({ bundle, missingMm: Math.min(...missing) });
		if (surfaces.every((_surface, w) => missing[w]! > 0 || barred?.has(`${p} ${w}`))) heavy.push(bundle);
		return 0;
	});
	if (high.length > 0) {
		const highest = Math.max(...surfaces.map(({ wall }) => wall.heightMm));
		return { code: 'too-high', ids: high.map(nameOf), missingMm: Math.max(0, ...high.map(({ heightMm }) => heightMm - highest)) };
	}
	if (wide.length > 0) {
		return {
			code: 'too-wide',
			ids: wide.map(({ bundle }) => nameOf(bundle)),
			missingMm: Math.max(...wide.map(({ missingMm }) => missingMm))
		};
	}
	return heavy.length > 0 ? { code: 'too-heavy', ids: heavy.map(nameOf) } : null;
}

/** At most so many works are named of which one may be left out. */
const maxNamed = 8;

/**
 * What to leave out when `missingMm` are missing. `missingWithout`: what is missing without some of the bundles. Only a piece as broad as
 * what is missing can make room enough.
 */
export function leaveOut(task: Task, missingMm: number, missingWithout: (left: readonly Bundle[]) => number): Reason {
	const bySize = [...task.bundles].sort((a, b) => a.widthMm - b.widthMm || a.number - b.number);
	const oneOf: string[] = [];
	for (const bundle of bySize) {
		if (oneOf.length === maxNamed) break;
		if (bundle.widthMm + task.minMm < missingMm) continue;
		if (missingWithout(task.bundles.filter((other) => other !== bundle)) === 0) oneOf.push(nameOf(bundle));
	}
	if (oneOf.length > 0) return { code: 'missing', missingMm, oneOf, all: [] };
	const all: Bundle[] = [];
	for (const bundle of bySize.reverse()) {
		all.push(bundle);
		if (missingWithout(task.bundles.filter((other) => !all.includes(other))) === 0) break;
	}
	return { code: 'missing', missingMm, oneOf: [], all: all.map(nameOf) };
}
