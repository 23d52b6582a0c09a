import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SignedIn, startTestBackend, type TestBackend } from '../support/backend.ts';
import { drivers } from '../support/drivers.ts';
import { run, text } from '../support/world.ts';

/**
 * Every quota: exactly the limit is accepted, one more is refused, and others aren't affected. A limit per day or hour starts again
 * in the next period. Earlier actions are set up as rows.
 */
describe.each(drivers)('quotas on %s', (driver) => {
	let backend: TestBackend;
	let mine: SignedIn;
	let other: SignedIn;
	let curator: SignedIn;
	const ids = { artist: '', artwork: '', full: '', otherArtist: '', otherArtwork: '', show: '', otherShow: '' };
	beforeAll(async () => {
		backend = await startTestBackend(driver);
		mine = await backend.signIn('mine@example.org');
		other = await backend.signIn('other@example.org');
		curator = await backend.signIn('curator@example.org');
		await run(backend.admin(), 'make_first_coordinator', { p_email: 'curator@example.org' });
		ids.artist = await makeArtist(mine.client);
		ids.artwork = await makeWork(mine.client, ids.artist);
		ids.full = await makeWork(mine.client, ids.artist);
		ids.otherArtist = await makeArtist(other.client);
		ids.otherArtwork = await makeWork(other.client, ids.otherArtist);
		for (const show of ['show', 'otherShow'] as const) {
			const dates = { installs: '2091-01-01', opens: '2091-01-01', closes: '2091-02-01', taken_down: '2091-02-01' };
			const p_values = { slug: show.toLowerCase(), title: text(show), ...dates };
			ids[show] = await run(curator.client, 'save_exhibition', { p_exhibition: null, p_values, p_walls: [] });
		}
	});
	afterAll(() => backend?.stop());

	const makeArtist = (db: SupabaseClient) =>
		run(db, 'save_artist', { p_id: null, p_kind: 'person', p_name: text('Amal'), p_latin_name: null, p_biography: {}, p_slug: 'amal' });
	const makeWork = (db: SupabaseClient, artist: string) =>
		run(db, 'save_artwork', { p_artwork: null, p_artist: artist, p_values: { title: text('Werk') } });
	const event = { kind: 'talk', starts_at: '2091-01-02T10:00:00Z', ends_at: '2091-01-02T11:00:00Z' };

	type Quota = {
		what: string;
		limit: number;
		refusal: string;
		/** SQL that inserts `$1` rows for earlier actions. */
		fill: () => [sql: string, ...params: unknown[]];
		/** Number of rows that exist at the start, where the tests need some. */
		counts?: () => [sql: string, params: unknown[]];
		/** Performs one more action. */
		once: () => Promise<unknown>;
		/** The same action for another person or thing. */
		elsewhere: () => Promise<unknown>;
		/** SQL that makes all rows older than the period of the limit, if it has one. */
		later?: string;
	};
	const series = 'from generate_series(1, $1)';
	const beginUpload = (db: SupabaseClient, p_artwork: string) => run(db, 'begin_upload', { p_artwork });
	const quotas: Quota[] = [
		{
			what: 'uploads of an account in a day',
			limit: 300,
			refusal: 'PT429 quota',
			fill: () => [
				`insert into public.media (artwork_id, created_by, state, created_at) select $2::uuid, $3::uuid, 'stored', now() - interval '23 hours 59 minutes' ${series}`,
				ids.full,
				mine.userId
			],
			once: () => beginUpload(mine.client, ids.artwork),
			elsewhere: () => beginUpload(other.client, ids.otherArtwork),
			later: "update public.media set created_at = now() - interval '1 day'"
		},
		{
			what: 'photographs of a work',
			limit: 5,
			refusal: 'PT422 too-many-photos',
			fill: () => [`insert into public.media (artwork_id, created_by) select $2::uuid, $3::uuid ${series}`, ids.full, other.userId],
			once: () => beginUpload(mine.client, ids.full),
			elsewhere: () => beginUpload(mine.client, ids.artwork)
		},
		{
			what: 'sounds of an account in a day',
			limit: 50,
			refusal: 'PT429 quota',
			fill: () => [
				`insert into public.sound (artwork_id, created_by, language, format, bytes, duration_ms, path, public_name, created_at)
				select $2::uuid, $3::uuid, 'x' || chr(96 + n / 26 + 1) || chr(97 + n % 26), 'mp3', 1, 1, 'path' || n, 'name-of-sixteen-' || n, now() - interval '23 hours 59 minutes' ${series} as made(n)`,
				ids.full,
				mine.userId
			],
			once: () => run(mine.client, 'begin_sound', { p_artwork: ids.artwork, p_language: 'de' }),
			elsewhere: () => run(other.client, 'begin_sound', { p_artwork: ids.otherArtwork, p_language: 'de' }),
			later: "update public.sound set created_at = now() - interval '1 day'"
		},
		{
			what: 'sounds of a work',
			limit: 5,
			refusal: 'PT422 too-many-sounds',
			fill: () => [`insert into public.sound (artwork_id, language) select $2::uuid, 'x' || chr(97 + n) ${series} as made(n)`, ids.artwork],
			once: () => run(mine.client, 'begin_sound', { p_artwork: ids.artwork, p_language: 'de' }),
			elsewhere: () => run(mine.client, 'begin_sound', { p_artwork: ids.full, p_language: 'de' })
		},
		{
			what: 'works of an artist',
			limit: 500,
			refusal: 'PT422 too-many-artworks',
			counts: () => ['select count(*)::int as n from public.artwork where owner_artist_id = $1', [ids.artist]],
			fill: () => [`insert into public.artwork (owner_artist_id) select $2::uuid ${series}`, ids.artist],
			once: () => makeWork(mine.client, ids.artist),
			elsewhere: () => makeWork(other.client, ids.otherArtist)
		},
		{
			what: 'artists of an account',
			limit: 50,
			refusal: 'PT422 too-many-artists',
			counts: () => ['select count(*)::int as n from public.account_artist where account_id = $1', [mine.userId]],
			fill: () => [
				`with made as (insert into public.artist (slug, name) select 'slug-' || n, '{"de": {"t": "A", "by": "author"}}' ${series} as made(n) returning id)
				insert into public.account_artist (account_id, artist_id, relation) select $2::uuid, id, 'self' from made`,
				mine.userId
			],
			once: () => makeArtist(mine.client),
			elsewhere: () => makeArtist(other.client)
		},
		{
			what: 'events of a show',
			limit: 100,
			refusal: 'PT422 too-many-events',
			fill: () => [
				`insert into public.event (exhibition_id, kind, starts_at, ends_at) select $2::uuid, 'talk', now(), now() + interval '1 hour' ${series}`,
				ids.show
			],
			once: () => run(curator.client, 'save_event', { p_exhibition: ids.show, p_event: null, p_values: event }),
			elsewhere: () => run(curator.client, 'save_event', { p_exhibition: ids.otherShow, p_event: null, p_values: event })
		},
		{
			what: 'links for the day of a hang in a day',
			limit: 50,
			refusal: 'PT429 quota',
			fill: () => [
				`insert into public.private_link (token_hash, scope, exhibition_id, expires_at, created_at) select 'hash' || n, 'hang-day', $2::uuid, now(), now() - interval '23 hours 59 minutes' ${series} as made(n)`,
				ids.show
			],
			once: () => run(curator.client, 'make_day_link', { p_exhibition: ids.show, p_token_hash: randomHash() }),
			elsewhere: () => run(curator.client, 'make_day_link', { p_exhibition: ids.otherShow, p_token_hash: randomHash() }),
			later: "update public.private_link set created_at = now() - interval '1 day'"
		},
		{
			what: 'requests from everybody in an hour',
			limit: 60,
			refusal: 'PT429 too-many',
			fill: () => [
				`insert into public.request (number, about, message, language, created_at) select upper(translate(to_char(n, 'FM00000000'), '01', 'AB')), 'visit', 'Frage ' || n, 'de', now() - interval '59 minutes' ${series} as made(n)`
			],
			once: () => run(backend.admin(), 'send_request', { p_values: { about: 'visit', message: crypto.randomUUID(), language: 'de' } }),
			// The same text again would count as the same request.
			elsewhere: () => run(backend.admin(), 'send_request', { p_values: { about: 'visit', message: 'Frage 1', language: 'de' } }),
			later: "update public.request set created_at = now() - interval '1 hour'"
		}
	];
	const randomHash = () => crypto.randomUUID().replaceAll('-', '').repeat(2);
	const outcome = (asked: Promise<unknown>): Promise<string> =>
		asked.then(
			() => 'done',
			(error: Error & { code?: string }) => `${error.code} ${error.message.split(': ')[1]}`
		);

	/** Each test starts without the rows of the others. */
	const empty = async (): Promise<void> => {
		for (const table of ['media', 'sound', 'event', 'private_link', 'request', 'mail'])
			await backend.sql(`delete from public.${table}`, []);
	};

	test.each(quotas)('limits $what to $limit', async ({ limit, refusal, counts, fill, once, elsewhere, later }) => {
		await empty();
		const [sql, ...params] = fill();
		const there = counts ? Number((await backend.sql(...counts()))[0]!.n) : 0;
		await backend.sql(sql, [limit - 1 - there, ...params]);
		expect(await outcome(once()), 'the last one').toBe('done');
		expect(await outcome(once()), 'one more').toBe(refusal);
		expect(await outcome(elsewhere()), 'elsewhere').toBe('done');
		if (!later) return;
		await backend.sql(later, []);
		expect(await outcome(once()), 'later').toBe('done');
	});
});
