import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('keeps texts that people wrote out of the log', async () => {
	const rows = await sql('select verb, subject_id from public.action_log', []);
	expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${secret}|@|Amal|Saman`, 'i'));
	for (const { verb } of rows) expect(verb).toMatch(/^[a-z_]+\.(insert|update|delete)(\.[a-z_]+)?$/);
});
