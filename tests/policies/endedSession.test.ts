import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '../support/world.ts';
import { drivers } from '../support/drivers.ts';
import { functions, tables } from './matrix.ts';

/** An access token stays valid by its signature for an hour. Once its session has ended, the database gives it nothing. */
describe.each(drivers)('a token of an ended session on %s', (driver) => {
	let world: World;
	beforeAll(async () => {
		world = await makeWorld(driver);
	});
	afterAll(() => world?.stop());

	test('reads no row of any table', async () => {
		let readable = 0;
		for (const table of Object.keys(tables)) {
			const rowsOf = async (who: 'coordinator' | 'artist' | 'endedCoordinator' | 'endedArtist') =>
				(
					await world.db[who]
						.from(table as 'artwork')
						.select()
						.limit(1)
				).data?.length ?? 0;
			if ((await rowsOf('coordinator')) || (await rowsOf('artist'))) readable += 1;
			expect([table, await rowsOf('endedCoordinator'), await rowsOf('endedArtist')]).toEqual([table, 0, 0]);
		}
		expect(readable, 'tables with a row to read').toBeGreaterThan(25);
	});

	test('is refused by every function', async () => {
		const found = await world.backend.sql(
			`select proname as name, proargnames[1:pronargs] as args from pg_proc where pronamespace = 'public'::regnamespace order by 1`
		);
		const tried: string[] = [];
		for (const { name, args } of found as { name: string; args: string[] | null }[]) {
			if (!functions['signed-in'].includes(name)) continue;
			const nulls = Object.fromEntries((args ?? []).map((arg) => [arg, null]));
			for (const who of ['endedCoordinator', 'endedArtist'] as const) {
				const { data, error } = await world.db[who].rpc(name as 'my_account', nulls as never);
				expect([name, error?.code ?? data]).toEqual([name, answers[name] ?? (expect.stringMatching(/^PT40[34]$/) as string)]);
			}
			tried.push(name);
		}
		expect(tried).toEqual([...functions['signed-in']].sort());
	});

	test('is of no use when the session was deleted or belongs to somebody else', async () => {
		const { client, accessToken } = await world.backend.signIn('coordinator@example.org');
		const late = world.backend.client(accessToken);
		expect((await late.from('wall').select('code')).data).not.toEqual([]);
		await world.backend.sql('delete from auth.sessions where id = $1', [sessionIn(accessToken)]);
		expect((await late.from('wall').select('code')).data).toEqual([]);
		expect((await client.auth.refreshSession()).error?.status).toBe(400);
	});
});

/** What the functions answer that refuse nobody. */
const answers: Record<string, unknown> = { my_account: [], has_fresh_code: false };

/** Returns the id of the session that a token belongs to. */
function sessionIn(token: string): string {
	return (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { session_id: string }).session_id;
}
