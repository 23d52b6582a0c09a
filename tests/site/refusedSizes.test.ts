import type { RequestEvent } from '@sveltejs/kit';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { wav } from '#lib/sounds/made.example.ts';
import { type FaultyProxy, startFaultyProxy } from '../support/faultyProxy.ts';
import { makeWorld, type World } from '../support/world.ts';

/** Whatever file the storage refuses for its size: there is a reason of its own, nothing is left, and less is promised. */
const env = vi.hoisted((): Record<string, string> => ({}));
vi.mock('$env/dynamic/private', () => ({ env }));

let world: World;
let way: FaultyProxy;
let artist: SupabaseClient;
let curator: SupabaseClient;
beforeAll(async () => {
	world = await makeWorld('postgres');
	way = await startFaultyProxy(world.backend.url);
	const { publishableKey, secretKey } = world.backend;
	Object.assign(env, {
		SUPABASE_URL: way.url,
		SUPABASE_PUBLISHABLE_KEY: publishableKey,
		SUPABASE_SECRET_KEY: secretKey
	});
	vi.stubEnv('LOG_LEVEL', 'silent');
	const over = async (db: SupabaseClient) => {
		const token = (await db.auth.getSession()).data.session!.access_token;
		const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };
		return createClient(way.url, publishableKey, { auth, global: { headers: { Authorization: `Bearer ${token}` } } });
	};
	artist = await over(world.db.artist);
	curator = await over(world.db.curator);
});
afterAll(async () => {
	await way?.stop();
	await world?.stop();
});
// Each test is a process that has just started: it has learnt nothing yet.
beforeEach(() => void vi.resetModules());

const file = (bytes: Uint8Array, name = 'foto.jpg') => new File([new Uint8Array(bytes)], name);
const picture = async () => {
	const background = { r: 200, g: 90, b: 12 };
	const bytes = await sharp({ create: { width: 1400, height: 700, channels: 3, background } })
		.jpeg()
		.toBuffer();
	return file(bytes);
};

type Send = (sent: File) => Promise<object>;
/** What is sent, to which bucket, how, and the answer to a file that is too large. */
const uploads: [what: string, bucket: string, make: () => Promise<File>, send: Send, reason: object][] = [
	[
		'a photograph of a work',
		'masters',
		picture,
		async (sent) => (await import('#lib/artworks/upload.server.ts')).uploadPhoto(artist, world.of('artist').draft, 'detail', sent),
		{ ok: false, reason: 'too-big-for-storage' }
	],
	[
		'a photograph of the day of the hang',
		'handling',
		picture,
		async (sent) =>
			(await import('#lib/handling/day/photos.server.ts')).keepPhoto(curator, world.exhibition, {
				id: crypto.randomUUID(),
				work: null,
				wall: world.wall,
				at: new Date().toISOString(),
				file: sent
			}),
		{ ok: false, reason: 'too-big-for-storage' }
	],
	[
		'a sound',
		'sounds',
		async () => file(wav(0.2), 'ton.wav'),
		async (sent) => (await import('#lib/sounds/sounds.server.ts')).addSound(artist, world.of('artist').draft, 'de', sent),
		{ ok: false, reason: 'too-big-for-storage' }
	],
	[
		'a scan',
		'papers',
		picture,
		async (sent) =>
			(await import('#lib/papers/paperFiles.server.ts')).keepScan(world.ids.curator, world.exhibition, crypto.randomUUID(), sent),
		{ ok: false, status: 413, code: 'scan-storage' }
	],
	[
		'a photograph of a wall',
		'pictures',
		picture,
		async (sent) => {
			const body = new FormData();
			body.set('photo', sent);
			const event = { request: new Request('http://localhost', { method: 'POST', body }), locals: { db: curator } };
			const { keepPhoto } = await import('../../src/routes/desk/rooms/walls/photo.server.ts');
			return keepPhoto(event as unknown as RequestEvent, world.wall);
		},
		expect.objectContaining({ status: 413, data: { photoProblem: expect.stringContaining('höchstens') as string } }) as object
	]
];
const answers = [
	['with the status 413', { status: 413, json: { message: 'Payload too large' } }],
	['with the number in a 400', { status: 400, json: { statusCode: '413', error: 'Payload too large', message: 'too large' } }],
	['with a code in a 400', { status: 400, json: { code: 'EntityTooLarge', message: 'too large' } }]
] as const;

/** Everything that an upload may leave behind. */
async function everything() {
	const tables = [
		'media',
		'media_file',
		'photo',
		'revision_photo',
		'wall_photo',
		'handling_photo',
		'handling_file',
		'sound',
		'paper',
		'job',
		'upload'
	];
	const rows: Record<string, unknown> = {};
	for (const table of tables) rows[table] = await world.backend.sql(`select * from public.${table} order by 1`, []);
	return { rows, files: await world.backend.sql('select bucket_id, name from storage.objects order by 1, 2', []) };
}

test.each(uploads.flatMap((upload) => answers.map(([how, answer]) => [upload[0], how, upload, answer] as const)))(
	'%s that the storage refuses %s',
	async (_what, _how, [, bucket, make, send, reason], answer) => {
		const { largestFile } = await import('#lib/shared/backend/fileLimits.server.ts');
		const before = await everything();
		const sent = await make();
		way.breakAt((method, path) => method === 'POST' && path.startsWith(`/storage/v1/object/${bucket}/`), { ...answer, headers: {} });
		expect(await send(sent)).toEqual(reason);
		expect(way.hasBroken()).toBe(true);
		expect(await everything()).toEqual(before);
		const promised = await largestFile(bucket);
		expect(promised).toBeLessThan(sent.size);
		expect(promised).toBeGreaterThanOrEqual(sent.size / 2 - 1000);
	}
);

test('a refusal for another reason is an error, and promises nothing less', async () => {
	const { largestFile } = await import('#lib/shared/backend/fileLimits.server.ts');
	const { uploadPhoto } = await import('#lib/artworks/upload.server.ts');
	way.breakAt((_method, path) => path.startsWith('/storage/v1/object/masters/'), { status: 500, headers: {}, json: { message: 'no' } });
	await expect(uploadPhoto(artist, world.of('artist').draft, 'detail', await picture())).rejects.toThrow("can't be stored");
	expect(await largestFile('masters')).toBe(60_000_000);
});

test('a file above its bucket is refused before it is sent, and the project isn’t blamed', async () => {
	const { largestFile } = await import('#lib/shared/backend/fileLimits.server.ts');
	const { storeFile } = await import('#lib/images/keep/store.server.ts');
	way.breakAt((_method, path) => path.startsWith('/storage/v1/object/'), 'before');
	const large = { bucket: 'sounds', path: 'x', data: new Uint8Array(20_000_001) };
	await expect(storeFile(large, 'audio/wav')).rejects.toThrow('x is too large for the bucket sounds');
	expect(way.hasBroken()).toBe(false);
	expect(await largestFile('masters')).toBe(60_000_000);
	way.breakAt(() => false, 'before');
});

test('until the storage tells its limits, it is what every project takes; then it is the limit of the bucket', async () => {
	const { largestFile } = await import('#lib/shared/backend/fileLimits.server.ts');
	way.breakAt((_method, path) => path === '/storage/v1/bucket', { status: 503, headers: {}, json: { message: 'starting' } });
	expect(await largestFile('masters')).toBe(50 * 1024 * 1024);
	expect(await largestFile('masters')).toBe(60_000_000);
});
