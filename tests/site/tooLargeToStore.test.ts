import { randomFillSync } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { house } from '#lib/shared/house.ts';
import { makeArtist, makeWork } from '../e2e/support/offering.ts';
import { message } from '../e2e/support/message.ts';
import { expected, formOf, Person, wordsOf } from '../e2e/support/person.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { type BuiltSite, startSiteOn } from '../support/built.ts';
import { type FaultyProxy, startFaultyProxy } from '../support/faultyProxy.ts';

/**
 * A hosted project takes less than its buckets say: 50 MiB a file, unless its owner changes it. The embedded backend has no such limit, so
 * a proxy refuses in its place, as hosted storage does.
 */
let backend: TestBackend;
let proxy: FaultyProxy;
let sites: BuiltSite[] = [];
beforeAll(async () => {
	backend = await startTestBackend('postgres');
	proxy = await startFaultyProxy(backend.url);
});
afterEach(async () => {
	for (const site of sites) await site.stop();
	sites = [];
});
afterAll(async () => {
	await proxy?.stop();
	await backend?.stop();
});

const body = { statusCode: '413', error: 'Payload too large', message: 'The object exceeded the maximum allowed size' };
const storing = (method: string, path: string) => method === 'POST' && path.startsWith('/storage/v1/object/masters/');
const refuseNext = (status: number) => proxy.breakAt(storing, { status, headers: {}, json: body });

async function start(): Promise<BuiltSite> {
	const site = await startSiteOn({ ...backend, url: proxy.url }, { LOG_LEVEL: 'warn' });
	sites.push(site);
	return site;
}

async function artistAt({ origin }: BuiltSite): Promise<{ artist: Person; page: string }> {
	const email = `artist-${Math.random()}@example.org`;
	const artist = new Person(origin);
	await expected(303, artist.post('/sign-in?/ask', { email, next: '' }));
	const [mail] = await backend.sql(`select values ->> 'token' as token from public.mail where to_address = $1`, [email]);
	await expected(303, artist.post('/sign-in/code?/enter', { code: String(mail?.token) }));
	const work = await makeWork(artist, await makeArtist(artist, 'Grete Groß'), {}, []);
	return { artist, page: `/studio/artworks/${work}` };
}

/** Everything that an upload may leave behind. */
const left = () =>
	backend.sql(
		`select 'media' as what, id::text from public.media union all select 'file', path from public.media_file
		union all select 'photo', id::text from public.photo union all select 'object', name from storage.objects`,
		[]
	);

/** A picture of noise: nothing makes it smaller. */
const noise = (width: number, height: number) =>
	sharp(randomFillSync(Buffer.alloc(width * height * 3)), { raw: { width, height, channels: 3 } });
const upload = (artist: Person, page: string, bytes: Buffer) =>
	artist.post(`${page}?/photo`, { role: 'front', photo: new File([new Uint8Array(bytes)], 'foto.jpg') });
const hint = (max: string, language: 'de' | 'en' = 'de') => message('artworks_photos_hint', { max }, language);

test('a photograph of 54 MB that the storage refuses lowers the promise on all pages', { timeout: 180_000 }, async () => {
	const [site, other] = [await start(), await start()];
	const { artist, page } = await artistAt(site);
	expect(wordsOf((await artist.get(page)).text)).toContain(hint('60 MB'));
	const photo = await noise(4700, 3920).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
	expect(photo.length).toBeGreaterThan(53e6);
	expect(photo.length).toBeLessThan(60e6);

	refuseNext(400);
	const refused = await upload(artist, `/en${page}`, photo);
	expect(proxy.hasBroken()).toBe(true);
	expect([refused.status, wordsOf(refused.text)]).toEqual([
		413,
		expect.stringContaining(message('images_refused_too_big_for_storage', { max: '50 MB', email: house.email }, 'en'))
	]);
	expect(await left()).toEqual([]);

	// The pages promise less at once. The same photograph is refused before it is decoded.
	expect(wordsOf(refused.text)).toContain(hint('50 MB', 'en'));
	for (const answer of [await artist.get('/too-large'), await artist.get('/too-large/sentence')])
		expect(answer.text).toContain(message('shared_too_large_text', { max: '50 MB' }));
	const again = await upload(artist, page, photo);
	expect([again.status, wordsOf(again.text)]).toEqual([413, expect.stringContaining(message('images_refused_too_big', { max: '50 MB' }))]);
	expect(await left()).toEqual([]);

	// The operator reads once what to do. Another process learns it by itself.
	expect(site.said().match(/limit of the project is lower/g)).toHaveLength(1);
	expect(site.said()).not.toContain('"level":50');
	expect(await (await fetch(`${other.origin}/too-large`, { headers: { accept: 'text/html' } })).text()).toContain('60 MB');
});

test('the page of a form that is too large is never an old one', async () => {
	// The storage starts a little later than the site, which waits for it.
	proxy.breakAt((_method, path) => path === '/storage/v1/bucket/masters', { status: 503, headers: {}, json: { message: 'starting' } });
	const site = await start();
	expect(proxy.hasBroken()).toBe(true);
	const { artist, page } = await artistAt(site);
	expect((await artist.get('/too-large')).text).toContain('60 MB');
	refuseNext(413);
	const refused = await upload(artist, page, await noise(700, 700).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer());
	expect(refused.status).toBe(413);
	expect(wordsOf(refused.text)).toContain(message('images_refused_too_big_for_storage', { max: '1 MB', email: house.email }));
	expect((await artist.get('/too-large')).text).toContain('1 MB');
	expect(await left()).toEqual([]);
});

test('a photograph that would be too large without loss is refused with a sentence of its own', async () => {
	await backend.sql("update storage.buckets set file_size_limit = 500000 where id = 'masters'", []);
	try {
		const { artist, page } = await artistAt(await start());
		expect(wordsOf((await artist.get(page)).text)).toContain(hint('500 kB'));
		const small = await noise(500, 500).webp({ quality: 60 }).toBuffer();
		expect(small.length).toBeLessThan(400_000);
		proxy.breakAt(storing, 'before');
		const refused = await upload(artist, page, small);
		expect(proxy.hasBroken(), 'nothing was sent to the storage').toBe(false);
		expect([refused.status, wordsOf(refused.text)]).toEqual([
			413,
			expect.stringContaining(message('images_refused_too_big_when_kept', { max: '500 kB' }))
		]);
		expect(await left()).toEqual([]);

		// The largest request follows the limit of the bucket, whether or not it announces its size.
		const form = { role: 'front', photo: new File([new Uint8Array(8_000_000)], 'foto.jpg') };
		const announced = await artist.post(`${page}?/photo`, form);
		expect([announced.status, wordsOf(announced.text)]).toEqual([
			413,
			expect.stringContaining(message('shared_too_large_text', { max: '500 kB' }))
		]);
		const { headers, body } = new Request(artist.origin, { method: 'POST', body: formOf(form) });
		const streamed = await artist.send(`${page}?/photo`, {
			method: 'POST',
			body,
			duplex: 'half',
			headers: { origin: artist.origin, 'content-type': headers.get('content-type') ?? '' }
		} as RequestInit & { headers: Record<string, string> });
		expect([streamed.status, wordsOf(streamed.text)]).toEqual([
			413,
			expect.stringContaining(message('shared_too_large_text', { max: '500 kB' }))
		]);
	} finally {
		proxy.breakAt(() => false, 'before');
		await backend.sql("update storage.buckets set file_size_limit = 60000000 where id = 'masters'", []);
	}
});
