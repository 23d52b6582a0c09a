import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, run, text, type World } from '../support/world.ts';

/** PGlite is one connection: only a real PostgreSQL has contention. */
let world: World;
beforeAll(async () => {
	world = await makeWorld('postgres');
});
afterAll(() => world?.stop());

const day = (round: number): string => new Date(Date.UTC(2040, 0, 1 + round * 10)).toISOString().slice(0, 10);
const rounds = 3;

test(`50 shows at once want the same two walls: one gets them, the others are told who has them (${rounds} rounds)`, async () => {
	const walls = [
		world.wall,
		await run<number>(world.db.coordinator, 'save_wall', {
			p_wall: null,
			p_values: { room: world.room, code: 'Y', width_mm: 3000, height_mm: 2500 }
		})
	];
	for (let round = 0; round < rounds; round++) {
		const from = day(round);
		const wish = (n: number) =>
			world.db.curator.rpc('save_exhibition', {
				p_exhibition: null,
				p_values: {
					slug: `runde-${round}-${n}`,
					title: text(`Runde ${round}, Wunsch ${n}`),
					installs: from,
					opens: from,
					closes: from,
					taken_down: from
				},
				// In either order, so that whoever locks in the order of the wish would meet in the middle.
				p_walls: n % 2 ? walls : [...walls].reverse()
			});
		const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => wish(n)));
		const won = answers.filter(({ error }) => !error);
		expect(won).toHaveLength(1);
		const others = answers.filter(({ error }) => error);
		expect(new Set(others.map(({ error }) => `${error!.code} ${error!.message}`))).toEqual(new Set(['PT409 resource-taken']));
		expect(new Set(others.map(({ error }) => (JSON.parse(error!.details) as { exhibition: string }).exhibition))).toEqual(
			new Set([won[0]!.data])
		);
	}
});
