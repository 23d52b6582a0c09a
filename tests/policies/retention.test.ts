import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { terms as kinds, type Term } from '#lib/retention/terms.ts';
import { tidyKind } from '#lib/retention/tidy.ts';
import { drivers } from '../support/drivers.ts';
import { giveSound, makeArtwork, makeWorld, run, text, type World } from '../support/world.ts';

/** What is older than its term is deleted with its files; everything else stays. Rows get their age by SQL. */
describe.each(drivers)('retention on %s', (driver) => {
	let world: World;
	let sql: World['backend']['sql'];
	beforeAll(async () => {
		world = await makeWorld(driver);
		sql = world.backend.sql;
	});
	afterAll(() => world?.stop());

	/** Moments just outside and just inside a term. A day is enough for months of any length. */
	const outside = (span: string) => `now() - interval '${span}' - interval '1 minute'`;
	const inside = (span: string) => `now() - interval '${span}' + interval '10 minutes'`;

	const tidy = (term: Term) =>
		tidyKind(
			term,
			{
				next: (p_term) => run(world.backend.admin(), 'tidy', { p_term }),
				remove: async (bucket, paths) => {
					const { error } = await world.backend.admin().storage.from(bucket).remove(paths);
					if (error) throw error;
				}
			},
			async () => true
		);
	const due = async (term: Term): Promise<number> => {
		const rows = await run<{ term: Term; due: number }[]>(world.backend.admin(), 'preview_tidy');
		return rows.find((row) => row.term === term)!.due;
	};
	/** The preview says how many, tidying deletes as many, and then nothing is left. */
	async function deletes(term: Term, count: number): Promise<void> {
		expect(await due(term)).toBe(count);
		expect((await tidy(term)).count).toBe(count);
		expect(await due(term)).toBe(0);
	}
	const exists = async (table: string, id: unknown): Promise<boolean> =>
		(await sql(`select from public.${table} where id = $1`, [id])).length > 0;
	/** The rows of the files of a work, and which of them are in storage. */
	async function filesOf(artwork: string) {
		const rows = await sql(
			`select f.kind, exists (select from storage.objects o where o.bucket_id = f.bucket and o.name = f.path) as stored
			from public.media m join public.media_file f on f.media_id = m.id where m.artwork_id = $1 order by 1`,
			[artwork]
		);
		return rows.map(({ kind, stored }) => `${String(kind)} ${stored ? 'stored' : 'missing'}`);
	}
	const stored = async (): Promise<string[]> =>
		(await sql("select bucket_id || '/' || name as file from storage.objects order by 1")).map(({ file }) => String(file));

	async function draft(title: string, age: string): Promise<string> {
		const { artist } = world.of('artist');
		const id = await makeArtwork(world.db.artist, world.backend.admin(), artist, title);
		await makeOlder(id, age);
		return id;
	}
	async function makeOlder(id: string, age: string): Promise<void> {
		await sql(`update public.artwork set created_at = ${age} where id = $1`, [id]);
		await sql(`update public.artwork_revision set updated_at = ${age} where artwork_id = $1 and frozen_at is null`, [id]);
	}

	test('has a row for each kind, in the order in which they are deleted', async () => {
		expect((await sql('select term from public.retention order by id')).map(({ term }) => term)).toEqual([...kinds]);
	});

	test('deletes drafts that nobody edited for a year, with their photographs and sounds in storage', async () => {
		const [gone, stays] = [await draft('Alt', outside('12 months')), await draft('Jung', inside('12 months'))];
		const sound = await giveSound(world, gone, 'de');
		const [{ path }] = (await sql('select path from public.sound where id = $1', [sound])) as [{ path: string }];
		await world.backend.admin().storage.from('sounds').upload(path, Buffer.from('a sound'));
		await makeOlder(gone, outside('12 months'));
		const files = (await sql(
			"select f.bucket || '/' || f.path as file from public.media m join public.media_file f on f.media_id = m.id where m.artwork_id = $1",
			[gone]
		)) as { file: string }[];
		const lost = [...files.map(({ file }) => file), `sounds/${path}`];
		const before = await stored();
		expect(before).toEqual(expect.arrayContaining(lost));
		await deletes('drafts', 1);
		expect([await exists('artwork', gone), await exists('artwork', stays)]).toEqual([false, true]);
		expect(await stored()).toEqual(before.filter((file) => !lost.includes(file)));
		expect(await filesOf(stays)).toEqual(['master stored', 'variant stored']);
		expect(await due('orphans')).toBe(0);
	});

	test('keeps drafts in a portfolio, and works that were ever submitted, whatever became of them', async () => {
		const kept = await draft('Behalten', outside('12 months'));
		await run(world.db.artist, 'keep_in_portfolio', { p_artwork: kept, p_on: true });
		const withdrawn = await draft('Zurückgezogen', outside('12 months'));
		const submission = await run(world.db.artist, 'submit_artworks', {
			p_call: world.call,
			p_artist: world.of('artist').artist,
			p_artworks: [withdrawn],
			p_values: { house_rules: true, privacy: true }
		});
		await run(world.db.artist, 'withdraw_submission', { p_submission: submission });
		await sql(`update public.artwork set created_at = ${outside('12 months')}`);
		await deletes('drafts', 0);
		await run(world.db.artist, 'keep_in_portfolio', { p_artwork: kept, p_on: false });
		await deletes('drafts', 1);
		expect([await exists('artwork', kept), await exists('artwork', withdrawn)]).toEqual([false, true]);
	});

	test('counts everything that an artist does to a draft as editing it', async () => {
		const { artist: db } = world.db;
		const id = await draft('In Arbeit', outside('12 months'));
		const [{ photo }] = (await sql('select id as photo from public.photo where artwork_id = $1', [id])) as [{ photo: string }];
		const sound = await giveSound(world, id, 'de');
		const edits: [string, () => Promise<unknown>][] = [
			['fields', () => run(db, 'save_artwork', { p_artwork: id, p_artist: null, p_values: { untitled: true } })],
			['a description', () => run(db, 'save_photo', { p_photo: photo, p_role: 'front', p_alt: text('Ein Haus') })],
			['retouching', () => run(db, 'retouch_photo', { p_photo: photo, p_edit: { turn: 90 } })],
			['a transcript', () => run(db, 'save_transcript', { p_sound: sound, p_transcript: text('Ich male.') })],
			['a consent', () => run(db, 'set_consents', { p_artwork: id, p_consents: { print: true }, p_wording: 'test', p_language: 'de' })],
			['no sound', () => run(db, 'remove_sound', { p_sound: sound })],
			['no photograph', () => run(db, 'remove_photo', { p_photo: photo })]
		];
		for (const [what, edit] of edits) {
			await makeOlder(id, outside('12 months'));
			expect(await due('drafts'), `before ${what}`).toBe(1);
			await edit();
			expect(await due('drafts'), `after ${what}`).toBe(0);
		}
		await makeOlder(id, outside('12 months'));
		await deletes('drafts', 1);
	});

	test('deletes masters of declined works a year after the answer, and keeps smaller pictures', async () => {
		const { declined, accepted, submitted, published } = world.of('artist');
		const age = (moment: string) =>
			sql(
				`update public.decision d set released_at = ${moment} from public.submission_work sw where sw.id = d.submission_work_id and d.released_at is not null`
			);
		await age(inside('12 months'));
		await deletes('originals', 0);
		await age(outside('12 months'));
		await run(world.db.artist, 'keep_in_portfolio', { p_artwork: declined, p_on: true });
		// The suspended artist has a declined work, too.
		await deletes('originals', 1);
		await run(world.db.artist, 'keep_in_portfolio', { p_artwork: declined, p_on: false });
		const draftOfIt = await run(world.db.artist, 'save_artwork', { p_artwork: declined, p_artist: null, p_values: { untitled: true } });
		expect(draftOfIt).toBe(declined);
		await deletes('originals', 0);
		await sql(`update public.artwork_revision set updated_at = ${outside('12 months')} where artwork_id = $1 and frozen_at is null`, [
			declined
		]);
		await deletes('originals', 1);
		expect(await filesOf(declined)).toEqual(['variant stored']);
		expect(await filesOf(world.of('suspended').declined)).toEqual(['variant stored']);
		for (const work of [accepted, submitted, published]) expect(await filesOf(work)).toContain('master stored');
		// What was shown keeps its master, even if it was declined later.
		await sql('alter table public.submission_work disable trigger check_move');
		const shown = (state: string) => sql('update public.submission_work set state = $2 where artwork_id = $1', [published, state]);
		await shown('declined');
		await deletes('originals', 0);
		await shown('accepted');
		await sql('alter table public.submission_work enable trigger check_move');
	});

	test('without a master, a photograph can’t be retouched or made again, so its pictures stay', async () => {
		const { declined } = world.of('artist');
		const [{ photo, media }] = (await sql('select id as photo, media_id as media from public.photo where artwork_id = $1', [declined])) as [
			{ photo: string; media: string }
		];
		await expect(run(world.db.artist, 'retouch_photo', { p_photo: photo, p_edit: { turn: 90 } })).rejects.toMatchObject({ code: 'PT409' });
		await sql("update public.job set state = 'done' where kind = 'derive'");
		await run(world.backend.admin(), 'derive_again', { p_failed_only: false });
		const jobs = await sql("select payload ->> 'media' as media from public.job where kind = 'derive' and state = 'queued'");
		expect(jobs.length).toBeGreaterThan(3);
		expect(jobs.map((job) => job.media)).not.toContain(media);
		expect(await filesOf(declined)).toEqual(['variant stored']);
	});

	test('counts the term of originals from the end of the call, where it has one', async () => {
		const { artist } = world.of('artist');
		const work = await makeArtwork(world.db.artist, world.backend.admin(), artist, 'Zur Ausschreibung');
		const call = await sql(
			"insert into public.call (slug, title, opens, closes) values ('fruehling', $1::text::jsonb, current_date - 10, current_date + 10) returning id",
			[JSON.stringify(text('Frühling'))]
		);
		const submission = await run(world.db.artist, 'submit_artworks', {
			p_call: call[0]!.id,
			p_artist: artist,
			p_artworks: [work],
			p_values: { house_rules: true, privacy: true }
		});
		const [sent] = await sql('select id from public.submission_work where submission_id = $1', [submission]);
		await run(world.db.curator, 'plan_decision', { p_submission_work: sent!.id, p_outcome: 'declined', p_words: {}, p_until: null });
		await run(world.db.curator, 'release_decisions', { p_submission: submission });
		const closes = (offset: string) =>
			sql(
				`update public.call set opens = '2000-01-01', closes = (now() at time zone 'Europe/Berlin' - interval '12 months')::date ${offset} where slug = 'fruehling'`
			);
		await closes('');
		await deletes('originals', 0);
		await closes('- 1');
		await deletes('originals', 1);
	});

	test('clears phone, address and support needs three months after the last work went back, and nothing else', async () => {
		const { artist, published } = world.of('artist');
		await sql(
			`insert into public.artist_private (artist_id, legal_name, email, phone, address, support_needs)
			values ($1, 'Amal X', 'amal@example.org', '0341', 'Weg 1', 'Leiter') on conflict (artist_id) do update set phone = '0341', address = 'Weg 1', support_needs = 'Leiter',
			legal_name = 'Amal X', email = 'amal@example.org'`,
			[artist]
		);
		const [work] = await sql('select id from public.exhibition_work where artwork_id = $1', [published]);
		// What waits for a decision or a show keeps them.
		await sql('alter table public.submission disable trigger check_move');
		await sql("update public.submission set state = 'withdrawn' where artist_id = $1 and state <> 'decided'", [artist]);
		await sql('alter table public.submission enable trigger check_move');
		const custody = (to: string) => run(world.db.curator, 'set_custody', { p_exhibition_work: work!.id, p_custody: to });
		for (const step of ['received', 'hung', 'taken-down', 'returned']) await custody(step);
		const returned = async (moment: string) => {
			await sql('alter table public.custody_log disable trigger keep');
			await sql(`update public.custody_log set at = ${moment} where exhibition_work_id = $1`, [work!.id]);
			await sql('alter table public.custody_log enable trigger keep');
		};
		await returned(outside('3 months'));
		// The accepted work still waits for a show.
		await deletes('contact', 0);
		await sql("update public.submission_work set state = 'given_back' where artwork_id = $1 and state = 'accepted'", [
			world.of('artist').accepted
		]);
		await custody('taken-down');
		await deletes('contact', 0);
		await custody('returned');
		await returned(inside('3 months'));
		await deletes('contact', 0);
		await returned(outside('3 months'));
		await deletes('contact', 1);
		expect(
			await sql('select legal_name, email, phone, address, support_needs from public.artist_private where artist_id = $1', [artist])
		).toEqual([{ legal_name: 'Amal X', email: 'amal@example.org', phone: null, address: null, support_needs: null }]);
	});

	const mail = (state: string, at: string) =>
		`insert into public.mail (to_address, template, state, created_at) values ('ada@example.org', 'decision', '${state}', ${at}) returning id`;
	const request = (keep: string, at = 'now()') =>
		`insert into public.request (number, about, message, language, created_at, keep_until)
		select translate(substr(md5(random()::text), 1, 8), '0123456789abcdef', '23456789ABCDEFGH'), 'visit', 'Wann?', 'de', ${at}, ${keep} returning id`;
	const berlin = "(now() at time zone 'Europe/Berlin')::date";
	const simple: [what: string, term: Term, table: string, gone: string, stays: string][] = [
		['mails after 24 months', 'mails', 'mail', mail('sent', outside('24 months')), mail('sent', inside('24 months'))],
		['mails that never left', 'mails', 'mail', mail('released', outside('24 months')), mail('sending', outside('24 months'))],
		['requests after the day that their senders were told', 'requests', 'request', request(`${berlin} - 1`), request(berlin)],
		[
			'requests after 12 months, whatever day they carry',
			'requests',
			'request',
			request(`${berlin} + 99`, "now() - interval '12 months 1 day'"),
			request(`${berlin} + 99`, "now() - interval '12 months'")
		],
		...(['insert into public.action_log (at, verb, subject_id) values'] as const).map(
			(insert) =>
				[
					'the log of actions after 36 months',
					'log',
					'action_log',
					`${insert} (${outside('36 months')}, 'x', '1') returning id`,
					`${insert} (${inside('36 months')}, 'x', '1') returning id`
				] as [string, Term, string, string, string]
		),
		[
			'finished jobs after a month',
			'jobs',
			'job',
			`insert into public.job (kind, state, created_at) values ('x', 'failed', ${outside('1 month')}) returning id`,
			`insert into public.job (kind, state, created_at) values ('x', 'done', ${inside('1 month')}) returning id`
		],
		[
			'jobs that are finished, never those that wait',
			'jobs',
			'job',
			`insert into public.job (kind, state, created_at) values ('x', 'done', ${outside('1 month')}) returning id`,
			`insert into public.job (kind, state, created_at) values ('x', 'queued', ${outside('1 month')}) returning id`
		],
		[
			'codes that were never sent after a day',
			'codes',
			'mail',
			`insert into public.mail (to_address, template, created_at) values ('a@example.org', 'sign-in', ${outside('1 day')}) returning id`,
			`insert into public.mail (to_address, template, created_at) values ('a@example.org', 'sign-in', ${inside('1 day')}) returning id`
		]
	];
	test.each(simple)('deletes %s', async (_what, term, table, gone, stays) => {
		const [[old], [young]] = [await sql(gone), await sql(stays)];
		await deletes(term, 1);
		expect([await exists(table, old!.id), await exists(table, young!.id)]).toEqual([false, true]);
	});

	test('deletes a request with its answers', async () => {
		const [old] = await sql(request(`${berlin} - 1`));
		await sql("insert into public.request_answer (request_id, message) values ($1, 'Bald.')", [old!.id]);
		await deletes('requests', 1);
		expect(await sql('select from public.request_answer where request_id = $1', [old!.id])).toEqual([]);
	});

	test('deletes uploads that never finished, and files without a row, after an hour; never a file that is named', async () => {
		const { draft: work } = world.of('artist');
		const begin = () => run(world.db.artist, 'begin_upload', { p_artwork: work });
		const [old, young] = [await begin(), await begin()];
		await sql(`update public.media set created_at = ${outside('1 hour')} where id = $1`, [old]);
		await deletes('uploads', 1);
		expect([await exists('media', old), await exists('media', young)]).toEqual([false, true]);
		await sql(`update storage.objects set created_at = ${outside('1 hour')}`);
		// The tests above left the files of what they removed.
		await tidy('orphans');
		const named = await stored();
		const rows = await sql("select bucket || '/' || path as file from public.media_file order by 1");
		expect(named).toEqual(rows.map(({ file }) => String(file)));
		expect(named.length).toBeGreaterThan(10);
		const buckets = ['masters', 'pictures', 'sounds', 'handling', 'papers'];
		for (const bucket of buckets)
			for (const name of ['a/old', 'young'])
				expect(
					(await world.backend.admin().storage.from(bucket).upload(name, Buffer.from('x'), { contentType: 'image/png' })).error
				).toBeNull();
		await sql(`update storage.objects set created_at = ${outside('1 hour')} where name = 'a/old'`);
		const listed: { bucket: string; path: string }[] = [];
		for (const list of ['list_orphan_files', 'list_sound_orphans', 'list_handling_orphans', 'list_paper_orphans'])
			listed.push(...(await run<typeof listed>(world.backend.admin(), list, { p_older_than_seconds: 3600 })));
		expect(listed.map(({ bucket, path }) => `${bucket}/${path}`).sort()).toEqual(buckets.map((bucket) => `${bucket}/a/old`).sort());
		await deletes('orphans', 5);
		expect(await stored()).toEqual([...named, ...buckets.map((bucket) => `${bucket}/young`)].sort());
	});

	test('refuses a kind that it doesn’t know', async () => {
		await expect(run(world.backend.admin(), 'tidy', { p_term: 'artworks' })).rejects.toMatchObject({ code: 'PT422' });
	});
});
