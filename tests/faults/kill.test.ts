import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAddress } from '#lib/people/demo.ts';
import { findBackend } from '../../src/server/backendAddress.ts';
import { makeFirstCoordinator } from '../../src/server/coordinator.ts';
import { makeArtist, makeWork, schedule, wallIds } from '../e2e/support/offering.ts';
import { expected, Person } from '../e2e/support/person.ts';
import { type FragileSite, makeFragileSite } from './site.ts';

/**
 * Kills the site after every step of processing a photograph. After a restart, everything that was confirmed must be there, nothing
 * incomplete may be visible, and storage and database must be consistent. RUNS (default 1): how often each step is tested.
 */
const turned = fileURLToPath(new URL('../fixtures/images/exif-orientation-examples__Landscape_6.jpg', import.meta.url));
/** A small one, because each is encoded several times. It keeps its EXIF data. */
const photograph = new Blob([new Uint8Array(await sharp(turned).resize(450).keepExif().toBuffer())], { type: 'image/jpeg' });
let site: FragileSite;
let artist: Person;
let coordinator: Person;
let artistId = '';

beforeAll(async () => {
	site = await makeFragileSite();
	await site.start();
	artist = await new Person(site.origin).signInAs('artist');
	artistId = await makeArtist(artist, 'Probe');
	coordinator = await new Person(site.origin).signInAs('coordinator');
	await makeFirstCoordinator(await findBackend({ DATA_DIR: site.dataDir }), demoAddress('coordinator'));
}, 60_000);
afterAll(() => site?.close());

type Media = { state: string; error: string | null };
const mediaOf = async (work: string): Promise<Media[]> =>
	(await site.db.from('media').select('state, error').eq('artwork_id', work).throwOnError()).data as Media[];

/** Waits until no work is left and storage and database are consistent. */
async function settle(): Promise<void> {
	for (let attempt = 0; attempt < 150; attempt++) {
		const { count } = await site.db
			.from('job')
			.select('id', { count: 'exact', head: true })
			.eq('kind', 'derive')
			.in('state', ['queued', 'running']);
		const { files, rows } = await site.stored();
		let receiving = 0;
		for (const table of ['media', 'handling_photo'] as const)
			receiving += (await site.db.from(table).select('id').eq('state', 'receiving').throwOnError()).data.length;
		if (count === 0 && receiving === 0 && files.join() === rows.join()) return;
		await pause(100);
	}
	const { files, rows } = await site.stored();
	expect(files).toEqual(rows);
	throw new Error('Jobs or uploads are still unfinished after 15 s.');
}

const steps = ['upload-begun', 'upload-stored', 'upload-finished', 'job-claimed', 'set-stored', 'set-published'];
const retouchSteps = ['retouch-begun', 'set-stored', 'set-published'];
const handlingSteps = ['handling-begun', 'handling-stored'];
const runs = Array.from({ length: Number(process.env.RUNS ?? 1) }, (_, run) => run);

// This test makes all pictures anew, so it runs before the others leave many photographs, and only in the long rounds.
test.runIf(process.env.RUNS)(
	'npm run pictures makes all pictures anew, and continues after the site was killed',
	{ timeout: 120_000 },
	async () => {
		const variants = async () =>
			(await site.db.from('media_file').select('media_id, public_name').eq('kind', 'variant').throwOnError()).data as {
				media_id: string;
				public_name: string;
			}[];
		await site.start();
		const work = await makeWork(artist, artistId, {}, []);
		for (const role of ['front', 'detail']) await artist.post(`/studio/artworks/${work}?/photo`, { photo: photograph, role });
		await settle();
		await site.start('set-published');
		const before = await variants();
		const env = { PATH: process.env.PATH, DATA_DIR: site.dataDir };
		const making = promisify(execFile)(process.execPath, ['src/server/pictures.ts', '--all'], { env });
		expect(await site.ended()).toBe('SIGKILL');
		await site.start();
		const pictures = new Set(before.map(({ media_id }) => media_id)).size;
		expect((await making).stdout).toContain(`${pictures} of ${pictures} pictures made.`);
		await settle();
		const old = new Set(before.map(({ public_name }) => public_name));
		const after = await variants();
		expect(after.length).toBe(before.length);
		expect(after.filter(({ public_name }) => old.has(public_name))).toEqual([]);
	}
);

test(
	'a picture without its master is reported to coordinators; when the master is back, a retry makes it',
	{ timeout: 90_000 },
	async () => {
		await site.start();
		const work = await makeWork(artist, artistId, {}, []);
		await artist.post(`/studio/artworks/${work}?/photo`, { photo: photograph, role: 'front' });
		await settle();
		await site.stop();
		const { data } = await site.db
			.from('media')
			.select('id, media_file(bucket, path)')
			.eq('artwork_id', work)
			.eq('media_file.kind', 'master')
			.single();
		const { id, media_file: files } = data as unknown as { id: string; media_file: { bucket: string; path: string }[] };
		const bucket = site.db.storage.from(files[0]!.bucket);
		const master = await (await bucket.download(files[0]!.path)).data!.arrayBuffer();
		await bucket.remove([files[0]!.path]);
		// Reconciling ignores uploads of the last hour, so make this one older.
		await site.db.from('media').update({ created_at: '2026-01-01' }).eq('id', id).throwOnError();
		await site.start();
		const failed = () =>
			coordinator.get('/desk/pictures').then(({ text }) => text.split('data-failed=').find((each) => each.includes(id)) ?? '');
		await expect.poll(failed, { timeout: 20_000 }).toMatch(/<code[^>]*>[^<]+<\/code>/);
		expect((await bucket.upload(files[0]!.path, master, { contentType: 'image/jpeg' })).error).toBeNull();
		expect((await coordinator.post('/desk/pictures?/retry', { media: id })).status).toBe(303);
		await expect.poll(() => mediaOf(work), { timeout: 30_000 }).toEqual([{ state: 'ready', error: null }]);
		expect(await failed()).toBe('');
		expect((await artist.get(`/studio/artworks/${work}`)).text).toContain('type="image/avif"');
	}
);

test.each(runs.flatMap(() => steps))('an upload survives a kill at %s or leaves nothing behind', { timeout: 90_000 }, async (step) => {
	await site.start();
	const work = await makeWork(artist, artistId, {}, []);
	await site.start(step);
	const answer = await artist.post(`/studio/artworks/${work}?/photo`, { photo: photograph, role: 'front' }).catch(() => null);
	expect(await site.ended()).toBe('SIGKILL');
	await site.start();
	await settle();
	const media = await mediaOf(work);
	const page = await artist.get(`/studio/artworks/${work}`);
	const shown = /data-photo="/.test(page.text);
	if (answer) expect(answer.status).toBe(303);
	if (step === 'upload-begun' || step === 'upload-stored') {
		expect([answer, media, shown]).toEqual([null, [], false]);
	} else {
		expect([media, shown]).toEqual([[{ state: 'ready', error: null }], true]);
		expect(page.text).toContain('type="image/avif"');
	}
});

test.each(runs.flatMap(() => retouchSteps))('retouching survives a kill at %s', { timeout: 90_000 }, async (step) => {
	await site.start();
	const work = await makeWork(artist, artistId, {}, []);
	await artist.post(`/studio/artworks/${work}?/photo`, { photo: photograph, role: 'front' });
	await settle();
	const photo = /data-photo="([0-9a-f-]+)"/.exec((await artist.get(`/studio/artworks/${work}`)).text)?.[1];
	const before = await site.db.from('media').select('width, height').eq('artwork_id', work).single();
	await site.start(step);
	const part = { crop_x: '0', crop_y: '0', crop_width: '100', crop_height: '100' };
	await artist.post(`/studio/artworks/${work}/photos/${photo}?/save`, { turn: '90', tilt: '0', ...part }).catch(() => null);
	expect(await site.ended()).toBe('SIGKILL');
	await site.start();
	await settle();
	const after = await site.db.from('media').select('state, width, height, edit').eq('artwork_id', work).single();
	expect(after.data).toEqual({ state: 'ready', width: before.data!.height, height: before.data!.width, edit: { turn: 90 } });
});

/** A room with one wall and a show on it, for photographs of a hanging day. */
async function makeShow(): Promise<{ show: string; wall: string }> {
	if (!(await wallIds(coordinator)).A) {
		await expected(
			303,
			coordinator.post('/desk/rooms?/room', { room: '', name_de: 'Saal', name_en: 'Hall', floor: '0', step_free: 'yes' })
		);
		const room = /data-room="(\d+)"/.exec((await coordinator.get('/desk/rooms')).text)?.[1] ?? '';
		const fields = { room, code: 'A', position: '1', width: '500', height: '280', centre_line: '145', suspension: 'unknown' };
		await expected(303, coordinator.post('/desk/rooms/walls/new', fields));
	}
	return { show: await schedule(coordinator, `Probe ${Date.now()}`), wall: (await wallIds(coordinator)).A ?? '' };
}

test.each(runs.flatMap(() => handlingSteps))(
	'a photograph of the hanging day can be sent again after a kill at %s',
	{ timeout: 90_000 },
	async (step) => {
		await site.start();
		const { show, wall } = await makeShow();
		const sent = { id: crypto.randomUUID(), wall, photo: photograph };
		const send = () => coordinator.post(`/desk/exhibitions/${show}/day?/photo`, sent);
		const kept = async () => (await site.db.from('handling_photo').select('state').eq('exhibition_id', show).throwOnError()).data;
		await site.start(step);
		expect(await send().catch(() => null)).toBeNull();
		expect(await site.ended()).toBe('SIGKILL');
		await site.start();
		await settle();
		expect(await kept()).toEqual([]);
		// The phone got no answer, so it sends the photograph again.
		await expected(303, send());
		await settle();
		expect(await kept()).toEqual([{ state: 'stored' }]);
	}
);
