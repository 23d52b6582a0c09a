import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, run, type World } from '../support/world.ts';

/** Coordinators set the terms, after a preview. The night follows them. */
let world: World;
let sql: World['backend']['sql'];
beforeAll(async () => {
	world = await makeWorld('postgres');
	sql = world.backend.sql;
});
afterAll(() => world?.stop());

type Preview = { term: string; amount: number; due: number }[];
const preview = async (amounts: object): Promise<Record<string, [number, number]>> => {
	const rows = await run<Preview>(world.db.coordinator, 'preview_retention', { p_amounts: amounts });
	return Object.fromEntries(rows.map(({ term, amount, due }) => [term, [amount, due]]));
};
const set = (p_amounts: unknown) =>
	run(world.db.coordinator, 'set_retention', { p_amounts }).then(
		() => 'done',
		(error: { code: string }) => error.code
	);
const amounts = async () =>
	Object.fromEntries((await sql('select term, amount from public.retention')).map(({ term, amount }) => [term, amount])) as Record<
		string,
		number
	>;

test('the defaults are those of the house', async () => {
	expect(await amounts()).toMatchObject({ drafts: 12, originals: 12, contact: 3, mails: 24, requests: 12, log: 36, accounts: 1 });
});

test('a preview counts with other terms and changes nothing; saving makes them hold', async () => {
	await sql(
		"insert into public.mail (to_address, template, state, created_at) select 'a@example.org', 'decision', 'sent', now() - interval '13 months' from generate_series(1, 3)"
	);
	const before = await sql('select * from public.retention order by id');
	expect((await preview({})).mails).toEqual([24, 0]);
	expect((await preview({ mails: 12 })).mails).toEqual([12, 3]);
	expect(await sql('select * from public.retention order by id')).toEqual(before);
	expect(await set({ mails: 12 })).toBe('done');
	expect((await preview({})).mails).toEqual([12, 3]);
	const [row] = await sql("select changed_by, changed_at is not null as dated from public.retention where term = 'mails'");
	expect(row).toEqual({ changed_by: world.ids.coordinator, dated: true });
	expect(await run<{ count: number }>(world.backend.admin(), 'tidy', { p_term: 'mails' })).toMatchObject({ count: 3 });
});

test.each([
	{ drafts: 2 },
	{ drafts: 61 },
	{ drafts: -1 },
	{ drafts: 'viele' },
	{ drafts: null },
	{ drafts: 6.5 },
	{ codes: 2 },
	{ orphans: 0 }
])('refuses %j, and changes none of the terms', async (wrong) => {
	const before = await amounts();
	expect(await set({ mails: 36, ...wrong })).toBe('PT422');
	expect(await amounts()).toEqual(before);
});

test('a shorter term shortens what was promised to senders of requests, a longer one holds for new requests only', async () => {
	const ask = async (message: string) => {
		const number = await run(world.backend.admin(), 'send_request', { p_values: { about: 'visit', message, language: 'de' } });
		return number;
	};
	const kept = async (number: string) =>
		Number(
			(
				await sql(
					`select extract(year from age(keep_until, (now() at time zone 'Europe/Berlin')::date)) * 12 + extract(month from age(keep_until, (now() at time zone 'Europe/Berlin')::date)) as months
					from public.request where number = $1`,
					[number]
				)
			)[0]!.months
		);
	const first = await ask('Eins');
	expect(await kept(first)).toBe(12);
	await set({ requests: 6 });
	expect(await kept(first)).toBe(6);
	await set({ requests: 18 });
	const second = await ask('Zwei');
	expect([await kept(first), await kept(second)]).toEqual([6, 18]);
});

test('tidying waits for the next half past three in Leipzig, once, and stays queued when that night was missed', async () => {
	const queue = () => run(world.backend.admin(), 'queue_tidy');
	const jobs = () =>
		sql(
			"select id, state, to_char(run_after at time zone 'Europe/Berlin', 'HH24:MI') as clock, run_after - now() as wait, run_after > now() as coming, run_after < now() + interval '25 hours' as soon from public.job where kind = 'tidy' order by created_at"
		);
	await Promise.all([queue(), queue(), queue()]);
	expect(await jobs()).toMatchObject([{ state: 'queued', clock: '03:30', coming: true, soon: true }]);
	const claim = () => run<{ id: string; lease: string }[]>(world.backend.admin(), 'claim_job', { p_kinds: ['tidy'], p_lease_seconds: 60 });
	expect(await claim()).toEqual([]);
	// The machine was off for a week.
	await sql("update public.job set run_after = now() - interval '7 days' where kind = 'tidy'");
	await queue();
	const claimed = (await Promise.all([claim(), claim(), claim()])).flat();
	expect(claimed).toHaveLength(1);
	await queue();
	expect(await jobs()).toHaveLength(1);
	await run(world.backend.admin(), 'finish_job', { p_id: claimed[0]!.id, p_lease: claimed[0]!.lease, p_error: null });
	await queue();
	expect(await jobs()).toMatchObject([{ state: 'done' }, { state: 'queued', clock: '03:30', coming: true }]);
});

test.each([
	['2027-03-27T20:00:00Z', '2027-03-28T01:30:00Z', 'the night of summer time'],
	['2027-10-30T20:00:00Z', '2027-10-31T02:30:00Z', 'the night of winter time'],
	['2027-06-01T01:29:59Z', '2027-06-01T01:30:00Z', 'a second before'],
	['2027-06-01T01:30:00Z', '2027-06-02T01:30:00Z', 'the moment itself'],
	['2026-12-31T22:00:00Z', '2027-01-01T02:30:00Z', 'the last evening of a year']
])('after %s the next night begins at %s (%s)', async (after, night) => {
	const [row] = await sql('select app.next_night($1::timestamptz) as night', [after]);
	expect(new Date(String(row!.night)).toISOString()).toBe(night.replace('Z', '.000Z'));
});
