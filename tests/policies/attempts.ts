import type { SupabaseClient } from '@supabase/supabase-js';
import { type Belongings, giveSound, text, type World } from '../support/world.ts';
import type { Operation } from './matrix.ts';

type Attempt = (db: SupabaseClient, of: Belongings, world: World) => Promise<boolean>;

/** Returns true when the query returns at least one row. */
async function sees(query: PromiseLike<{ data: unknown[] | null; error: unknown }>): Promise<boolean> {
	const { data, error } = await query;
	return !error && (data?.length ?? 0) > 0;
}

/** Returns true when the function ran and false when it refused. Any other failure is an error of the test. */
async function does(db: SupabaseClient, name: string, args: Record<string, unknown>): Promise<boolean> {
	const { error } = await db.rpc(name, args);
	if (!error) return true;
	if (/^PT4|^42501$|^PGRST/.test(error.code ?? '')) return false;
	throw new Error(`${name}: ${error.code} ${error.message}`);
}

const revision =
	(id: (of: Belongings) => string): Attempt =>
	(db, of) =>
		sees(db.from('artwork_revision').select('id').eq('id', id(of)));

async function fetches(db: SupabaseClient, bucket: string, world: World, media: string): Promise<boolean> {
	const rows = await world.backend.sql('select path from public.media_file where media_id = $1 and bucket = $2', [media, bucket]);
	const { data } = await db.storage.from(bucket).download((rows[0] as { path: string }).path);
	return data !== null;
}

/** Returns the German sound of a work, and creates it when there is none. */
async function soundOf(world: World, artwork: string): Promise<string> {
	const rows = await world.backend.sql('select id from public.sound where artwork_id = $1 and path is not null', [artwork]);
	return (rows[0] as { id: string } | undefined)?.id ?? giveSound(world, artwork, 'de');
}

/** Returns the first work of the show. */
async function workOf(world: World): Promise<string> {
	const rows = await world.backend.sql('select id from public.exhibition_work where exhibition_id = $1 order by number limit 1', [
		world.exhibition
	]);
	return (rows[0] as { id: string }).id;
}

/** Creates an agreement, which the site stores on behalf of a curator. `offered`: also offers it to its artist. */
async function agreementOf(world: World, artist: string, offered: boolean): Promise<string> {
	const path = `${crypto.randomUUID()}.pdf`;
	const hash = '0'.repeat(64);
	const { data } = await world.backend
		.admin()
		.rpc('keep_paper', {
			p_by: world.ids.curator,
			p_values: {
				kind: 'agreement',
				exhibition_id: world.exhibition,
				artist_id: artist,
				language: 'de',
				title: 'Vertrag',
				grounds: hash,
				sha256: hash,
				path,
				bytes: 9,
				pages: 1
			}
		})
		.throwOnError();
	if (offered) await world.db.curator.rpc('offer_agreement', { p_paper: data }).throwOnError();
	return data as string;
}

/** Publishes a hang of the show that takes effect in an hour. */
async function publishedLater(world: World): Promise<string> {
	const { curator } = world.db;
	const { data: version } = await curator.rpc('open_hang', { p_exhibition: world.exhibition }).throwOnError();
	const rows = await world.backend.sql('select lock from public.hang_version where id = $1', [version]);
	const box = { work: await workOf(world), part: 1, wall: world.wall, x_mm: 10, y_mm: 10, width_mm: 300, height_mm: 400 };
	const { lock } = rows[0] as { lock: number };
	const draft = { p_version: version as string, p_placements: [box], p_centre_lines: {} };
	const saved = await curator.rpc('save_hang', { ...draft, p_lock: lock }).throwOnError();
	const p_from = new Date(Date.now() + 3_600_000).toISOString();
	await curator.rpc('publish_hang', { p_version: version as string, p_lock: saved.data as number, p_from }).throwOnError();
	return version as string;
}

/** Creates an open request that already has an answer. */
async function askedOf(world: World): Promise<string> {
	const values = { about: 'visit', message: 'Wann ist jemand da?', language: 'de', address: 'ada@example.org' };
	const number = (await world.backend.admin().rpc('send_request', { p_values: values }).throwOnError()).data as string;
	const [row] = await world.backend.sql("update public.request set state = 'open' where number = $1 returning id", [number]);
	const id = (row as { id: string }).id;
	await world.backend.sql('insert into public.request_answer (request_id, message) values ($1, $2)', [id, `Bald. ${crypto.randomUUID()}`]);
	return id;
}

const aPlan = {
	outline: [
		{ xMm: 0, yMm: 0 },
		{ xMm: 0, yMm: 4000 },
		{ xMm: 5000, yMm: 0 }
	],
	heightMm: null,
	walls: [],
	doors: [],
	windows: [],
	furniture: [],
	escape: []
};

/** How each operation of the matrix is tried, directly against the backend. */
export const attempts: Record<Operation, Attempt> = {
	'read a published work and show': async (db, of, world) =>
		(await sees(db.from('pub_work').select('artwork_id').eq('artwork_id', of.published).eq('shown', true))) &&
		(await sees(db.from('pub_exhibition').select('id').eq('id', world.exhibition))),
	'read a draft work': revision((of) => of.draftRevision),
	'read a submitted work': revision((of) => of.submittedRevision),
	'read a declined work': revision((of) => of.declinedRevision),
	'read an accepted, unpublished work': revision((of) => of.acceptedRevision),
	'know the pictures of a draft': (db, of) => sees(db.from('media_file').select('id').eq('media_id', of.draftMedia)),
	'know the back view of a submitted work': (db, of) => sees(db.from('media_file').select('id').eq('media_id', of.backMedia)),
	'know the sound of a draft': async (db, of, world) =>
		sees(
			db
				.from('sound')
				.select('id')
				.eq('id', await soundOf(world, of.draft))
		),
	'know the sound of a submitted work': async (db, of, world) =>
		sees(
			db
				.from('sound')
				.select('id')
				.eq('id', await soundOf(world, of.submitted))
		),
	'add a sound and write down what is said': async (db, of, world) => {
		const begun = await does(db, 'begin_sound', { p_artwork: of.draft, p_language: 'fa' });
		await world.backend.sql('delete from public.sound where artwork_id = $1 and path is null', [of.draft]);
		const written = await does(db, 'save_transcript', { p_sound: await soundOf(world, of.draft), p_transcript: text('Guten Tag') });
		const removed = await does(db, 'remove_sound', { p_sound: await soundOf(world, of.draft) });
		if (begun !== written || begun !== removed) throw new Error('some of it may be done, some not');
		return begun;
	},
	'fetch an original from storage': (db, of, world) => fetches(db, 'masters', world, of.backMedia),
	'fetch an unpublished derivative from storage': (db, of, world) => fetches(db, 'pictures', world, of.draftMedia),
	'list what lies in storage': async (db) => ((await db.storage.from('masters').list()).data?.length ?? 0) > 0,
	'put a file into storage': async (db) =>
		!(await db.storage.from('pictures').upload(`${crypto.randomUUID()}.webp`, Buffer.from('x'), { contentType: 'image/webp' })).error,
	'make a draft for this artist': (db, of) =>
		does(db, 'save_artwork', { p_artwork: null, p_artist: of.artist, p_values: { title: text('Neu') } }),
	'begin an upload to a draft': (db, of) => does(db, 'begin_upload', { p_artwork: of.draft }),
	'change a draft': (db, of) => does(db, 'save_artwork', { p_artwork: of.draft, p_artist: of.artist, p_values: { title: text('Anders') } }),
	'write to a table directly': async (db, of) => {
		const tries = [
			db.from('artwork').update({ owner_artist_id: of.artist }).eq('id', of.draft).select(),
			db.from('artwork_revision').update({ frozen_at: new Date().toISOString() }).eq('id', of.draftRevision).select(),
			db.from('submission').update({ state: 'decided' }).eq('id', of.submission).select(),
			db.from('decision').update({ released_at: new Date().toISOString() }).not('id', 'is', null).select(),
			db
				.from('consent')
				.insert({ artwork_id: of.draft, channel: 'website', given: true, wording: 'x', language: 'de', how: 'online' })
				.select(),
			db.from('exhibition').update({ state: 'published' }).not('id', 'is', null).select(),
			db.from('placement').delete().not('id', 'is', null).select()
		];
		for (const attempt of tries) if (!(await attempt).error) return true;
		return false;
	},
	'give oneself a role': async (db) => {
		const { data } = await db.auth.getUser();
		const id = data.user?.id ?? '00000000-0000-4000-8000-000000000000';
		return !(await db.from('account_role').insert({ account_id: id, role: 'coordinator' })).error;
	},
	'withdraw a submission': (db, of) => does(db, 'withdraw_submission', { p_submission: of.submission }),
	'decide on a submitted work': (db, of) =>
		does(db, 'plan_decision', { p_submission_work: of.submittedWork, p_outcome: 'declined', p_words: {}, p_until: null }),
	'read a planned decision': (db, of) =>
		sees(db.from('decision').select('id').eq('submission_work_id', of.submittedWork).is('released_at', null)),
	'read a released decision': async (db, of, world) => {
		const works = await world.backend.sql('select id from public.submission_work where artwork_id = $1', [of.declined]);
		return sees(
			db
				.from('decision')
				.select('id')
				.eq('submission_work_id', (works[0] as { id: string }).id)
		);
	},
	'read review notes': (db, of) => sees(db.from('note').select('id').eq('submission_id', of.submission)),
	'withhold a work': (db, of) => does(db, 'withhold_artwork', { p_artwork: of.submitted, p_on: true, p_reason: 'Beschwerde' }),
	'hide everything of the artist': (db, of) => does(db, 'hide_artist', { p_artist: of.artist, p_on: true }),
	'read the private facts of the artist': async (db, of, world) => {
		await world.backend.sql('insert into public.artist_private (artist_id, legal_name) values ($1, $2) on conflict do nothing', [
			of.artist,
			'Geheim'
		]);
		return sees(db.from('artist_private').select('legal_name').eq('artist_id', of.artist));
	},
	'read bookings and unpublished hangs': async (db, _of, world) => {
		await world.db.curator.rpc('open_hang', { p_exhibition: world.exhibition });
		const one = await Promise.all([
			sees(db.from('booking').select('id')),
			sees(db.from('hang_version').select('id')),
			sees(db.from('wall').select('code'))
		]);
		if (one.some((seen) => seen !== one[0])) throw new Error('some of it can be read, some not');
		return one[0] ?? false;
	},
	'enter an event and remove it': async (db, _of, world) => {
		const p_values = {
			kind: 'talk',
			title: text('Gespräch'),
			starts_at: '2026-05-02T16:00:00Z',
			ends_at: '2026-05-02T18:00:00Z',
			languages: ['de']
		};
		const { data, error } = await db.rpc('save_event', { p_exhibition: world.exhibition, p_event: null, p_values });
		const removed = await does(db, 'remove_event', {
			p_exhibition: world.exhibition,
			p_event: (data as string | null) ?? crypto.randomUUID()
		});
		return !error && removed;
	},
	'let everybody write to the artist': (db, of) => does(db, 'open_contact', { p_artist: of.artist, p_on: true }),
	'switch safe mode of the artist': (db, of) => does(db, 'set_safe_mode', { p_artist: of.artist, p_on: false, p_name: null, p_slug: null }),
	'write to an artist past the site': (db, of) =>
		does(db, 'send_contact', { p_artist: of.artist, p_values: { name: 'A', address: 'a@example.org', message: 'Guten Tag' } }),
	'schedule a show': (db) =>
		does(db, 'save_exhibition', {
			p_exhibition: null,
			p_values: {
				slug: 'neu',
				title: text('Neu'),
				installs: '2090-01-01',
				opens: '2090-01-02',
				closes: '2090-01-03',
				taken_down: '2090-01-04'
			},
			p_walls: []
		}),
	'open a hang': (db, _of, world) => does(db, 'open_hang', { p_exhibition: world.exhibition }),
	'take a work out of a show and put it back': async (db, _of, world) => {
		const p_exhibition_work = await workOf(world);
		const out = await does(db, 'remove_exhibition_work', { p_exhibition_work, p_reason: 'sold' });
		if (!out) await world.db.curator.rpc('remove_exhibition_work', { p_exhibition_work, p_reason: 'sold' }).throwOnError();
		const back = await does(db, 'put_back_exhibition_work', { p_exhibition_work });
		if (!back) await world.db.curator.rpc('put_back_exhibition_work', { p_exhibition_work }).throwOnError();
		if (out !== back) throw new Error('one of it may be done, the other not');
		return out;
	},
	'replace a work of a show': async (db, of, world) => {
		const p_exhibition_work = await workOf(world);
		// The work wasn't accepted. Only those who may replace a work are told that; others get a 404.
		const wish = { p_exhibition_work, p_submission_work: of.submittedWork, p_reason: 'sold' };
		const { error } = await db.rpc('replace_exhibition_work', wish);
		return error?.message === 'not-accepted';
	},
	'call off what is published for later': async (db, _of, world) => {
		const p_version = await publishedLater(world);
		return does(db, 'call_off_hang', { p_version });
	},
	'tick off a work and say where it is': async (db, _of, world) => {
		const p_exhibition_work = await workOf(world);
		const tick = { p_id: crypto.randomUUID(), p_exhibition_work, p_part: 1, p_done: true, p_measured: null, p_at: null };
		const [ticks, says] = [await does(db, 'tick_work', tick), await does(db, 'set_custody', { p_exhibition_work, p_custody: 'hung' })];
		if (ticks !== says) throw new Error('one of it may be done, the other not');
		return ticks;
	},
	'make a link for the day of a hang': (db, _of, world) =>
		does(db, 'make_day_link', { p_exhibition: world.exhibition, p_token_hash: crypto.randomUUID().replaceAll('-', '').repeat(2) }),
	'read ticks, custody and condition': async (db, _of, world) => {
		const p_exhibition_work = await workOf(world);
		const { curator } = world.db;
		const tick = { p_id: crypto.randomUUID(), p_exhibition_work, p_part: 1, p_done: true, p_measured: null, p_at: null };
		await curator.rpc('tick_work', tick).throwOnError();
		const report = { p_exhibition_work, p_moment: 'arrival', p_state: 'sound', p_note: '' };
		await curator.rpc('report_condition', report).throwOnError();
		const reads = ['hang_tick', 'hang_tick_now', 'custody_log', 'condition_report'].map((table) =>
			sees(db.from(table).select('exhibition_work_id'))
		);
		const seen = await Promise.all(reads);
		if (seen.some((one) => one !== seen[0])) throw new Error('some of it can be read, some not');
		return seen[0] ?? false;
	},
	'photograph what hangs': async (db, _of, world) => {
		const photo = { p_id: crypto.randomUUID(), p_exhibition: world.exhibition, p_exhibition_work: await workOf(world) };
		return does(db, 'begin_handling_photo', { ...photo, p_wall: null, p_moment: 'hung', p_at: null });
	},
	'read a paper of a show': async (db, of, world) =>
		sees(
			db
				.from('paper')
				.select('id')
				.eq('id', await agreementOf(world, of.artist, false))
		),
	'read an agreement that was offered': async (db, of, world) =>
		sees(
			db
				.from('paper')
				.select('id')
				.eq('id', await agreementOf(world, of.artist, true))
		),
	'accept an agreement': async (db, of, world) =>
		does(db, 'accept_agreement', { p_paper: await agreementOf(world, of.artist, true), p_sha256: '0'.repeat(64) }),
	'offer an agreement': async (db, of, world) => does(db, 'offer_agreement', { p_paper: await agreementOf(world, of.artist, false) }),
	'keep a paper or a scan': async (db, of, world) => {
		const scan = { p_by: world.ids.curator, p_path: 'x', p_format: 'pdf', p_sha256: '0'.repeat(64), p_bytes: 9 };
		return (
			(await does(db, 'keep_scan', { ...scan, p_paper: await agreementOf(world, of.artist, false) })) ||
			(await does(db, 'keep_paper', { p_by: world.ids.curator, p_values: {} }))
		);
	},
	'set the hours of a room': (db, _of, world) =>
		does(db, 'save_room_hours', {
			p_room: world.room,
			p_hours: { weekly: [{ day: 2, from: '10:00', to: '17:00' }], exceptions: [], note: text('Klingeln') }
		}),
	'read what people ask the office': async (db, _of, world) => {
		await askedOf(world);
		const one = await sees(db.from('request').select('id'));
		if (one !== (await sees(db.from('request_answer').select('id')))) throw new Error('some of it can be read, some not');
		return one;
	},
	'answer what somebody asked': async (db, _of, world) =>
		does(db, 'answer_request', { p_request: await askedOf(world), p_message: `Gern. ${crypto.randomUUID()}` }),
	'put a request away': async (db, _of, world) => does(db, 'move_request', { p_request: await askedOf(world), p_state: 'closed' }),
	'ask the office past the site': (db) =>
		does(db, 'send_request', { p_values: { about: 'visit', message: 'Wann?', language: 'de', address: 'a@example.org' } }),
	'change rooms and walls': (db, _of, world) =>
		does(db, 'save_wall', {
			p_wall: null,
			p_values: { room: world.room, code: `W${Math.floor(Math.random() * 1e9)}`, width_mm: 3000, height_mm: 2500 }
		}),
	'draw the plan of a room': (db, _of, world) => does(db, 'save_room_plan', { p_room: world.room, p_plan: aPlan }),
	'keep the photograph of a wall': async (db, _of, world) => {
		const photo = { path: `walls/${crypto.randomUUID()}.jpg`, width: 800, height: 600, bytes: 9 };
		const kept = await Promise.all([
			does(db, 'save_wall_photo', { p_wall: world.wall, p_photo: photo }),
			does(db, 'scale_wall_photo', { p_wall: world.wall, p_scale: {} }),
			does(db, 'remove_wall_photo', { p_wall: world.wall })
		]);
		return kept.includes(true);
	},
	'know the photograph of a wall': async (db, _of, world) => {
		const photo = { path: `walls/${crypto.randomUUID()}.jpg`, width: 800, height: 600, bytes: 9 };
		await world.db.coordinator.rpc('save_wall_photo', { p_wall: world.wall, p_photo: photo });
		return sees(db.from('wall_photo').select('path').eq('wall_id', world.wall));
	},
	'change the stock': (db) => does(db, 'save_stock', { p_lines: [{ kind: 'cord', length_mm: 1500, amount: 1 }] }),
	'read who measured a wall': async (db, _of, world) => {
		const { data, error } = await db.rpc('list_measurings', { p_wall: world.wall });
		return !error && (data as { email: string }[]).some(({ email }) => email === 'coordinator@example.org');
	},
	'keep a work in the portfolio': (db, of) => does(db, 'keep_in_portfolio', { p_artwork: of.draft, p_on: true }),
	'read and change how long things are kept': async (db) => {
		const may = [
			await sees(db.from('retention').select('id')),
			await does(db, 'preview_retention', { p_amounts: { drafts: 6 } }),
			await does(db, 'set_retention', { p_amounts: { drafts: 12 } })
		];
		if (new Set(may).size > 1) throw new Error(`only some of reading, preview and setting: ${may.join()}`);
		return may.includes(true);
	},
	'tidy past the site': async (db) =>
		(await does(db, 'tidy', { p_term: 'drafts' })) || (await does(db, 'preview_tidy', {})) || (await does(db, 'queue_tidy', {})),
	'give roles': (db) => does(db, 'set_role', { p_email: 'curator@example.org', p_role: 'curator', p_on: true }),
	'suspend an account': (db, _of, world) => does(db, 'suspend_account', { p_account: world.ids.suspended, p_on: true }),
	'look up contact data of an artist': async (db, of) => {
		const looks = await does(db, 'look_up_contact', { p_artist: of.artist, p_reason: 'Das Werk ist da' });
		if ((await sees(db.from('contact_look').select('id'))) !== looks) throw new Error('the reasons may be read, the data not');
		return looks;
	},
	'end the sessions of another account': async (db, _of, world) => {
		const { accessToken } = await world.backend.signIn('lost@example.org');
		const { data } = await world.backend.client(accessToken).auth.getUser(accessToken);
		const found = await does(db, 'find_account', { p_email: 'lost@example.org' });
		const ended = await does(db, 'end_sessions', { p_account: data.user?.id });
		if (found !== ended) throw new Error('one of it may be done, the other not');
		return ended;
	},
	'set a password': async (db) => !(await db.auth.updateUser({ password: 'correct horse battery' })).error,
	'read the log of actions': (db) => sees(db.from('action_log').select('id').limit(1)),
	'write the log of actions': async (db) => !(await db.from('action_log').insert({ verb: 'x', subject_id: 'x' })).error,
	'know when the house was backed up': async (db, _, { backend }) => {
		const made = { at: new Date().toISOString(), folder: '/backups', bytes: 1, pictures: 0 };
		await backend.admin().from('backup').insert(made).throwOnError();
		return sees(db.from('backup').select('id'));
	},
	'read what was erased': async (db, _, { backend }) => {
		const erased = { hash: 'a'.repeat(64), kind: 'artwork' };
		await backend.admin().from('erasure').upsert(erased).throwOnError();
		return sees(db.from('erasure').select('hash'));
	},
	'read the outbox and the jobs': async (db) =>
		(await sees(db.from('mail').select('id'))) || (await sees(db.from('job').select('id'))) || (await does(db, 'list_mail', {}))
};

/** Undoes the changes of an attempt, so that the next cell starts from the same state. */
export async function restore(world: World): Promise<void> {
	const sql = world.backend.sql;
	await sql('update public.artist set hidden_at = null', []);
	await sql('delete from public.withholding', []);
	await sql("delete from public.media where state = 'receiving'", []);
	await sql('alter table public.submission disable trigger check_move', []);
	await sql("update public.submission set state = 'in_review' where state = 'withdrawn'", []);
	await sql('alter table public.submission enable trigger check_move', []);
	// Nobody can see scheduled versions yet, so they can stay.
	await sql("delete from public.placement where version_id in (select id from public.hang_version where state = 'draft')", []);
}
