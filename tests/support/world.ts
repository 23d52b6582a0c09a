import type { SupabaseClient } from '@supabase/supabase-js';
import type { Db } from '../../src/lib/shared/backend/db.server.ts';
import { startTestBackend, type TestBackend } from './backend.ts';

/** The columns of the access matrix (design: quality.md). The last two have a token that is still valid, of a session that has ended. */
export const actors = [
	'visitor',
	'artist',
	'other',
	'suspended',
	'curator',
	'former',
	'coordinator',
	'endedArtist',
	'endedCoordinator'
] as const;
export type Actor = (typeof actors)[number];

/** The works and other records of an artist, in every relevant state. */
export type Belongings = {
	artist: string;
	draft: string;
	draftRevision: string;
	draftMedia: string;
	submission: string;
	submitted: string;
	submittedRevision: string;
	submittedWork: string;
	backMedia: string;
	declined: string;
	declinedRevision: string;
	accepted: string;
	acceptedRevision: string;
	published: string;
};

export type World = {
	backend: TestBackend;
	db: Record<Actor, Db>;
	ids: Record<Exclude<Actor, 'visitor' | 'endedArtist' | 'endedCoordinator'>, string>;
	/** Returns whose records an actor tries to access: a suspended artist's own, or else the artist's. */
	of: (actor: Actor) => Belongings;
	call: string;
	room: number;
	wall: number;
	exhibition: string;
	stop: () => Promise<void>;
};

export const text = (t: string, lang = 'de') => ({ [lang]: { t, by: 'author' } });

/** Calls a database function and returns its result. Throws its refusal. */
export async function run<T = string>(db: SupabaseClient, name: string, args: Record<string, unknown> = {}): Promise<T> {
	const { data, error } = await db.rpc(name, args);
	if (error) throw Object.assign(new Error(`${name}: ${error.message}`), { code: error.code, details: error.details });
	return data as T;
}

/** Creates two artists (one is suspended later), a curator, a former curator, a coordinator, and data that could leak. */
export async function makeWorld(driver: 'pglite' | 'postgres'): Promise<World> {
	const backend = await startTestBackend(driver);
	const names = ['artist', 'other', 'suspended', 'curator', 'former', 'coordinator'] as const;
	const db = { visitor: backend.client() } as Record<Actor, Db>;
	const ids = {} as World['ids'];
	for (const name of names) {
		const session = await backend.signIn(`${name}@example.org`);
		db[name] = session.client;
		ids[name] = session.userId;
	}
	await run(backend.admin(), 'make_first_coordinator', { p_email: 'coordinator@example.org' });
	for (const name of ['curator', 'former']) {
		await run(db.coordinator, 'set_role', { p_email: `${name}@example.org`, p_role: 'curator', p_on: true });
	}
	const call = ((await db.artist.from('call').select('id').single()).data as { id: string }).id;
	const room = await run<number>(db.coordinator, 'save_room', { p_room: null, p_name: text('Flur'), p_floor: '', p_step_free: true });
	const wall = await run<number>(db.coordinator, 'save_wall', {
		p_wall: null,
		p_values: {
			room,
			code: 'A',
			width_mm: 6000,
			height_mm: 2800,
			zones: [{ x_mm: 5000, y_mm: 0, width_mm: 900, height_mm: 2000, reason: 'door' }]
		}
	});
	const admin = backend.admin();
	const exhibition = await run(db.curator, 'save_exhibition', { p_exhibition: null, p_values: longShow, p_walls: [wall] });
	const belongings = {
		artist: await belong(db.artist, db.curator, admin, call, 'Amal', exhibition),
		suspended: await belong(db.suspended, db.curator, admin, call, 'Saman', exhibition)
	};
	await run(db.curator, 'publish_exhibition', { p_exhibition: exhibition, p_on: true });
	await run(db.coordinator, 'suspend_account', { p_account: ids.suspended, p_on: true });
	await run(db.coordinator, 'set_role', { p_email: 'former@example.org', p_role: 'curator', p_on: false });
	db.endedArtist = await endedSession(backend, 'artist@example.org');
	db.endedCoordinator = await endedSession(backend, 'coordinator@example.org');
	return {
		backend,
		db,
		ids,
		of: (actor) => (actor === 'suspended' ? belongings.suspended : belongings.artist),
		call,
		room,
		wall,
		exhibition,
		stop: backend.stop
	};
}

/** Returns a client with the access token of a second session of an account, which then signs out. */
async function endedSession(backend: TestBackend, email: string): Promise<Db> {
	const { client, accessToken } = await backend.signIn(email);
	const { error } = await client.auth.signOut({ scope: 'local' });
	if (error) throw error;
	return backend.client(accessToken);
}

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const longShow = { slug: 'schau', title: text('Schau'), installs: day(-10), opens: day(-9), closes: day(300), taken_down: day(301) };

/** Gives a work an uploaded picture as rows only, without files, for tests of who may read them. */
export async function givePhoto(owner: SupabaseClient, admin: SupabaseClient, artwork: string, role: string): Promise<string> {
	const media = await run(owner, 'begin_upload', { p_artwork: artwork });
	const name = crypto.randomUUID().replaceAll('-', '');
	await run(admin, 'finish_upload', {
		p_media: media,
		p_role: role,
		p_picture: {
			sha256: '0'.repeat(64),
			width: 800,
			height: 600,
			bytes: 9,
			thumbhash: 'AAAA',
			dominant: '#808080',
			files: [
				{ kind: 'master', bucket: 'masters', path: `${media}/master.jpg`, format: 'jpeg', width: 800, height: 600, bytes: 9 },
				{
					kind: 'variant',
					bucket: 'pictures',
					path: `${media}/${name}.webp`,
					format: 'webp',
					width: 640,
					height: 480,
					bytes: 9,
					public_name: name
				}
			]
		}
	});
	for (const [bucket, path] of [
		['masters', `${media}/master.jpg`],
		['pictures', `${media}/${name}.webp`]
	] as const) {
		const stored = await admin.storage.from(bucket).upload(path, Buffer.from('a picture'), { contentType: 'image/webp' });
		if (stored.error) throw stored.error;
	}
	return media;
}

/** Gives a work an uploaded sound as rows only, without files and without a transcript. */
export async function giveSound({ backend }: Pick<World, 'backend'>, artwork: string, language: string): Promise<string> {
	const [row] = await backend.sql('insert into public.sound (artwork_id, language) values ($1, $2) returning id', [artwork, language]);
	const id = (row as { id: string }).id;
	const name = crypto.randomUUID().replaceAll('-', '');
	const p_file = { format: 'mp3', bytes: 7, duration_ms: 1200, path: `${artwork}/${name}.mp3`, public_name: name };
	await run(backend.admin(), 'finish_sound', { p_sound: id, p_file });
	return id;
}

/** Facts of a work that only its artist and the desk may know. Every work here has them. */
export const privateFacts = { price_cents: 123_457, insurance_cents: 765_431, owner_name: 'Sammlung im Verborgenen' };

export async function makeArtwork(owner: SupabaseClient, admin: SupabaseClient, artist: string, title: string): Promise<string> {
	const artwork = await run(owner, 'save_artwork', {
		p_artwork: null,
		p_artist: artist,
		p_values: { title: text(title), technique: text('Öl'), ...privateFacts, parts: [{ height_mm: 400, width_mm: 300 }] }
	});
	await givePhoto(owner, admin, artwork, 'front');
	return artwork;
}

async function belong(
	owner: SupabaseClient,
	curator: SupabaseClient,
	admin: SupabaseClient,
	call: string,
	name: string,
	exhibition: string
): Promise<Belongings> {
	const artist = await run(owner, 'save_artist', {
		p_id: null,
		p_kind: 'person',
		p_name: text(name),
		p_latin_name: null,
		p_biography: {},
		p_slug: name.toLowerCase()
	});
	const [draft, submitted, declined, accepted, published] = [
		await makeArtwork(owner, admin, artist, 'Entwurf'),
		await makeArtwork(owner, admin, artist, 'Eingereicht'),
		await makeArtwork(owner, admin, artist, 'Abgelehnt'),
		await makeArtwork(owner, admin, artist, 'Angenommen'),
		await makeArtwork(owner, admin, artist, 'Gezeigt')
	];
	const backMedia = await givePhoto(owner, admin, submitted, 'back');
	const revisionOf = async (artwork: string): Promise<string> =>
		((await owner.from('artwork_revision').select('id').eq('artwork_id', artwork).single()).data as { id: string }).id;
	const revisions = {
		draftRevision: await revisionOf(draft),
		submittedRevision: await revisionOf(submitted),
		declinedRevision: await revisionOf(declined),
		acceptedRevision: await revisionOf(accepted)
	};
	const draftMedia = ((await owner.from('media').select('id').eq('artwork_id', draft).single()).data as { id: string }).id;
	const send = (works: string[]): Promise<string> =>
		run(owner, 'submit_artworks', {
			p_call: call,
			p_artist: artist,
			p_artworks: works,
			p_values: { house_rules: true, privacy: true, language: 'de', consents: { website: true, archive: true }, wording: 'test' }
		});
	const submission = await send([submitted]);
	const decidedOn = await send([declined, accepted, published]);
	const works = (await curator.from('submission_work').select('id, artwork_id').in('submission_id', [submission, decidedOn])).data as {
		id: string;
		artwork_id: string;
	}[];
	const workOf = (artwork: string): string => works.find((work) => work.artwork_id === artwork)!.id;
	for (const [artwork, outcome] of [
		[declined, 'declined'],
		[accepted, 'accepted'],
		[published, 'accepted']
	] as const) {
		await run(curator, 'plan_decision', { p_submission_work: workOf(artwork), p_outcome: outcome, p_words: text('Danke'), p_until: null });
	}
	await run(curator, 'release_decisions', { p_submission: decidedOn });
	await run(curator, 'plan_decision', { p_submission_work: workOf(submitted), p_outcome: 'accepted', p_words: text('Ja'), p_until: null });
	await run(curator, 'add_note', { p_submission: submission, p_text: 'nur für uns' });
	await run(curator, 'add_exhibition_works', { p_exhibition: exhibition, p_submission_works: [workOf(published)] });
	return {
		artist,
		draft,
		draftMedia,
		submission,
		submitted,
		submittedWork: workOf(submitted),
		backMedia,
		declined,
		accepted,
		published,
		...revisions
	};
}
