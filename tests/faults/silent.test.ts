import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demoAddress } from '#lib/people/demo.ts';
import { findBackend } from '../../src/server/backendAddress.ts';
import { makeFirstCoordinator } from '../../src/server/coordinator.ts';
import { makeArtist, makeWork } from '../e2e/support/offering.ts';
import { Person } from '../e2e/support/person.ts';
import { type FragileSite, makeFragileSite } from './site.ts';

/** The backend is stopped with SIGSTOP: connections stay open, and nobody answers. */
let site: FragileSite;
let artist: Person;
let curator: Person;
let work = '';

beforeAll(async () => {
	site = await makeFragileSite();
	await site.start();
	artist = await new Person(site.origin).signInAs('artist');
	curator = await new Person(site.origin).signInAs('coordinator');
	await makeFirstCoordinator(await findBackend({ DATA_DIR: site.dataDir }), demoAddress('coordinator'));
	work = await makeWork(artist, await makeArtist(artist, 'Probe'), {}, []);
	await fetch(`${site.origin}/visit`);
});
afterAll(async () => {
	site?.signalBackend('SIGCONT');
	await site?.close();
});
afterEach(() => site.signalBackend('SIGCONT'));

/** What `ask` gives while the backend is silent, and the time that it took in ms. */
async function whileSilent<T>(ask: () => Promise<T>): Promise<{ answer: T; ms: number }> {
	site.signalBackend('SIGSTOP');
	const began = performance.now();
	const answer = await ask();
	const ms = performance.now() - began;
	site.signalBackend('SIGCONT');
	return { answer, ms };
}

describe('while the backend is silent, each page answers within three seconds and says so', () => {
	const visitor = () => new Person(site.origin);
	test.each([
		['/desk', () => curator, 'Das dauert gerade zu lange'],
		['/desk/exhibitions', () => curator, 'Das dauert gerade zu lange'],
		['/en/desk/submissions', () => curator, 'This is taking too long right now'],
		['/studio', () => artist, 'Das dauert gerade zu lange'],
		['/en/account', () => artist, 'This is taking too long right now'],
		['/exhibitions', visitor, 'Das dauert gerade zu lange'],
		['/en/artists/nobody', visitor, 'This is taking too long right now']
	])('%s', async (path, who, sentence) => {
		const { answer, ms } = await whileSilent(() => who().get(path));
		expect(answer.text).toContain(sentence);
		expect([answer.status, ms < 3000]).toEqual([503, true]);
		expect(answer.text).not.toContain('<textarea');
	});

	test('what an editor asks for is answered as data', async () => {
		const { answer, ms } = await whileSilent(() =>
			curator.send('/desk/exhibitions/__data.json', { headers: { accept: 'application/json' } })
		);
		expect([answer.status, answer.headers.get('retry-after'), ms < 3000]).toEqual([503, '5', true]);
	});

	test('ten pages at once, too', async () => {
		const { answer, ms } = await whileSilent(() => Promise.all(Array.from({ length: 10 }, () => curator.get('/desk'))));
		expect([...new Set(answer.map(({ status }) => status)), ms < 3000]).toEqual([503, true]);
	});
});

/** The fields of the form on the page, which a browser would send, and where it sends them. */
function formIn(html: string): { action: string; fields: Record<string, string> } {
	const text = (source: string) => source.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
	const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
	const action = /<form method="POST" action="([^"]*)"/.exec(main)?.[1] ?? '';
	const fields = [...main.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)].map(([, name, value]) => [
		name,
		text(value!)
	]);
	return { action: text(action), fields: Object.fromEntries(fields) as Record<string, string> };
}

describe('a save while the backend is silent', () => {
	const wall = { room: '', name_de: 'Saal <b>"1"</b>\n& mehr', name_en: 'Hall', floor: '0', step_free: 'yes' };

	test('answers within three seconds with what was typed, which can be sent again', async () => {
		const { answer, ms } = await whileSilent(() => curator.post('/desk/rooms?/room', wall));
		expect([answer.status, ms < 3000]).toEqual([503, true]);
		expect(answer.text).toContain('Was Sie geschrieben haben, steckt in dieser Seite.');
		const { action, fields } = formIn(answer.text);
		expect({ ...fields, name_de: fields.name_de?.replaceAll('\r', '') }).toEqual(wall);
		expect(action).toBe('/desk/rooms?/room');
		const again = await curator.post(action, { ...fields, name_de: 'Saal 1' });
		expect(again.status).toBe(303);
		expect((await site.db.from('room').select('*').throwOnError()).data).toHaveLength(1);
	});

	test('of an editor answers within three seconds that it can be tried again', async () => {
		const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		const { answer, ms } = await whileSilent(() => artist.post(`/studio/artworks/${work}?/save`, { title_de: 'x' }, headers));
		expect([answer.status, ms < 3000]).toEqual([503, true]);
		expect(JSON.parse(answer.text)).toMatchObject({ type: 'error' });
	});
});

test('nobody is signed out by it', async () => {
	await whileSilent(() => Promise.all([curator.get('/desk'), artist.get('/studio')]));
	expect([(await curator.get('/desk')).status, (await artist.get('/studio')).status]).toEqual([200, 200]);
});
