import { type Hanging } from '#lib/walls/hooks/hanging.ts';
import type { HangingFacts } from '#lib/walls/hooks/facts.ts';
import type { StockKind, StockLine } from '#lib/walls/forms/stockForm.ts';

/** One thing that hanging takes: a hook, a cord of at least this length in mm, a rod; what it has to carry in g, null: unknown. */
export type Need = { kind: StockKind; lengthMm: number | null; loadG: number | null };
/** A line of the material list: how many are needed, how many of them the house has left. */
export type MaterialLine = { kind: StockKind; lengthMm: number | null; needed: number; inStock: number; missing: number };

/** Cords are sold and cut by half metres; a list by the millimetre would help nobody. */
const stepMm = 500;
export const roundedUp = (lengthMm: number): number => Math.ceil(lengthMm / stepMm) * stepMm;

/** What one placement takes: hooks, a cord for each that hangs from a rail, a rod for a sleeve. Nails that are there are no hooks. */
export function needsOf({ hooks }: Hanging, facts: HangingFacts, widthMm: number): Need[] {
	const share = facts.weightG === null ? null : Math.ceil(facts.weightG / Math.max(1, hooks.length));
	const needs: Need[] = [];
	for (const hook of hooks) {
		if (hook.point === null) needs.push({ kind: 'hook', lengthMm: null, loadG: share });
		if (hook.cordMm !== null) needs.push({ kind: 'cord', lengthMm: hook.cordMm, loadG: share });
	}
	if (facts.hardware === 'sleeve-rod') needs.push({ kind: 'rod', lengthMm: widthMm, loadG: facts.weightG });
	return needs;
}

/**
 * What every wall takes, out of one stock in the order of the walls: each need gets the shortest thing that is long and strong
 * enough; the longest and heaviest needs choose first. What nobody has weighed is taken to be carried.
 */
export function materialOf(walls: readonly (readonly Need[])[], stock: readonly StockLine[]): MaterialLine[][] {
	const left = stock.map((line) => ({ ...line }));
	const byLength = left.sort((a, b) => (a.lengthMm ?? 0) - (b.lengthMm ?? 0) || (a.loadG ?? Infinity) - (b.loadG ?? Infinity));
	const take = (need: Need): boolean => {
		const found = byLength.find(
			(line) =>
				line.amount > 0 &&
				line.kind === need.kind &&
				(need.lengthMm === null || (line.lengthMm ?? 0) >= need.lengthMm) &&
				(need.loadG === null || line.loadG === null || line.loadG >= need.loadG)
		);
		if (found) found.amount--;
		return found !== undefined;
	};
	return walls.map((needs) => {
		const lines = new Map<string, MaterialLine>();
		for (const need of needs.toSorted((a, b) => (b.lengthMm ?? 0) - (a.lengthMm ?? 0) || (b.loadG ?? 0) - (a.loadG ?? 0))) {
			const lengthMm = need.lengthMm === null ? null : roundedUp(need.lengthMm);
			const key = `${need.kind} ${lengthMm}`;
			const line = lines.get(key) ?? { kind: need.kind, lengthMm, needed: 0, inStock: 0, missing: 0 };
			const got = take(need);
			lines.set(key, { ...line, needed: line.needed + 1, inStock: line.inStock + (got ? 1 : 0), missing: line.missing + (got ? 0 : 1) });
		}
		const kinds: StockKind[] = ['hook', 'cord', 'rod'];
		return [...lines.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.lengthMm ?? 0) - (b.lengthMm ?? 0));
	});
}
