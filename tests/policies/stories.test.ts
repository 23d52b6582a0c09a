import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { givePhoto, makeArtwork, makeWorld, privateFacts, run, text, type World } from '../support/world.ts';
import { publicViews } from './matrix.ts';

/** Sequences of actions over time: who sees what at which step, and what stays closed. */
describe.each(drivers)('stories on %s', (driver) => {
	let world: World;
	let sql: World['backend']['sql'];
	beforeAll(async () => {
		world = await makeWorld(driver);
		sql = world.backend.sql;
	});
	afterAll(() => world?.stop());

	const answer = async (db: SupabaseClient, name: string, args: Record<string, unknown>): Promise<string> => {
		const { error } = await db.rpc(name, args);
		return error ? `${error.code} ${error.message}` : 'done';
	};
	const ids = async (query: PromiseLike<{ data: { id: string }[] | null }>): Promise<string[]> =>
		((await query).data ?? []).map((row) => row.id);

	async function send(db: SupabaseClient, name: string): Promise<{ artwork: string; submission: string; work: string; artist: string }> {
		const artist = await run(db, 'save_artist', {
			p_id: null,
			p_kind: 'person',
			p_name: text(name),
			p_latin_name: null,
			p_biography: {},
			p_slug: name.toLowerCase()
		});
		const artwork = await makeArtwork(db, world.backend.admin(), artist, `Werk von ${name}`);
		const submission = await run(db, 'submit_artworks', {
			p_call: world.call,
			p_artist: artist,
			p_artworks: [artwork],
			p_values: { house_rules: true, privacy: true, consents: { website: true }, wording: 'test' }
		});
		const [work] = await ids(db.from('submission_work').select('id').eq('submission_id', submission));
		return { artwork, submission, work: work!, artist };
	}
	const plan = (work: string, outcome: string, words: string) =>
		run(world.db.coordinator, 'plan_decision', { p_submission_work: work, p_outcome: outcome, p_words: text(words), p_until: null });

	test('keeps price, value and owner of a work out of every public view; only its artist and the desk see them', async () => {
		const { published } = world.of('artist');
		const facts = async (who: keyof World['db']) =>
			(await world.db[who].from('artwork_revision').select(Object.keys(privateFacts).join(', ')).eq('artwork_id', published)).data ?? [];
		for (const who of ['artist', 'curator'] as const) expect(await facts(who), who).toContainEqual(privateFacts);
		for (const who of ['visitor', 'other', 'former'] as const) expect(await facts(who), who).toEqual([]);
		for (const view of publicViews)
			for (const who of ['visitor', 'other'] as const) {
				const { data } = await world.db[who].from(view).select('*').throwOnError();
				for (const secret of Object.values(privateFacts)) expect(JSON.stringify(data), `${view} to ${who}`).not.toContain(String(secret));
			}
		expect((await world.db.visitor.from('pub_work').select('artwork_id').eq('artwork_id', published)).data).not.toEqual([]);
	});

	test('hides the planned decision and the notes on their own work from a curator who is also the artist', async () => {
		const { curator, coordinator } = world.db;
		const { submission, work } = await send(curator, 'Kuratierend');
		await plan(work, 'declined', 'Diesmal nicht');
		await run(coordinator, 'add_note', { p_submission: submission, p_text: 'unter uns' });
		const decisions = (db: SupabaseClient) => ids(db.from('decision').select('id').eq('submission_work_id', work));
		const notes = (db: SupabaseClient) => ids(db.from('note').select('id').eq('submission_id', submission));
		expect([(await decisions(coordinator)).length, (await notes(coordinator)).length]).toEqual([1, 1]);
		expect([await decisions(curator), await notes(curator)]).toEqual([[], []]);
		const embedded = await curator.from('submission_work').select('state, decision(id), submission(note(id))').eq('id', work).single();
		expect(JSON.stringify(embedded.data)).not.toContain('"id"');
		await run(coordinator, 'release_decisions', { p_submission: submission });
		expect([(await decisions(curator)).length, await notes(curator)]).toEqual([1, []]);
	});

	test('keeps a released decision and its text in force until the next one is released', async () => {
		const { submission, work } = await send(world.db.other, 'Wartend');
		const read = async () =>
			(await world.db.other.from('decision').select('outcome, words').eq('submission_work_id', work).is('replaced_at', null)).data;
		await plan(work, 'waitlisted', 'Vielleicht im Herbst');
		await run(world.db.coordinator, 'release_decisions', { p_submission: submission });
		await plan(work, 'accepted', 'Ja');
		await plan(work, 'declined', 'Doch nicht');
		expect(await read()).toEqual([{ outcome: 'waitlisted', words: text('Vielleicht im Herbst') }]);
		await run(world.db.coordinator, 'release_decisions', { p_submission: submission });
		expect(await read()).toEqual([{ outcome: 'declined', words: text('Doch nicht') }]);
		const all = await sql('select count(*)::int as n from public.decision where submission_work_id = $1 and replaced_at is null', [work]);
		expect(all).toEqual([{ n: 1 }]);
	});

	test('refuses answers to a planned decision, and decisions on a withdrawn submission', async () => {
		const { submission, work } = await send(world.db.other, 'Eilig');
		await plan(work, 'accepted', 'Ja');
		expect(await answer(world.db.other, 'answer_acceptance', { p_submission_work: work, p_confirm: true })).toBe('PT409 illegal-move');
		await run(world.db.other, 'withdraw_submission', { p_submission: submission });
		const decide = { p_submission_work: work, p_outcome: 'declined', p_words: {}, p_until: null };
		expect(await answer(world.db.curator, 'plan_decision', decide)).toBe('PT404 not-found');
		expect(await answer(world.db.curator, 'release_decisions', { p_submission: submission })).toBe('PT404 not-found');
		expect(await answer(world.db.curator, 'add_note', { p_submission: submission, p_text: 'zu spät' })).toBe('PT404 not-found');
	});

	test('sends one mail per release, only to the account that submitted the works', async () => {
		const { submission, work } = await send(world.db.other, 'Postbote');
		const mails = () =>
			sql("select to_account, to_address from public.mail where template = 'decision' and values ->> 'submission' = $1", [submission]);
		await plan(work, 'waitlisted', 'Bald');
		expect(await mails()).toEqual([]);
		await run(world.db.coordinator, 'release_decisions', { p_submission: submission });
		expect(await mails()).toEqual([{ to_account: world.ids.other, to_address: null }]);
		expect(await answer(world.db.curator, 'release_decisions', { p_submission: submission })).toBe('PT409 nothing-planned');
		expect(await mails()).toHaveLength(1);
		await plan(work, 'accepted', 'Ja');
		expect(await mails()).toHaveLength(1);
		await run(world.db.coordinator, 'release_decisions', { p_submission: submission });
		expect(await mails()).toEqual(Array.from({ length: 2 }, () => ({ to_account: world.ids.other, to_address: null })));
	});

	test('removes the rights of a role from the next statement on, even while the token is still valid', async () => {
		const role = (on: boolean) => run(world.db.coordinator, 'set_role', { p_email: 'former@example.org', p_role: 'curator', p_on: on });
		const db = world.db.former;
		const { submission, submittedWork, artist } = world.of('artist');
		const desk = async () => [
			(await ids(db.from('submission').select('id').eq('id', submission))).length,
			(await ids(db.from('exhibition').select('id').eq('id', world.exhibition))).length,
			(await ids(db.from('artist').select('id').eq('id', artist))).length,
			await answer(db, 'add_note', { p_submission: submission, p_text: 'noch da' }),
			await answer(db, 'plan_decision', { p_submission_work: submittedWork, p_outcome: 'accepted', p_words: {}, p_until: null }),
			await answer(db, 'open_hang', { p_exhibition: world.exhibition })
		];
		await role(true);
		expect(await desk()).toEqual([1, 1, 1, 'done', 'done', 'done']);
		await role(false);
		const gone = 'PT404 not-found';
		expect(await desk()).toEqual([0, 0, 0, gone, gone, gone]);
		for (const [name, args] of Object.entries({
			release_decisions: { p_submission: submission },
			publish_exhibition: { p_exhibition: world.exhibition, p_on: false },
			cancel_exhibition: { p_exhibition: world.exhibition },
			add_exhibition_works: { p_exhibition: world.exhibition, p_submission_works: [submittedWork] },
			withhold_artwork: { p_artwork: world.of('artist').published, p_on: true, p_reason: 'x' },
			list_roles: {}
		})) {
			expect([name, await answer(db, name, args)]).toEqual([name, gone]);
		}
	});

	test('always keeps at least one coordinator who can act', async () => {
		await run(world.db.coordinator, 'set_role', { p_email: 'former@example.org', p_role: 'coordinator', p_on: true });
		await run(world.db.coordinator, 'suspend_account', { p_account: world.ids.former, p_on: true });
		// The other coordinator is suspended, so this one is the last.
		const leave = { p_email: 'coordinator@example.org', p_role: 'coordinator', p_on: false };
		expect(await answer(world.db.coordinator, 'set_role', leave)).toBe('PT409 last-coordinator');
		await run(world.db.coordinator, 'suspend_account', { p_account: world.ids.former, p_on: false });
		await run(world.db.coordinator, 'set_role', { p_email: 'former@example.org', p_role: 'coordinator', p_on: false });
	});

	test('treats files without a row as orphans once they are old enough, and never files with a row', async () => {
		const stray = `${crypto.randomUUID()}/stray.webp`;
		await world.backend.admin().storage.from('pictures').upload(stray, Buffer.from('x'), { contentType: 'image/webp' });
		const orphans = async (seconds: number) => {
			const { data } = await world.backend.admin().rpc('list_orphan_files', { p_older_than_seconds: seconds });
			return (data as { bucket: string; path: string }[]).map(({ bucket, path }) => `${bucket}/${path}`);
		};
		expect(await orphans(3600)).toEqual([]);
		expect(await orphans(0)).toEqual([`pictures/${stray}`]);
		await world.backend.admin().storage.from('pictures').remove([stray]);
		expect(await orphans(0)).toEqual([]);
	});

	const shown = async (artwork = world.of('artist').published) =>
		(await world.db.visitor.from('pub_work').select('shown, machines, title, image, parts').eq('artwork_id', artwork)).data as {
			shown: boolean;
			machines: boolean;
			title: unknown;
			image: unknown;
		}[];
	const consent = (consents: Record<string, boolean>) =>
		run(world.db.artist, 'set_consents', {
			p_artwork: world.of('artist').published,
			p_consents: consents,
			p_wording: 'test',
			p_language: 'de'
		});
	/** Makes the show close in `days` days. The bookings stay unchanged. */
	const closesIn = (days: number, online: number | null = null) =>
		sql(
			`update public.exhibition set opens = app.berlin_today() - 200, installs = app.berlin_today() - 201,
			closes = app.berlin_today() + $2::int, online_until = app.berlin_today() + $3::int where id = $1`,
			[world.exhibition, days, online]
		);
	const nothing = { shown: false, machines: false, title: null, image: null, parts: null };

	test('needs the website consent while the show runs, the archive consent from the day after, and both for machines', async () => {
		const pictures = async () => ((await world.db.visitor.from('pub_media').select('public_name')).data ?? []).length;
		expect(await shown()).toMatchObject([{ shown: true, machines: false }]);
		await consent({ machines: true });
		expect(await shown()).toMatchObject([{ shown: true, machines: true }]);
		await consent({ archive: false });
		await closesIn(0);
		expect(await shown()).toMatchObject([{ shown: true, machines: true }]);
		const before = await pictures();
		await closesIn(-1);
		expect(await shown()).toEqual([nothing]);
		expect(await pictures()).toBe(before - 1);
		expect((await world.db.visitor.from('pub_artist').select('id').eq('id', world.of('artist').artist)).data).toEqual([]);
		await consent({ archive: true, website: false });
		expect(await shown()).toMatchObject([{ shown: true, machines: true }]);
		await closesIn(100);
		expect(await shown()).toEqual([nothing]);
		await consent({ website: true, machines: false });
		expect(await shown()).toMatchObject([{ shown: true, machines: false }]);
	});

	test('keeps machines away in safe mode, whatever the consents say', async () => {
		await consent({ machines: true });
		const p_artist = world.of('artist').artist;
		const known = (await sql('select name, slug from public.artist where id = $1', [p_artist]))[0] as { name: object; slug: string };
		const p_name = { de: { t: 'Niemand', by: 'author' } };
		const safe = (p_on: boolean, name: object | null = p_name) =>
			run(world.db.artist, 'set_safe_mode', { p_artist, p_on, p_name: name, p_slug: 'niemand' });
		await expect(safe(true, null)).rejects.toThrow();
		await safe(true);
		expect(await shown()).toMatchObject([{ shown: true, machines: false }]);
		const now = async () => (await world.db.visitor.from('pub_artist').select('name, slug, indexable').eq('id', p_artist)).data;
		expect(await now()).toEqual([{ name: p_name, slug: 'niemand', indexable: false }]);
		// Only the artist can read the previous name, and another pseudonym doesn't overwrite it.
		await safe(true, { de: { t: 'Jemand', by: 'author' } });
		const former = async (db: SupabaseClient) => (await db.from('artist_private').select('former_name').eq('artist_id', p_artist)).data;
		expect(await former(world.db.artist)).toEqual([{ former_name: known.name }]);
		expect([await former(world.db.other), await former(world.db.curator)]).toEqual([[], []]);
		await safe(false);
		expect(await now()).toMatchObject([{ slug: 'niemand', indexable: true }]);
		await sql('update public.artist set name = $2, slug = $3 where id = $1', [p_artist, JSON.stringify(known.name), known.slug]);
	});

	test('keeps an artist hidden until whoever hid them, the house or the artist, reverses it', async () => {
		const { artist } = world.of('suspended');
		const hide = (db: SupabaseClient, on: boolean) => run(db, 'hide_artist', { p_artist: artist, p_on: on });
		const visible = async () => (await shown(world.of('suspended').published))[0]!.shown;
		expect(await visible()).toBe(true);
		await hide(world.db.coordinator, true);
		expect(await visible()).toBe(false);
		await hide(world.db.suspended, false);
		expect(await visible()).toBe(false);
		await hide(world.db.suspended, true);
		await hide(world.db.coordinator, false);
		expect(await visible()).toBe(false);
		await hide(world.db.suspended, false);
		expect(await visible()).toBe(true);
	});

	test('shows nothing of a show before it is published, after its last day online, or once it is cancelled', async () => {
		const page = async () => {
			const rows = await Promise.all(
				(['pub_exhibition', 'pub_work', 'pub_placement', 'pub_wall', 'pub_event', 'pub_media', 'pub_artist'] as const).map(
					async (view) => (await world.db.visitor.from(view).select('*')).data!.length
				)
			);
			return rows.reduce((sum, n) => sum + n);
		};
		expect(await page()).toBeGreaterThan(0);
		await closesIn(-10, 0);
		expect(await page()).toBeGreaterThan(0);
		await closesIn(-10, -1);
		expect(await page()).toBe(0);
		await closesIn(100);
		await run(world.db.curator, 'publish_exhibition', { p_exhibition: world.exhibition, p_on: false });
		expect(await page()).toBe(0);
		await run(world.db.curator, 'publish_exhibition', { p_exhibition: world.exhibition, p_on: true });
		expect(await page()).toBeGreaterThan(0);
	});

	test('publishes a hang only on walls that the show still has', async () => {
		const values = {
			slug: 'wechsel',
			title: text('Wechsel'),
			installs: '2071-01-01',
			opens: '2071-01-02',
			closes: '2071-02-01',
			taken_down: '2071-02-02'
		};
		const save = (id: string | null, walls: number[]) =>
			run(world.db.curator, 'save_exhibition', { p_exhibition: id, p_values: values, p_walls: walls });
		const spare = await run<number>(world.db.coordinator, 'save_wall', {
			p_wall: null,
			p_values: { room: world.room, code: 'T', width_mm: 3000, height_mm: 2500 }
		});
		const show = await save(null, [world.wall]);
		const accepted = await sql('select id from public.submission_work where artwork_id = $1', [world.of('artist').accepted]);
		await run(world.db.curator, 'add_exhibition_works', { p_exhibition: show, p_submission_works: [accepted[0]!.id] });
		const version = await run(world.db.curator, 'open_hang', { p_exhibition: show });
		const [work] = await sql('select id from public.exhibition_work where exhibition_id = $1', [show]);
		const box = { work: work!.id, part: 1, wall: world.wall, x_mm: 100, y_mm: 1200, width_mm: 300, height_mm: 400 };
		const lock = await run<number>(world.db.curator, 'save_hang', {
			p_version: version,
			p_lock: 0,
			p_placements: [box],
			p_centre_lines: {}
		});
		await save(show, []);
		expect(await answer(world.db.curator, 'publish_exhibition', { p_exhibition: show, p_on: true })).toBe('PT409 no-walls');
		await save(show, [spare]);
		expect(await answer(world.db.curator, 'publish_hang', { p_version: version, p_lock: lock })).toBe('PT409 hang-changed');
		await save(show, [world.wall]);
		// A work of another show can't be placed in this one.
		const [foreign] = await sql('select id from public.exhibition_work where exhibition_id = $1 limit 1', [world.exhibition]);
		const mixed = { p_version: version, p_lock: lock, p_placements: [{ ...box, work: foreign!.id }], p_centre_lines: {} };
		expect(await answer(world.db.curator, 'save_hang', mixed)).toBe('PT422 invalid');
		await run(world.db.curator, 'publish_hang', { p_version: version, p_lock: lock });
		await run(world.db.curator, 'cancel_exhibition', { p_exhibition: show });
		// Its walls are free again for the same days.
		const next = await run(world.db.curator, 'save_exhibition', {
			p_exhibition: null,
			p_values: { ...values, slug: 'danach' },
			p_walls: [world.wall]
		});
		expect(next).not.toBe(show);
		expect(await answer(world.db.curator, 'publish_exhibition', { p_exhibition: show, p_on: true })).toBe('PT409 illegal-move');
	});

	test('refuses texts without words, without an author, or in too many languages', async () => {
		const { artist, draft } = world.of('artist');
		const save = (title: unknown) => answer(world.db.artist, 'save_artwork', { p_artwork: draft, p_artist: artist, p_values: { title } });
		const many = Object.fromEntries(
			Array.from({ length: 300 }, (_, n) => [`a${String.fromCharCode(97 + (n % 26))}-${10_000 + n}`, { t: 'x', by: 'author' }])
		);
		for (const wrong of [
			{ de: {} },
			{ de: { t: 'x' } },
			{ de: { by: 'author' } },
			{ de: { t: 'x', by: 'author', checked: 'x'.repeat(100) } },
			many
		]) {
			expect(await save(wrong)).toBe('PT422 invalid');
		}
		expect(await save(text('Entwurf'))).toBe('done');
	});

	test('refuses values that no form sends with a reason instead of a raw database error', async () => {
		const { artist, draft, published, submission } = world.of('artist');
		const name = (p_name: unknown, p_slug: unknown = 'lang') =>
			answer(world.db.artist, 'save_artist', { p_id: null, p_kind: 'person', p_name, p_latin_name: null, p_biography: {}, p_slug });
		const consents = (p_consents: unknown) =>
			answer(world.db.artist, 'set_consents', { p_artwork: published, p_consents, p_wording: 'x', p_language: 'de' });
		const sent = { p_call: world.call, p_artist: artist, p_artworks: [draft] };
		const rules = { house_rules: true, privacy: true };
		const wall = { room: world.room, code: 'U', width_mm: 3000, height_mm: 2500 };
		const zone = { x_mm: 0, y_mm: 0, width_mm: 9, height_mm: 9, reason: 'door', from: '2030-02-01', to: '2030-01-01' };
		const invalid = [
			name(text('x'.repeat(801))),
			name(null),
			name(text('x'), null),
			consents({ website: null }),
			consents(['website']),
			consents({ website: 'vielleicht' }),
			answer(world.db.artist, 'submit_artworks', { ...sent, p_values: { ...rules, consents: { website: null } } }),
			answer(world.db.artist, 'submit_artworks', { ...sent, p_values: { ...rules, idea: null, help: 'x'.repeat(4001) } }),
			answer(world.db.artist, 'save_artwork', { p_artwork: draft, p_artist: artist, p_values: { parts: 'zwei' } }),
			answer(world.db.artist, 'save_artwork', { p_artwork: draft, p_artist: artist, p_values: [1] }),
			answer(world.db.curator, 'add_note', { p_submission: submission, p_text: null }),
			answer(world.db.curator, 'withhold_artwork', { p_artwork: published, p_on: true, p_reason: null }),
			answer(world.db.coordinator, 'save_wall', { p_wall: null, p_values: { ...wall, zones: [zone] } }),
			answer(world.db.coordinator, 'save_wall', { p_wall: null, p_values: { ...wall, suspension: { kind: 'x'.repeat(9000) } } }),
			answer(world.db.coordinator, 'save_room', { p_room: null, p_name: null, p_floor: null, p_step_free: null }),
			answer(world.db.coordinator, 'set_role', { p_email: 'other@example.org', p_role: 'boss', p_on: true })
		];
		expect(await Promise.all(invalid)).toEqual(invalid.map(() => 'PT422 invalid'));
		// The desk gets the same answer for a work that was never submitted as for one that doesn't exist.
		for (const p_artwork of [draft, crypto.randomUUID()]) {
			expect(await answer(world.db.curator, 'withhold_artwork', { p_artwork, p_on: true, p_reason: 'x' })).toBe('PT404 not-found');
		}
	});

	test('adds a number to the slug of a long name that is taken, and keeps it valid', async () => {
		const slug = `${'a'.repeat(69)}-${'b'.repeat(10)}`;
		for (const expected of [slug, `${'a'.repeat(69)}-2`]) {
			const id = await run(world.db.other, 'save_artist', {
				p_id: null,
				p_kind: 'person',
				p_name: text('Lang'),
				p_latin_name: null,
				p_biography: {},
				p_slug: slug
			});
			expect(await sql('select slug from public.artist where id = $1', [id])).toEqual([{ slug: expected }]);
		}
	});

	test('keeps the photograph that the desk saw unchanged, and refuses changes to photographs of others', async () => {
		const { submitted, backMedia, draft } = world.of('artist');
		const [back] = await sql('select id from public.photo where media_id = $1', [backMedia]);
		await run(world.db.artist, 'save_photo', { p_photo: back!.id, p_role: 'front', p_alt: {} });
		expect(await sql('select role from public.photo where id = $1', [back!.id])).toEqual([{ role: 'back' }]);
		for (const [name, args] of [
			['save_photo', { p_photo: back!.id, p_role: 'back', p_alt: {} }],
			['remove_photo', { p_photo: back!.id }],
			['begin_upload', { p_artwork: submitted }],
			['set_consents', { p_artwork: submitted, p_consents: { website: true }, p_wording: 'x', p_language: 'de' }],
			['delete_artwork', { p_artwork: draft }]
		] as const) {
			expect([name, await answer(world.db.other, name, args)]).toEqual([name, 'PT404 not-found']);
		}
		expect(await answer(world.db.suspended, 'begin_upload', { p_artwork: world.of('suspended').draft })).toBe('PT403 not-allowed');
		expect(await answer(world.db.artist, 'finish_upload', { p_media: backMedia, p_role: 'front', p_picture: {} })).toMatch(/^42501/);
	});

	test('lets only the holder of the lease finish a mail or a job', async () => {
		const site = world.backend.admin();
		await sql("update public.mail set state = 'sent'", []);
		await sql("insert into public.mail (to_address, template) values ('a@example.org', 'decision')", []);
		await sql("insert into public.job (kind, dedupe_key) values ('probe', 'one')", []);
		const state = async (table: string, id: string) => (await sql(`select state from public.${table} where id = $1`, [id]))[0]!.state;
		for (const [table, claim, finish, args, done] of [
			['mail', 'claim_mail', 'finish_mail', {}, 'sent'],
			['job', 'claim_job', 'finish_job', { p_kinds: ['probe'] }, 'done']
		] as const) {
			const [leased] = await run<{ id: string; lease: string }[]>(site, claim, { ...args, p_lease_seconds: 60 });
			expect(await run(site, claim, { ...args, p_lease_seconds: 60 })).toEqual([]);
			const running = await state(table, leased!.id);
			await run(site, finish, { p_id: leased!.id, p_lease: crypto.randomUUID(), p_error: null });
			expect(await state(table, leased!.id)).toBe(running);
			await run(site, finish, { p_id: leased!.id, p_lease: leased!.lease, p_error: null });
			expect(await state(table, leased!.id)).toBe(done);
			await run(site, finish, { p_id: leased!.id, p_lease: leased!.lease, p_error: 'zu spät' });
			expect(await state(table, leased!.id)).toBe(done);
		}
	});

	test('refuses to finish or drop a finished upload', async () => {
		const media = await givePhoto(world.db.artist, world.backend.admin(), world.of('artist').draft, 'detail');
		const site = world.backend.admin();
		expect(await answer(site, 'finish_upload', { p_media: media, p_role: 'front', p_picture: {} })).toBe('PT409 upload-gone');
		await run(site, 'drop_upload', { p_media: media });
		expect(await sql('select state from public.media where id = $1', [media])).toEqual([{ state: 'stored' }]);
	});

	test('erases an account that measured walls and published hangs, but keeps its work', async () => {
		const show = await sql("select id from public.exhibition where slug = 'wechsel'", []);
		const before = await sql('select id from public.hang_version where exhibition_id = $1', [show[0]!.id]);
		await sql('delete from auth.users where id = $1', [world.ids.curator]);
		await sql('delete from auth.users where id = $1', [world.ids.coordinator]);
		expect(await sql('select id from public.hang_version where exhibition_id = $1', [show[0]!.id])).toEqual(before);
		expect(await sql('select created_by from public.wall_revision where created_by is not null', [])).toEqual([]);
	});
});
