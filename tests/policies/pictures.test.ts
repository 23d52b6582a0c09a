import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeWorld, run, type World } from '../support/world.ts';

/** Who processes pictures, which edits artists may make, and which files the public may fetch. */
describe.each(drivers)('pictures on %s', (driver) => {
	let world: World;
	let sql: World['backend']['sql'];
	let site: SupabaseClient;
	let media = '';
	let photo = '';
	beforeAll(async () => {
		world = await makeWorld(driver);
		sql = world.backend.sql;
		site = world.backend.admin();
		const [row] = await sql(
			'select m.id as media, p.id as photo from public.media m join public.photo p on p.media_id = m.id where m.artwork_id = $1',
			[world.of('artist').published]
		);
		media = String(row!.media);
		photo = String(row!.photo);
		await sql("update public.job set state = 'done' where kind = 'derive'", []);
	});
	afterAll(() => world?.stop());

	const answer = async (db: SupabaseClient, name: string, args: Record<string, unknown>): Promise<string> => {
		const { error } = await db.rpc(name, args);
		return error ? `${error.code} ${error.message}` : 'done';
	};
	type Job = { id: string; lease: string; payload: { media: string }; attempts: number };
	const claim = async (seconds = 30): Promise<Job | undefined> =>
		(await run<Job[]>(site, 'claim_job', { p_kinds: ['derive'], p_lease_seconds: seconds }))[0];
	const finish = (job: Job, error: string | null = null) =>
		run<boolean>(site, 'finish_job', { p_id: job.id, p_lease: job.lease, p_error: error });
	const state = async () => (await sql('select state, error, edit_no from public.media where id = $1', [media]))[0]!;
	const newFiles = (kind: 'variant' | 'pyramid', name: string) => ({
		width: 400,
		height: 300,
		thumbhash: 'AAAA',
		dominant: '#123456',
		files: [
			{
				kind,
				bucket: 'pictures',
				path: `${media}/${name}`,
				format: kind === 'pyramid' ? 'zip' : 'webp',
				width: 400,
				height: 300,
				bytes: 9,
				public_name: name
			}
		]
	});
	const replace = (editNo: number, picture: object, complete = true) => ({
		p_media: media,
		p_edit_no: editNo,
		p_picture: picture,
		p_complete: complete
	});
	const publicNames = async (view: 'pub_media' | 'pub_pyramid') =>
		((await world.db.visitor.from(view).select('public_name')).data as { public_name: string }[]).map(({ public_name }) => public_name);

	test('lets only the artist retouch; removes the public files at once and refuses files made from an older edit', async () => {
		const edit = {
			turn: 90,
			tilt: -25,
			crop: { x: 0, y: 0, width: 5000, height: 10000 },
			blur: [{ x: 10, y: 10, width: 100, height: 100 }]
		};
		for (const who of ['other', 'curator', 'coordinator', 'suspended', 'former'] as const) {
			expect(await answer(world.db[who], 'retouch_photo', { p_photo: photo, p_edit: edit })).toMatch(/^PT40[34]/);
		}
		expect(await answer(world.db.visitor, 'retouch_photo', { p_photo: photo, p_edit: edit })).toMatch(/^42501/);
		const [before] = await sql("select public_name from public.media_file where media_id = $1 and kind = 'variant'", [media]);
		expect(await publicNames('pub_media')).toContain(before!.public_name);
		const done = await run<{ edit_no: number; gone: unknown[] }>(world.db.artist, 'retouch_photo', { p_photo: photo, p_edit: edit });
		expect([done.edit_no, done.gone.length]).toEqual([1, 1]);
		expect(await publicNames('pub_media')).not.toContain(before!.public_name);
		expect(await state()).toMatchObject({ state: 'stored', edit_no: 1 });
		expect(await answer(site, 'replace_files', replace(0, newFiles('variant', 'a'.repeat(24))))).toBe('PT409 outdated');
		expect(await run(site, 'replace_files', replace(1, newFiles('variant', 'b'.repeat(24)), false))).toEqual([]);
		expect(await state()).toMatchObject({ state: 'stored' });
		expect(await publicNames('pub_media')).toContain('b'.repeat(24));
		expect(await run(site, 'replace_files', replace(1, newFiles('variant', 'c'.repeat(24))))).toEqual([]);
		expect(await state()).toMatchObject({ state: 'ready' });
		// Pages that are already open still use the old file; new pages use the new one.
		expect(await publicNames('pub_media')).toEqual(expect.arrayContaining(['b'.repeat(24), 'c'.repeat(24)]));
		const { data } = await world.db.visitor.from('pub_work').select('image').eq('artwork_id', world.of('artist').published).single();
		expect(data!.image).toMatchObject({ files: [{ name: 'c'.repeat(24) }] });
		expect(await run(site, 'drop_retired_files', { p_older_than_seconds: 3600 })).toEqual([]);
		expect(await run(site, 'drop_retired_files', { p_older_than_seconds: 0 })).toEqual([
			{ bucket: 'pictures', path: `${media}/${'b'.repeat(24)}` }
		]);
		expect(await publicNames('pub_media')).not.toContain('b'.repeat(24));
	});

	test.each([
		[{ turn: 45 }],
		[{ tilt: 151 }],
		[{ tilt: 'schief' }],
		[{ crop: { x: 0, y: 0, width: 5, height: 5000 } }],
		[{ crop: { x: 6000, y: 0, width: 5000, height: 5000 } }],
		[{ crop: { x: 0, y: 0, width: 5000 } }],
		[{ crop: null }],
		[{ blur: [] }],
		[{ blur: [{ x: -1, y: 0, width: 50, height: 50 }] }],
		[{ blur: Array.from({ length: 21 }, () => ({ x: 0, y: 0, width: 50, height: 50 })) }],
		[{ mirror: true }],
		[[90]]
	])('refuses %j as an edit', async (edit) => {
		expect(await answer(world.db.artist, 'retouch_photo', { p_photo: photo, p_edit: edit })).toBe('PT422 invalid');
	});

	test('reserves a job for the worker that claimed it until its lease expires', async () => {
		const first = await claim();
		expect(first?.payload.media).toBe(media);
		expect(await claim()).toBeUndefined();
		expect(await run(site, 'extend_job', { p_id: first!.id, p_lease: first!.lease, p_lease_seconds: 0 })).toBe(true);
		const second = await claim();
		expect([second?.id, second?.attempts]).toEqual([first!.id, 2]);
		// The first worker comes back. It may neither extend the lease nor finish the job.
		expect(await run(site, 'extend_job', { p_id: first!.id, p_lease: first!.lease, p_lease_seconds: 30 })).toBe(false);
		expect(await finish(first!)).toBe(false);
		expect(await finish(second!)).toBe(true);
	});

	test('makes a picture again when the artist changes it during processing', async () => {
		await run(world.db.artist, 'retouch_photo', { p_photo: photo, p_edit: {} });
		const job = await claim();
		await run(world.db.artist, 'retouch_photo', { p_photo: photo, p_edit: { turn: 180 } });
		expect(await claim()).toBeUndefined();
		await finish(job!);
		const again = await claim();
		expect(again?.payload.media).toBe(media);
		expect(await run(site, 'replace_files', replace(3, newFiles('variant', 'd'.repeat(24))))).toEqual([]);
		await finish(again!);
		expect(await claim()).toBeUndefined();
	});

	test('stops retrying a picture that failed or crashed the process five times, until a coordinator retries it', async () => {
		await run(world.db.artist, 'retouch_photo', { p_photo: photo, p_edit: {} });
		for (let attempt = 1; attempt <= 4; attempt++) await claim(0);
		const last = await claim();
		expect(last?.attempts).toBe(5);
		await finish(last!, 'too dark');
		expect(await state()).toMatchObject({ state: 'failed', error: 'too dark' });
		for (const who of ['artist', 'curator', 'former'] as const) {
			expect(await answer(world.db[who], 'list_failed_pictures', {})).toBe('PT404 not-found');
			expect(await answer(world.db[who], 'retry_picture', { p_media: media })).toBe('PT404 not-found');
		}
		const { failed } = await run<{ failed: { media: string; error: string }[] }>(world.db.coordinator, 'list_failed_pictures');
		expect(failed).toMatchObject([{ media, error: 'too dark' }]);
		expect(await answer(world.db.coordinator, 'retry_picture', { p_media: media })).toBe('done');
		expect(await answer(world.db.coordinator, 'retry_picture', { p_media: media })).toBe('PT404 not-found');
		for (let attempt = 1; attempt <= 5; attempt++) expect((await claim(0))?.attempts).toBe(attempt);
		expect(await claim(0)).toBeUndefined();
		expect(await state()).toMatchObject({ state: 'failed', error: 'ended the process' });
	});

	test('publishes a pyramid only with consent to full resolution', async () => {
		const [{ edit_no }] = (await sql('select edit_no from public.media where id = $1', [media])) as [{ edit_no: number }];
		const name = 'p'.repeat(24);
		await run(site, 'replace_files', replace(edit_no, newFiles('pyramid', name)));
		const consent = (given: boolean) =>
			run(world.db.artist, 'set_consents', {
				p_artwork: world.of('artist').published,
				p_consents: { 'full-resolution': given },
				p_wording: 'test',
				p_language: 'de'
			});
		expect(await publicNames('pub_pyramid')).toEqual([]);
		await consent(true);
		expect(await publicNames('pub_pyramid')).toEqual([name]);
		expect(await publicNames('pub_media')).not.toContain(name);
		await consent(false);
		expect(await publicNames('pub_pyramid')).toEqual([]);
	});

	test('makes a missing variant again and marks a missing master as failed', async () => {
		await site.storage.from('masters').upload(`${media}/master.jpg`, Buffer.from('x'), { contentType: 'image/jpeg', upsert: true });
		await site.storage.from('masters').remove([`${world.of('artist').draftMedia}/master.jpg`]);
		await sql("delete from public.job where kind = 'derive'", []);
		const missing = await sql(
			'select count(*)::int as n from public.media_file f where not exists (select from storage.objects o where o.bucket_id = f.bucket and o.name = f.path)',
			[]
		);
		expect(await run<number>(site, 'drop_missing_files', { p_older_than_seconds: 3600 })).toBe(0);
		expect(await run<number>(site, 'drop_missing_files', { p_older_than_seconds: 0 })).toBe(missing[0]!.n);
		const jobs = await sql("select payload ->> 'media' as media from public.job where kind = 'derive' and state = 'queued'", []);
		expect(jobs.map((job) => job.media)).toContain(media);
		const [draft] = await sql('select state, error from public.media where id = $1', [world.of('artist').draftMedia]);
		expect(draft).toEqual({ state: 'failed', error: 'the master is missing' });
		expect((await state()).state).toBe('ready');
	});

	test('refuses a first set of files that arrives after the complete set', async () => {
		const whole = 'v'.repeat(22);
		const { edit_no } = (await state()) as { edit_no: number };
		await run(site, 'replace_files', replace(edit_no, newFiles('variant', whole)));
		expect(await answer(site, 'replace_files', replace(edit_no, newFiles('variant', 'w'.repeat(22)), false))).toBe('PT409 outdated');
		expect((await state()).state).toBe('ready');
		expect(await publicNames('pub_media')).toEqual(expect.arrayContaining([whole]));
	});

	test('uses the credit line that was submitted, whatever is typed afterwards', async () => {
		const artwork = world.of('artist').published;
		const creditOf = async () => (await run<{ credit: string | null }[]>(site, 'picture_to_derive', { p_media: media }))[0]!.credit;
		const waiting = async () =>
			(
				await sql("select count(*)::int as jobs from public.job where kind = 'derive' and state = 'queued' and payload ->> 'media' = $1", [
					media
				])
			)[0]!.jobs;
		const before = await creditOf();
		await sql("update public.job set state = 'done' where kind = 'derive'", []);
		await run(world.db.artist, 'save_artwork', { p_artwork: artwork, p_artist: null, p_values: { credit: 'A. Draft' } });
		expect([await creditOf(), await waiting()]).toEqual([before, 0]);
		await sql('update public.artwork_revision set frozen_at = now() where artwork_id = $1 and frozen_at is null', [artwork]);
		expect([await creditOf(), await waiting()]).toEqual(['A. Draft', 1]);
		await sql("update public.job set state = 'done' where kind = 'derive'", []);
	});

	test('removes files with a credit line at once in safe mode, and none of them comes back', async () => {
		const { artist } = world.of('artist');
		const { edit_no } = (await state()) as { edit_no: number };
		const [credited, late, anonymous] = ['e', 'f', 'g'].map((letter) => letter.repeat(24)) as [string, string, string];
		await run(site, 'replace_files', replace(edit_no, newFiles('variant', credited)));
		expect(await publicNames('pub_media')).toContain(credited);
		await sql("update public.job set state = 'done' where kind = 'derive'", []);
		await run(site, 'derive_again', { p_failed_only: false });
		const job = (await claim())!;
		const switchTo = (p_on: boolean) =>
			run(world.db.artist, 'set_safe_mode', { p_artist: artist, p_on, p_name: { de: { t: 'Niemand', by: 'author' } }, p_slug: 'niemand' });
		await switchTo(true);
		expect(await publicNames('pub_media')).not.toContain(credited);
		expect(await answer(site, 'replace_files', replace(edit_no, newFiles('variant', late))), 'made with the credit').toBe('PT409 outdated');
		await finish(job);
		expect((await run<{ credit: string | null }[]>(site, 'picture_to_derive', { p_media: media }))[0]!.credit).toBe(null);
		await run(site, 'replace_files', replace(edit_no + 1, newFiles('variant', anonymous)));
		expect(await publicNames('pub_media')).toEqual(expect.arrayContaining([anonymous]));
		// When it is saved again, there is nothing left to remove.
		await switchTo(true);
		expect(await publicNames('pub_media')).toContain(anonymous);
		await switchTo(false);
	});
});
