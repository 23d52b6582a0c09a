import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownActionText } from '#lib/people/log/words.ts';
import { makeWorld, type World } from '../support/world.ts';
import { type Kept, loggedOperations, secret } from './loggedOperations.ts';

/** The action log: who did what to which id, without any text that people wrote. */
type Entry = { account_id: string | null; verb: string; subject_id: string };
let world: World;
let sql: World['backend']['sql'];
const kept: Kept = {};
const heard = new Set<string>();
beforeAll(async () => {
	world = await makeWorld('postgres');
	sql = world.backend.sql;
});
afterAll(() => world?.stop());

/** Returns the rows that an operation adds to the log. */
async function logged(operation: () => Promise<unknown>): Promise<Entry[]> {
	const [last] = await sql('select coalesce(max(id), 0)::int as id from public.action_log', []);
	await operation();
	return (await sql('select account_id, verb, subject_id from public.action_log where id > $1 order by id', [last!.id])) as Entry[];
}

test.each(loggedOperations)('$what writes $verbs', async ({ who, verbs, run }) => {
	const entries = await logged(() => run(world, kept));
	expect(entries.map(({ verb }) => verb).sort()).toEqual([...verbs].sort());
	for (const { verb, account_id, subject_id } of entries) {
		expect([verb, account_id]).toEqual([verb, who && world.ids[who]]);
		expect(subject_id).toMatch(/^(\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/);
		heard.add(verb.split('.').slice(0, 2).join('.'));
	}
});

test('covers every trigger that writes to the log', async () => {
	const triggers = await sql(
		`select distinct c.relname || '.' || e.event as stem from pg_trigger t join pg_class c on c.oid = t.tgrelid
		cross join (values (4, 'insert'), (8, 'delete'), (16, 'update')) as e(bit, event)
		where t.tgfoid = 'app.log_action'::regproc and t.tgtype::int & e.bit <> 0`,
		[]
	);
	expect([...heard].sort()).toEqual(triggers.map(({ stem }) => String(stem)).sort());
});

test('has words for every verb that can be in the log', async () => {
	const rows = await sql(
		`select distinct c.relname || '.' || e.event as stem, pg_get_constraintdef(k.oid) as states
		from pg_trigger t join pg_class c on c.oid = t.tgrelid cross join (values (4, 'insert'), (8, 'delete'), (16, 'update')) as e(bit, event)
		left join pg_attribute a on a.attrelid = c.oid and a.attname = 'state'
		left join pg_constraint k on k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
		where t.tgfoid = 'app.log_action'::regproc and t.tgtype::int & e.bit <> 0`,
		[]
	);
	const verbs = rows.flatMap(({ stem, states }) => {
		const named = [...String(states ?? '').matchAll(/'(\w+)'::text/g)].map(([, state]) => `${String(stem)}.${state}`);
		return named.length > 0 ? named : [String(stem)];
	});
	expect(verbs.length).toBeGreaterThan(50);
	expect([...verbs, 'session.delete'].filter((verb) => knownActionText(verb) === null)).toEqual([]);
	expect(knownActionText('nothing.insert')).toBeNull();
});

test('the desk reads the log in pages, newest first; only coordinators read who it was', async () => {
	const read = async (who: 'curator' | 'coordinator', before?: number) =>
		(await world.db[who].rpc('list_actions', before === undefined ? {} : { p_before: before }).throwOnError()).data;
	const [count] = await sql('select count(*)::int as count from public.action_log', []);
	const pages = [await read('coordinator')];
	while (pages.at(-1)!.length === 50) pages.push(await read('coordinator', pages.at(-1)!.at(-1)!.id));
	const ids = pages.flat().map(({ id }) => id);
	expect([ids.length, ids]).toEqual([count!.count, [...new Set(ids)].sort((a, b) => b - a)]);
	const entries = pages.flat();
	expect(entries.find(({ verb }) => verb === 'wall_revision.insert')?.email).toBe('coordinator@example.org');
	expect(entries.find(({ verb }) => verb === 'artwork.insert')).toMatchObject({ email: null, by_account: true });
	expect(entries.find(({ verb }) => verb === 'request.insert.open')).toMatchObject({ email: null, by_account: false, found: true });
	expect(entries.filter(({ verb, found }) => found && /^(artwork|paper)/.test(verb))).toEqual([]);
	expect((await read('curator')).filter(({ email }) => email !== null)).toEqual([]);
	expect((await read('curator')).length).toBe(50);
	expect((await world.db.artist.rpc('list_actions')).error?.code).toBe('PT404');
});

test('keeps texts that people wrote out of the log', async () => {
	const rows = await sql('select verb, subject_id from public.action_log', []);
	expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${secret}|@|Amal|Saman`, 'i'));
	for (const { verb } of rows) expect(verb).toMatch(/^[a-z_]+\.(insert|update|delete)(\.[a-z_]+)?$/);
});
