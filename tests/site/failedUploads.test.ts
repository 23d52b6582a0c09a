import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { uploadPhoto } from '#lib/artworks/upload.server.ts';
import { keepPhoto } from '#lib/handling/day/photos.server.ts';
import { wav } from '#lib/sounds/made.example.ts';
import { addSound } from '#lib/sounds/sounds.server.ts';
import { type FaultyProxy, startFaultyProxy } from '../support/faultyProxy.ts';
import { makeWorld, type World } from '../support/world.ts';

/** A failed upload leaves no rows and no files behind, wherever it fails. */
const env = vi.hoisted((): Record<string, string> => ({}));
vi.mock('$env/dynamic/private', () => ({ env }));

let world: World;
let way: FaultyProxy;
/** Sessions whose requests go through the faulty proxy. */
let artist: SupabaseClient;
let curator: SupabaseClient;
beforeAll(async () => {
	world = await makeWorld('postgres');
	way = await startFaultyProxy(world.backend.url);
	const { publishableKey, secretKey } = world.backend;
	Object.assign(env, {
		SUPABASE_URL: way.url,
		SUPABASE_PUBLISHABLE_KEY: publishableKey,
		SUPABASE_SECRET_KEY: secretKey,
		LOG_LEVEL: 'silent'
	});
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

const picture = (side = 1400) =>
	sharp({ create: { width: side, height: side / 2, channels: 3, background: { r: 200, g: 90, b: 12 } } })
		.jpeg()
		.toBuffer();
const file = (bytes: Uint8Array, name = 'foto.jpg') => new File([new Uint8Array(bytes)], name);

/** Everything that an upload may leave behind: rows by table, and every file in storage. */
async function everything() {
	const tables = ['media', 'media_file', 'photo', 'revision_photo', 'handling_photo', 'handling_file', 'sound', 'job', 'upload'];
	const rows: Record<string, unknown> = {};
	for (const table of tables) rows[table] = await world.backend.sql(`select * from public.${table} order by 1`, []);
	const files = await world.backend.sql('select bucket_id, name from storage.objects order by 1, 2', []);
	return { rows, files };
}

type Upload = {
	what: string;
	finish: string;
	gone: string;
	bucket: string;
	good: () => Promise<File>;
	bad: () => Promise<File>;
	send: (file: File) => Promise<{ ok: boolean }>;
};
const uploads: Upload[] = [
	{
		what: 'a photograph of a work',
		finish: 'finish_upload',
		gone: "delete from public.media where state = 'receiving'",
		bucket: 'pictures',
		good: async () => file(await picture()),
		bad: async () => file(Buffer.from('no picture')),
		send: (sent) => uploadPhoto(artist, world.of('artist').draft, 'detail', sent)
	},
	{
		what: 'a photograph of the day of the hang',
		finish: 'finish_handling_photo',
		gone: "delete from public.handling_photo where state = 'receiving'",
		bucket: 'handling',
		good: async () => file(await picture()),
		bad: async () => file((await picture()).subarray(0, 2000)),
		send: (sent) =>
			keepPhoto(curator, world.exhibition, {
				id: crypto.randomUUID(),
				work: null,
				wall: world.wall,
				at: new Date().toISOString(),
				file: sent
			})
	},
	{
		what: 'a sound',
		finish: 'finish_sound',
		gone: 'delete from public.sound where path is null',
		bucket: 'sounds',
		good: async () => file(wav(0.2), 'ton.wav'),
		bad: async () => file(Buffer.from('no sound'), 'ton.wav'),
		send: (sent) => addSound(artist, world.of('artist').draft, 'de', sent)
	}
];

describe.each(uploads)('$what', ({ finish, gone, bucket, good, bad, send }) => {
	let before: Awaited<ReturnType<typeof everything>>;
	beforeEach(async () => {
		before = await everything();
	});
	const storing = (method: string, path: string) => method === 'POST' && path.startsWith(`/storage/v1/object/${bucket}/`);
	const finishing = (_method: string, path: string) => path.endsWith(`/rpc/${finish}`);

	test('is refused when the file is invalid', async () => {
		expect(await send(await bad())).toMatchObject({ ok: false });
		expect(await everything()).toEqual(before);
	});

	test.each([
		['it cannot be stored', storing, 'before'],
		['the response to storing it is lost', storing, 'after'],
		['it is stored but cannot be finished', finishing, 'before']
	] as const)('leaves nothing when %s', async (_what, where, when) => {
		way.breakAt(where, when);
		await expect(send(await good())).rejects.toThrow();
		expect(way.hasBroken()).toBe(true);
		expect(await everything()).toEqual(before);
	});

	test('is refused when its row is deleted meanwhile, and leaves nothing', async () => {
		way.breakAt(finishing, () => world.backend.sql(gone, []));
		expect(await send(await good())).toMatchObject({ ok: false });
		expect(way.hasBroken()).toBe(true);
		expect(await everything()).toEqual(before);
	});

	test('is complete when only the response to its last step is lost', async () => {
		way.breakAt(finishing, 'after');
		expect(await send(await good())).toMatchObject({ ok: true });
		expect(way.hasBroken()).toBe(true);
		const after = await everything();
		const named = await world.backend.sql(
			`select bucket as bucket_id, path as name from public.media_file union all select 'handling', path from public.handling_file
			union all select 'sounds', path from public.sound where path is not null order by 1, 2`,
			[]
		);
		expect(after.files).toEqual(named);
		expect(after.files.length).toBeGreaterThan(before.files.length);
	});
});
