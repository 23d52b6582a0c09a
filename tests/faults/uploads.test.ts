import { randomFillSync } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeArtist, makeWork } from '../e2e/support/offering.ts';
import { message } from '../e2e/support/message.ts';
import { expected, Person, wordsOf } from '../e2e/support/person.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { type BuiltSite, startSiteOn } from '../support/built.ts';

/** Attacks on the uploads of the built site: with and without a session, from one network and from many (X-Forwarded-For). */
let backend: TestBackend;
let site: BuiltSite;
let artist: Person;
let page = '';
let small: File;
const sockets: Socket[] = [];

beforeAll(async () => {
	backend = await startTestBackend('postgres');
	site = await startSiteOn(backend, { TRUSTED_PROXIES: '1' });
	artist = await signedIn('artist@example.org');
	page = `/studio/artworks/${await makeWork(artist, await makeArtist(artist, 'Grete Groß'), {}, [])}`;
	small = jpeg(await noise(1300, 1000).jpeg({ quality: 95 }).toBuffer());
	expect(small.size).toBeGreaterThan(1.1e6);
});
afterEach(() => {
	for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(async () => {
	await site?.stop();
	await backend?.stop();
});

const noise = (width: number, height: number) =>
	sharp(randomFillSync(Buffer.alloc(width * height * 3)), { raw: { width, height, channels: 3 } });
const jpeg = (bytes: Buffer) => new File([new Uint8Array(bytes)], 'foto.jpg');

/** A person with a session that the backend has made. The site has not seen it yet. */
async function signedIn(email: string): Promise<Person> {
	const { client } = await backend.signIn(email);
	const { data } = await client.auth.getSession();
	const person = new Person(site.origin);
	person.cookies.set('session', `base64-${Buffer.from(JSON.stringify(data.session)).toString('base64url')}`);
	return person;
}
const strangers = (n: number) => Promise.all(Array.from({ length: n }, (_, i) => signedIn(`stranger-${i}@example.org`)));

type Post = { cookie?: string; address?: string; network?: string; headers?: string; announced?: number };
/** Announces a body of 60 MB, without sending it. `answer`: what the site has answered so far. */
function announce({ cookie = '', address = `${page}?/photo`, network = '192.0.2.1', headers = '', announced = 60e6 }: Post) {
	const socket = connect(Number(new URL(site.origin).port), '127.0.0.1').on('error', () => undefined);
	sockets.push(socket);
	let answer = '';
	socket.on('data', (part: Buffer) => (answer += part.toString()));
	socket.write(
		`POST ${address} HTTP/1.1\r\nhost: ${new URL(site.origin).host}\r\norigin: ${site.origin}\r\ncontent-type: multipart/form-data; boundary=b\r\n` +
			`content-length: ${announced}\r\nx-forwarded-for: ${network}\r\n${cookie ? `cookie: ${cookie}\r\n` : ''}${headers}\r\n`
	);
	return {
		socket,
		answer: () => answer,
		status: async (withinMs: number) => {
			for (const end = performance.now() + withinMs; performance.now() < end && !/^HTTP\/1.1 \d{3}[^]*\r\n\r\n./.test(answer);)
				await pause(20);
			await pause(20);
			return Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 0);
		}
	};
}
const cookieOf = (person: Person) => [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const json = 'accept: application/json\r\n';

/** Uploads a small photograph and returns how long that took, in milliseconds. */
async function uploadSmall(): Promise<number> {
	const began = performance.now();
	await expected(303, artist.post(`${page}?/photo`, { role: 'detail', photo: small }));
	return performance.now() - began;
}

test('refuses a large body at once, before any of it arrives, without a session or link and where no files are taken', async () => {
	const forged = `base64-${Buffer.from(JSON.stringify({ access_token: 'a.b.c', expires_at: 2e9 })).toString('base64url')}`;
	const cases: [Post, number, string][] = [
		[{}, 401, 'shared_not_taken_sign_in'],
		[{ cookie: `session=${forged}` }, 401, 'shared_not_taken_sign_in'],
		[{ cookie: `session=${unsigned()}` }, 401, 'shared_not_taken_sign_in'],
		[{ address: `/day/${'x'.repeat(32)}?/photo` }, 404, 'shared_not_taken_no_link'],
		[{ address: '/ask', cookie: cookieOf(artist) }, 413, 'shared_too_large_text'],
		[{ address: '/studio/profile', cookie: cookieOf(artist) }, 413, 'shared_too_large_text'],
		[{ announced: 70e6, cookie: cookieOf(artist) }, 413, 'shared_too_large_text']
	];
	for (const [post, status, key] of cases) {
		const sentence = { de: message(key, { max: '60 MB' }), en: message(key, { max: '60 MB' }, 'en') };
		const german = announce(post);
		expect([status, await german.status(5000)]).toEqual([status, status]);
		expect(wordsOf(german.answer())).toContain(sentence.de);
		const english = announce({ ...post, address: `/en${post.address ?? `${page}?/photo`}`, headers: json });
		expect(await english.status(5000)).toBe(status);
		expect(english.answer()).toContain(JSON.stringify({ type: 'error', error: { message: sentence.en } }));
	}
});

/** A cookie as the site writes it, whose token nobody has signed. */
function unsigned(): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const token = `${part({ alg: 'HS256' })}.${part({ session_id: crypto.randomUUID(), sub: crypto.randomUUID(), exp: 2e9 })}.x`;
	return `base64-${part({ access_token: token, refresh_token: 'x', expires_at: 2e9, token_type: 'bearer', user: {} })}`;
}

test('40 sockets that announce 60 MB and hang stop nobody, and end with a sentence', { timeout: 120_000 }, async () => {
	const people = await strangers(14);
	const hanging = people.flatMap((person, i) =>
		Array.from({ length: i < 13 ? 3 : 1 }, () => announce({ cookie: cookieOf(person), network: `2001:db8:${i}::1` }))
	);
	await pause(1000);
	expect(hanging.filter(({ answer }) => answer() !== '')).toEqual([]);
	expect(await uploadSmall()).toBeLessThan(5000);
	for (const each of hanging) expect(await each.status(25_000)).toBe(408);
	expect(wordsOf(hanging[0]!.answer())).toContain(message('shared_not_taken_too_slow'));
});

test.runIf(process.env.RUNS)(
	'40 sockets that send a byte now and then stop nobody, and end with a sentence',
	{ timeout: 120_000 },
	async () => {
		const people = await strangers(14);
		const slow = people.flatMap((person, i) =>
			Array.from({ length: i < 13 ? 3 : 1 }, () => announce({ cookie: cookieOf(person), network: `2001:db8:${i}::1`, headers: json }))
		);
		const now = setInterval(() => slow.forEach(({ socket }) => socket.write('x')), 300);
		await pause(1000);
		expect(await uploadSmall()).toBeLessThan(5000);
		for (const each of slow) expect(await each.status(25_000)).toBe(408);
		clearInterval(now);
		expect(slow[0]!.answer()).toContain(message('shared_not_taken_too_slow'));
	}
);

test('one person, and one network, hold a bounded number of places', { timeout: 120_000 }, async () => {
	const people = await strangers(7);
	const cookies = people.map(cookieOf);
	const mine = Array.from({ length: 4 }, () => announce({ cookie: cookies[0]!, network: '192.0.2.9', headers: json }));
	expect(await mine[3]!.status(5000)).toBe(429);
	expect(mine[3]!.answer()).toMatch(/retry-after: 10/i);
	expect(mine[3]!.answer()).toContain(message('shared_not_taken_too_many_of_yours'));
	// 3 of one person and 13 of others fill the network, whichever of its addresses they have.
	const at = (i: number) => announce({ cookie: cookies[1 + (i % 6)]!, network: `2001:db8:0:7::${i + 1}`, headers: json });
	const filled = Array.from({ length: 16 }, (_, i) => at(i));
	await pause(500);
	expect(filled.filter(({ answer }) => answer() !== '')).toEqual([]);
	const beyond = at(17);
	expect(await beyond.status(5000)).toBe(429);
	expect(beyond.answer()).toContain(message('shared_not_taken_too_many_of_network'));
	// Another network is not concerned.
	expect(await uploadSmall()).toBeLessThan(5000);
});

test.runIf(process.env.RUNS)('a small photograph doesn’t wait behind large ones', { timeout: 180_000 }, async () => {
	const large = jpeg(await noise(4700, 3900).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer());
	expect(large.size).toBeGreaterThan(50e6);
	const senders = await strangers(3);
	const pages = await Promise.all(
		senders.map(async (sender, i) => `/studio/artworks/${await makeWork(sender, await makeArtist(sender, `Größe ${i}`), {}, [])}`)
	);
	let done = 0;
	const sending = senders.map(async (sender, i) => {
		await expected(303, sender.post(`${pages[i]}?/photo`, { role: 'front', photo: large }));
		done++;
	});
	await pause(3000);
	const before = done;
	const took = await uploadSmall();
	// In one line with the large ones it would come after all that have arrived.
	expect(done - before).toBeLessThanOrEqual(1);
	expect(took).toBeLessThan(8000);
	await Promise.all(sending);
});
