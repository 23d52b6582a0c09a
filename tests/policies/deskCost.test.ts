import { Client } from 'pg';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { houseSql } from '../../bench/house.ts';
import { findExhibition } from '../../src/lib/exhibitions/exhibitions.server.ts';
import { readHangs } from '../../src/lib/exhibitions/hang/readHang.server.ts';
import { compareAndCheck, listVersions } from '../../src/lib/exhibitions/versions/versions.server.ts';
import { listAcceptedWorks, listShowWorks } from '../../src/lib/exhibitions/works.server.ts';
import { listRooms } from '../../src/lib/walls/walls.server.ts';
import type { Database } from '../../src/lib/shared/database.ts';
import { listForReview } from '../../src/lib/calls/review.server.ts';
import { makeWorld, type World } from '../support/world.ts';
import { innerViews } from './matrix.ts';

/** A house with 1,000 works and a show with 60: what decides what the desk costs, without a clock. The figures are in the bench. */
let world: World;
let sql: Client;
let show: { id: string; opens: string; closes: string };
let tokens: Record<'curator' | 'artist', string>;
beforeAll(async () => {
	world = await makeWorld('postgres');
	sql = new Client(world.backend.connectionString!);
	await sql.connect();
	await sql.query(`begin; ${houseSql}; commit; analyze`);
	show = (await sql.query("select id, opens::text, closes::text from public.exhibition where slug = 'haus-0'")).rows[0];
	tokens = {
		curator: (await world.backend.signIn('curator@example.org')).accessToken,
		artist: (await world.backend.signIn('artist@example.org')).accessToken
	};
});
afterAll(async () => {
	await sql?.end();
	await world?.stop();
});

/** How often each function of `app` was called on this connection lately, in earlier transactions, too. */
async function countCalls(): Promise<Record<string, number>> {
	const { rows } = await sql.query("select funcname as name, calls::int from pg_stat_xact_user_functions where schemaname = 'app'");
	return Object.fromEntries(rows.map(({ name, calls }) => [name, calls]));
}

/** Runs a query as a signed-in person. Returns its rows, and how often it called each function of `app`. Rolls back. */
async function runAs(who: keyof typeof tokens, query: string, before = '') {
	const claims = Buffer.from(tokens[who].split('.')[1]!, 'base64url').toString();
	await sql.query(`begin; ${before}; set local track_functions = 'all'`);
	try {
		await sql.query("select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true)", [
			claims,
			(JSON.parse(claims) as { sub: string }).sub
		]);
		const earlier = await countCalls();
		await sql.query('set local role authenticated');
		const { rows } = await sql.query(query);
		await sql.query('reset role');
		const calls = Object.entries(await countCalls()).map(([name, count]) => [name, count - (earlier[name] ?? 0)] as const);
		return { rows, calls: Object.fromEntries(calls) };
	} finally {
		await sql.query('rollback');
	}
}

describe('a policy', () => {
	/** How often a function may run in one statement, of however many rows. */
	const most = 20;
	const often = ({ calls }: { calls: Record<string, number> }) => Object.entries(calls).filter(([, count]) => count > most);

	test('calls no function for every row', async () => {
		const { rows } = await sql.query("select distinct tablename as name from pg_policies where schemaname = 'public' order by 1");
		expect(rows.length).toBeGreaterThan(40);
		for (const who of ['curator', 'artist'] as const)
			for (const { name } of rows) expect(often(await runAs(who, `select * from public.${name}`)), `${who}: ${name}`).toEqual([]);
	});

	test.each([
		['media_file', 'own pictures, or of sent revisions', 'app.my_artwork(media_id) or app.is_curator()'],
		['consent', 'own consents, or of sent works', 'app.is_curator() and given']
	])('that calls one for every row of %s is noticed', async (table, policy, using) => {
		const mistake = `alter policy "${policy}" on public.${table} using (${using}); grant execute on all functions in schema app to authenticated`;
		expect(often(await runAs('curator', `select * from public.${table}`, mistake))).not.toEqual([]);
	});

	test.each(innerViews)('asks app.%s, which is empty for all but curators', async (view) => {
		expect((await runAs('curator', `select * from app.${view}`)).rows.length).toBeGreaterThan(100);
		expect((await runAs('artist', `select * from app.${view}`)).rows).toEqual([]);
	});
});

describe('the desk', () => {
	/** Returns what `ask` gives a curator, and the calls to the backend. */
	async function counted<T>(ask: (db: World['db']['curator']) => Promise<T>): Promise<{ value: T; calls: number }> {
		let calls = 0;
		const counting: typeof fetch = (...asked) => {
			calls++;
			return fetch(...asked);
		};
		const db = createClient<Database>(world.backend.url, world.backend.publishableKey, {
			auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
			global: { fetch: counting, headers: { Authorization: `Bearer ${tokens.curator}` } }
		});
		return { value: await ask(db), calls };
	}

	test('reads a show, its works and the rooms in one call each', async () => {
		expect((await counted((db) => findExhibition(db, show.id))).calls).toBe(1);
		expect((await counted(listRooms)).calls).toBe(1);
		const works = await counted((db) => listShowWorks(db, show.id));
		expect([works.value.length, works.calls]).toEqual([60, 1]);
	});

	test('reads some of the accepted works in two calls', async () => {
		const accepted = await counted((db) => listAcceptedWorks(db, show.id, { words: '', after: null }));
		expect([accepted.value.works.length, accepted.calls]).toEqual([24, 2]);
	});

	test('compares two versions of a hang and checks two others in two calls', async () => {
		const { value: versions } = await counted((db) => listVersions(db, show.id));
		const [draft, , , first] = versions;
		const read = await counted((db) => compareAndCheck(db, show, versions, { before: first!, after: draft! }, new Date()));
		expect(read.calls).toBe(2);
		expect(read.value.compared!.before).toMatchObject({ number: 1, works: { length: 60 }, placements: { length: 60 } });
		expect(read.value.compared!.after.walls.map(({ code }) => code)).toEqual(['H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
	});

	test('lists hundreds of submissions with their decisions in a few calls', async () => {
		const sent = await counted((db) => listForReview(db, world.ids.curator, 'all'));
		expect(sent.value.length).toBeGreaterThan(250);
		expect(sent.value.flatMap(({ works }) => works).filter(({ decision }) => decision).length).toBeGreaterThan(800);
		expect(sent.calls).toBeLessThanOrEqual(5);
	});

	test('leaves out a work whose submission was withdrawn, and goes on', async () => {
		const left = '(select artwork_id from public.exhibition_work where exhibition_id = $1 and number = 7)';
		const of = `id = (select submission_id from public.submission_work where artwork_id = ${left})`;
		const state = (to: string) => sql.query(`update public.submission set state = '${to}' where ${of}`, [show.id]);
		await sql.query('set session_replication_role = replica');
		await state('withdrawn');
		try {
			const { value: works } = await counted((db) => listShowWorks(db, show.id));
			expect(works.length).toBeLessThan(60);
			expect(works.map(({ number }) => number)).not.toContain(7);
			const { value: versions } = await counted((db) => listVersions(db, show.id));
			const asked = versions.slice(0, 1).map(({ id }) => ({ version: id, who: 'all' }) as const);
			const { value: hangs } = await counted((db) => readHangs(db, show, asked));
			expect(hangs[0]!.works.map(({ number }) => number)).toEqual(works.map(({ number }) => number));
		} finally {
			await state('decided');
			await sql.query('set session_replication_role = origin');
		}
	});
});
