import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actors, makeWorld, type World } from '../support/world.ts';
import { attempts, restore } from './attempts.ts';
import { matrix, type Operation } from './matrix.ts';

describe.each(['pglite', 'postgres'] as const)('the access matrix of the backend on %s', (driver) => {
	let world: World;
	beforeAll(async () => {
		world = await makeWorld(driver);
	});
	afterAll(() => world?.stop());

	for (const operation of Object.keys(matrix) as Operation[]) {
		test(operation, async () => {
			const found: Record<string, boolean> = {};
			for (const actor of actors) {
				found[actor] = await attempts[operation](world.db[actor], world.of(actor), world);
				await restore(world);
			}
			expect(found).toEqual(matrix[operation]);
		});
	}
});
