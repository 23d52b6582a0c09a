import { type Hanging } from '#lib/walls/hooks/hanging.ts';
import type { HangingFacts } from '#lib/walls/hooks/facts.ts';
import type { StockKind, StockLine } from '#lib/walls/forms/stockForm.ts';

/** One item that hanging needs: a hook, a cord or a rod of at least `lengthMm`. `loadG`: what it has to carry; null: unknown. */
export type Need = { kind: StockKind; lengthMm: number | null; loadG: number | null };
/** A row of the material list: how many are needed, how many of these are in stock, how many are missing. */
export type MaterialLine = { kind: StockKind; lengthMm: number | null; needed: number; inStock: number; missing: number };

/** Cords are sold and cut in steps of half a metre. */
const stepMm = 500;
export const roundedUp = (lengthMm: number): number => Math.ceil(lengthMm / stepMm) * stepMm;

/** What one placement needs: hooks, a cord for each hook on a rail, a rod for a sleeve. Existing points need no hook. */
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
 * Assigns the stock to the walls in their order (greedy): on each wall, the longest and heaviest needs come first, and each gets the shortest
 * item that is long and strong enough. An unknown weight, or an unknown load of an item, counts as enough.
 *
 * @returns the material list of each wall.
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
