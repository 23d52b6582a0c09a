import { expect, test } from 'vitest';
import { proposeAll } from './all.ts';
import { proposeApart } from './apart.server.ts';
import { layouts } from './level.ts';
import { orders } from './order.ts';
import { bigShow, idsOf } from './show.example.ts';

const { works, walls, labels } = bigShow();
const wanted = { hang: [], works, walls, labels, wallIds: new Set(walls.map(({ wallId }) => wallId)), minMm: 60, chosen: idsOf(works) };

test('proposals that are made apart are the same, and hold up nobody', async () => {
	let turns = 0;
	const timer = setInterval(() => turns++, 5);
	const made = await proposeApart(wanted, layouts, orders);
	clearInterval(timer);
	expect(turns).toBeGreaterThan(5);
	expect(made.proposals.length).toBeGreaterThan(1);
	expect(made).toEqual(proposeAll(wanted, layouts, orders));
});

test('two at once are both made', async () => {
	const [one, other] = await Promise.all([proposeApart(wanted, ['row'], ['artist']), proposeApart(wanted, ['row'], ['given'])]);
	expect([one.proposals.length, other.proposals.length]).toEqual([1, 1]);
});
