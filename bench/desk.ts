import { pages, routesWith, type Found } from '../tests/e2e/pages/table.ts';
import { expected, Person } from '../tests/e2e/support/person.ts';
import { startMeasuredSite, type MeasuredSite } from './deskSite.ts';
import { fillHouse, type House, size } from './house.ts';
import { median, shuffled } from './load.ts';

const rounds = 7;
const maxCpuMs = 150;

export type PageCost = { page: string; cpuMs: number; calls: number; maxCpuMs: number };

/**
 * Measures what each page of the desk costs the backend: processor time of its process (median) and calls, with 60 works in the show and
 * 1,000 in the house. Fills the house beside the demo programme in `dataDir`, which nothing else uses meanwhile.
 */
export async function benchDesk(dataDir: string): Promise<{ size: typeof size; rounds: number; costs: PageCost[] }> {
	console.log(`Pages of the desk, ${size.inShow} works in the show and ${size.works} in the house …`);
	const house = await fillHouse(dataDir);
	const site = await startMeasuredSite(dataDir);
	try {
		return { size, rounds, costs: await measurePages(site, house) };
	} finally {
		await site.stop();
	}
}

/** Measures every page of the desk, in shuffled order. Prints and returns the dearest first. */
export async function measurePages(site: MeasuredSite, house: House): Promise<PageCost[]> {
	const people = {
		curator: await new Person(site.origin).signInAs('curator'),
		coordinator: await new Person(site.origin).signInAs('coordinator')
	};
	const found: Record<string, { cpu: number[]; calls: number[] }> = {};
	const addresses = addressesOf(house);
	for (let round = 0; round <= rounds; round++) {
		for (const { page, address, role } of shuffled(addresses)) {
			const before = { cpu: await site.backendCpuMs(), calls: site.calls.length };
			await expected(200, people[role].get(address));
			const cost = { cpu: (await site.backendCpuMs()) - before.cpu, calls: site.calls.length - before.calls };
			// The first round warms up.
			if (round === 0) continue;
			const its = (found[page] ??= { cpu: [], calls: [] });
			its.cpu.push(cost.cpu);
			its.calls.push(cost.calls);
		}
	}
	const costs = Object.entries(found).map(([page, { cpu, calls }]) => ({ page, cpuMs: median(cpu), calls: median(calls), maxCpuMs }));
	costs.sort((one, other) => other.cpuMs - one.cpuMs);
	for (const { page, cpuMs, calls } of costs)
		console.log(`  ${page.padEnd(48)} ${cpuMs.toFixed(0).padStart(5)} ms CPU of the backend (at most ${maxCpuMs}), ${calls} calls`);
	return costs;
}

/** The address of each page in the house. @throws Error for a page of the desk without a row in the table of pages. */
function addressesOf(house: House): { page: string; address: string; role: 'curator' | 'coordinator' }[] {
	const examples: Partial<Found> = {
		exhibition: house.show,
		showWork: `/desk/exhibitions/${house.show}/works/${house.showWork}`,
		wall: house.wall,
		room: house.room,
		request: `/desk/requests/${house.request}`,
		person: `/desk/people/${house.curator}`,
		sent: house.waiting,
		planned: house.planned
	};
	const other: Record<string, string> = {
		'/desk/exhibitions/[id]/events/[event]': `/desk/exhibitions/${house.show}/events/${house.event}`,
		'/desk/exhibitions/[id]/versions/[number]': `/desk/exhibitions/${house.show}/versions/3`
	};
	const routes = routesWith('+page.svelte').filter((page) => page === '/desk' || page.startsWith('/desk/'));
	return routes.map((page) => {
		const row = pages[page];
		if (!row || (row.role !== 'curator' && row.role !== 'coordinator')) throw new Error(`${page} has no row in tests/e2e/pages/table.ts`);
		return { page, address: other[page] ?? row.address(examples as Found), role: row.role };
	});
}
