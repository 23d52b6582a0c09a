import { hangProblems, partsById } from '../src/lib/exhibitions/hang/hang.ts';
import { bigShow, idsOf } from '#lib/proposals/show.example.ts';
import { layouts } from '#lib/proposals/level.ts';
import { propose } from '#lib/proposals/propose.ts';
import { median, shuffled } from './load.ts';

const rounds = 9;

/** Measures a proposal for 60 works on 8 walls (processor time, median). Reference: checking the problems of that hang. */
export function benchProposal() {
	const { works, walls, labels } = bigShow();
	const base = { hang: [], works, walls, labels, wallIds: new Set(walls.map(({ wallId }) => wallId)), minMm: 60 };
	const chosen = idsOf(works);
	const facts = { parts: partsById(works), labels };
	console.log(
		`A proposal for ${works.length} works on ${walls.length} walls and a check of the same hang, median of ${rounds} rounds in shuffled order …`
	);
	const figures = layouts.map((layout) => {
		const request = { ...base, chosen, layout, order: 'artist' as const };
		const made = propose(request);
		if (!made.ok) throw new Error(`There is no proposal with the layout ${layout}.`);
		const { hang, score } = made.proposal;
		const variants = { proposal: () => propose(request), check: () => hangProblems(hang, walls, facts) };
		const found = { proposal: [] as number[], check: [] as number[] };
		for (const name of ['proposal', 'check'] as const) cpuMs(variants[name], 200);
		for (let round = 0; round < rounds; round++) {
			for (const name of shuffled(['proposal', 'check'] as const)) found[name].push(cpuMs(variants[name], 100));
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

/** The mean processor time of a call in ms, from calls repeated for `ms` milliseconds. */
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
