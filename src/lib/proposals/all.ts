import type { Layout } from './level.ts';
import type { Order } from './order.ts';
import { type Proposal, propose, type Proposed } from './propose.ts';
import type { Wanted } from './wanted.ts';

/**
 * Makes a proposal for each combination of layout and order.
 *
 * @returns `proposals`: the hangs that were found, the best (lowest) score first, without duplicates; `impossible`: one entry for each
 * layout that failed, with the reason.
 */
export function proposeAll(
	wanted: Omit<Wanted, 'layout' | 'order'>,
	layouts: readonly Layout[],
	orders: readonly Order[]
): { proposals: Proposal[]; impossible: Extract<Proposed, { ok: false }>[] } {
	const all = layouts.flatMap((layout) => orders.map((order) => propose({ ...wanted, layout, order })));
	const seen = new Set<string>();
	const proposals = all.flatMap((one) => {
		if (!one.ok) return [];
		const key = one.proposal.hang
			.map(({ id, wallId, xMm, yMm }) => `${id} ${wallId} ${xMm} ${yMm}`)
			.sort()
			.join();
		if (seen.has(key)) return [];
		seen.add(key);
		return [one.proposal];
	});
	const impossible = all.flatMap((one) => (one.ok ? [] : [one]));
	return {
		proposals: proposals.sort((a, b) => a.score - b.score),
		impossible: impossible.filter(({ layout }, i) => impossible.findIndex((other) => other.layout === layout) === i)
	};
}
