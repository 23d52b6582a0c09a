import postgres from 'postgres';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listBookings } from '../../src/lib/bookings/bookings.server.ts';
import { listForReview } from '../../src/lib/calls/review.server.ts';
import { listExhibitions } from '../../src/lib/exhibitions/exhibitions.server.ts';
import { listAcceptedWorks } from '../../src/lib/exhibitions/works.server.ts';
import { maxRows, readAll, refuseCutAnswers } from '../../src/lib/shared/backend/pages.server.ts';
import type { Database } from '../../src/lib/shared/database.ts';
import { makeWorld, type World } from '../support/world.ts';

/** A house with more of everything than one answer of Supabase may have. */
const many = maxRows + 5;
let world: World;
beforeAll(async () => {
	world = await makeWorld('postgres');
	const { artist, accepted, acceptedRevision } = world.of('artist');
	const sql = postgres(world.backend.connectionString!, { onnotice: () => undefined });
	await sql.begin(async (sql) => {
		// Without triggers: they are right for one show at a time, and take a minute for a thousand.
		await sql`set local session_replication_role = replica`;
		await sql`insert into public.exhibition (slug, title, installs, opens, closes, taken_down)
			select 'alt-' || n, '{"de": {"t": "Alt", "by": "author"}}', day, day, day, day
			from generate_series(1, ${many}) n, lateral (select date '1990-01-01' + n * 9 as day) as days`;
		await sql`insert into public.booking (resource_id, during, exhibition_id, phase)
			select ${world.wall}, tstzrange(opens, opens + 2), id, 'show' from public.exhibition where slug like 'alt-%'`;
		await sql`insert into public.submission (call_id, artist_id, state, house_rules_at, privacy_at, submitted_at)
			select ${world.call}, ${artist}, 'decided', now(), now(), now() from generate_series(1, ${many})`;
		await sql`insert into public.submission_work (submission_id, artwork_id, revision_id, position, state)
			select id, ${accepted}, ${acceptedRevision}, 1, 'accepted' from public.submission s
			where not exists (select from public.submission_work w where w.submission_id = s.id)`;
	});
	await sql.end();
});
afterAll(() => world?.stop());

test('the desk lists every show with its walls', async () => {
	const old = (await listExhibitions(world.db.curator)).filter(({ slug }) => slug.startsWith('alt-'));
	expect(new Set(old.map(({ id }) => id)).size).toBe(many);
	expect(old.filter(({ walls }) => walls[0] !== world.wall)).toEqual([]);
});

test('the calendar lists every booking with its title', async () => {
	const found = await listBookings(world.db.curator, '1980-01-01');
	expect(found.length).toBeGreaterThanOrEqual(many);
	expect(found.filter(({ title }) => !title)).toEqual([]);
});

test('the desk lists every submission that is decided', async () => {
	const found = await listForReview(world.db.curator, world.ids.curator, 'decided');
	expect(new Set(found.map(({ id }) => id)).size).toBeGreaterThanOrEqual(many);
});

test('every accepted work can be added to a show, some at a time', async () => {
	const found = new Set<string>();
	let after: string | null = null;
	do {
		const { works, next } = await listAcceptedWorks(world.db.curator, world.exhibition, { words: '', after });
		expect(works.length).toBeLessThanOrEqual(24);
		for (const { submissionWork } of works) found.add(submissionWork);
		after = next;
	} while (after);
	const [counted] = await world.backend.sql(
		`select count(*)::int as count from public.submission_work w where state in ('accepted', 'confirmed') and not exists (
			select from public.exhibition_work e where e.exhibition_id = $1 and e.artwork_id = w.artwork_id and e.removed_at is null)`,
		[world.exhibition]
	);
	expect(found.size).toBe(counted!.count);
	expect(found.size).toBeGreaterThanOrEqual(many);
});

test.each([
	['angen', true],
	['ANGENOMMEN amal', true],
	['Amal', true],
	['gezeigt', false],
	['angenommenes', false]
])('the accepted works that are not in the show are searched for "%s"', async (words, finds) => {
	const { works } = await listAcceptedWorks(world.db.curator, world.exhibition, { words, after: null });
	expect(works.some(({ artwork }) => artwork === world.of('artist').accepted)).toBe(finds);
});

test('an answer that was cut is refused, unless the query says how many rows it wants', async () => {
	const { url, secretKey } = world.backend;
	const db = createClient<Database>(url, secretKey, { auth: { persistSession: false }, global: { fetch: refuseCutAnswers(fetch) } });
	await expect(db.from('exhibition').select('id').throwOnError()).rejects.toThrow('/rest/v1/exhibition has 1000 rows');
	expect((await db.from('exhibition').select('id').limit(1000).throwOnError()).data).toHaveLength(1000);
	expect((await db.from('exhibition').select('id').lt('opens', '1990-12-31').throwOnError()).data.length).toBeGreaterThan(10);
	const all = await readAll(() => db.from('exhibition').select('id').order('id'));
	expect(all.length).toBeGreaterThan(many);
});
