import { hangProblems, partsById } from '../src/lib/exhibitions/hang/hang.ts';
import { bigShow, idsOf } from '#lib/proposals/show.example.ts';
import { layouts } from '#lib/proposals/level.ts';
import { propose } from '#lib/proposals/propose.ts';
import { median, shuffled } from './load.ts';

const rounds = 9;

/** A proposal for 60 works on 8 walls beside a check of that very hang; processor time of one thread, median of the rounds. */
export function benchProposal() {
	const { works, walls, labels } = bigShow();
	const wanted = { hang: [], works, walls, labels, wallIds: new Set(walls.map(({ wallId }) => wallId)), minMm: 60 };
	const chosen = idsOf(works);
	const facts = { parts: partsById(works), labels };
	console.log(
		`A proposal for ${works.length} works on ${walls.length} walls beside a check of the same hang, median of ${rounds} rounds in shuffled order …`
	);
	const figures = layouts.map((layout) => {
		const ask = { ...wanted, chosen, layout, order: 'artist' as const };
		const made = propose(ask);
		if (!made.ok) throw new Error(`${layout} can't be hung`);
		const { hang, score } = made.proposal;
		const ways = { proposal: () => propose(ask), check: () => hangProblems(hang, walls, facts) };
		const found = { proposal: [] as number[], check: [] as number[] };
		for (const name of ['proposal', 'check'] as const) cpuMs(ways[name], 200);
		for (let round = 0; round < rounds; round++) {
			for (const name of shuffled(['proposal', 'check'] as const)) found[name].push(cpuMs(ways[name], 100));
		}
		const perMs = { proposal: median(found.proposal), check: median(found.check) };
		const ratio = perMs.proposal / perMs.check;
		console.log(
			`  ${layout}: ${perMs.proposal.toFixed(2)} ms CPU a proposal, ${perMs.check.toFixed(3)} ms a check, ratio ${ratio.toFixed(1)} (at most 50), score ${score.toFixed(1)}`
		);
		return { layout, perMs, ratio, score };
	});
	return { works: works.length, walls: walls.length, figures, rounds };
}

/** Processor time of one call, of as many as take `ms` milliseconds. */
function cpuMs(work: () => unknown, ms: number): number {
	const before = process.cpuUsage();
	const end = performance.now() + ms;
	let calls = 0;
	do {
		work();
		calls++;
	} while (performance.now() < end);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000 / calls;
}
