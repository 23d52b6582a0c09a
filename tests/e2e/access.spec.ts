import { expect, test } from '@playwright/test';
import { type AccessWorld, type Actor, actors, makeAccessWorld } from './support/accessWorld.ts';
import { photograph, showFields, workFields } from './support/offering.ts';
import { type Answer, expected, type Fields, Person } from './support/person.ts';
import { site } from './support/underTest.ts';

let world: AccessWorld;
test.beforeAll(async () => {
	test.setTimeout(120_000);
	world = await makeAccessWorld(site.origin);
	const before = await world.people.former.get('/desk');
	expect(before.status, 'a curator can open the desk').toBe(200);
	await world.dismiss();
});

const unknown = '00000000-0000-4000-8000-000000000000';
const onDesk: Actor[] = ['curator', 'coordinator'];

/** Summarises a response: the page, a 404, or a redirect to /sign-in. Other errors give their status. */
function verdict({ status, to }: Answer): string {
	if (status === 303 && /^\/sign-in\?next=/.test(to ?? '')) return 'sign in';
	if (status === 404) return 'not found';
	return status < 400 ? 'yes' : String(status);
}

/** Whether two pages are equal apart from their own addresses and the random nonces. */
function alike(one: string, its: string, other: string, others: string): boolean {
	const plain = (text: string, address: string) => text.replaceAll(address, '…').replace(/nonce="[^"]*"/g, '');
	return plain(one, its) === plain(other, others);
}

/** The segment of a path that names a show or an artwork. It also occurs in the links of the page to other languages. */
const nameIn = (path: string): string => /(?:exhibitions|artworks)\/([^/]+)/.exec(path)?.[1] ?? path;

/** Makes the request as every actor. Expects success for `allowed`, a redirect to /sign-in for visitors, and 404 for all others. */
async function onlyFor(allowed: readonly Actor[], attempt: (person: Person) => Promise<Answer>): Promise<void> {
	const answers: Record<string, string> = {};
	const wanted: Record<string, string> = {};
	for (const actor of actors) {
		answers[actor] = verdict(await attempt(world.people[actor]));
		wanted[actor] = allowed.includes(actor) ? 'yes' : actor === 'visitor' ? 'sign in' : 'not found';
	}
	expect.soft(answers).toEqual(wanted);
}

test('pages of the studio open only for their owners', async () => {
	await onlyFor(['artist', 'other', 'curator', 'former', 'coordinator'], (person) => person.get('/studio'));
	for (const work of [world.draft, world.sent, world.declined, world.shown])
		await onlyFor(['artist'], (person) => person.get(`/studio/artworks/${work}`));
	await onlyFor(['artist'], (person) => person.get(`/studio/sent/${world.submission}`));
	for (const path of ['/studio', '/studio/profile', '/studio/profile/safe-mode', '/studio/artworks/new', '/studio/send']) {
		const { text } = await world.people.other.get(`${path}?artist=${world.artistId}`);
		expect.soft(text, path).not.toContain(`Amal ${world.unique}`);
		expect.soft(text, path).not.toContain(`Entwurf ${world.unique}`);
	}
});

test('a draft answers every other account like an unknown draft, whatever is posted', async () => {
	const { draft, photo, artistId } = world;
	const upload = await photograph();
	const posts: [string, Fields][] = [
		['save', { ...workFields, title: 'Übernommen', artist: artistId }],
		['photo', { photo: upload, role: 'front' }],
		['describe', { photo, role: 'front', language: 'de', alt: 'x', language_2: '', alt_2: '' }],
		['remove', { photo }],
		['consents', { consent_website: 'on' }],
		['sound', { spoken: 'de', sound: upload }],
		['transcript', { sound: photo, transcript: 'x', language_2: '', transcript_2: '' }],
		['dropSound', { sound: photo }],
		['voice', { consent_voice: 'on' }],
		['delete', {}]
	];
	for (const [action, fields] of posts) {
		for (const actor of ['other', 'curator', 'former', 'coordinator'] as const) {
			const person = world.people[actor];
			const theirs = await person.post(`/studio/artworks/${draft}?/${action}`, fields);
			const none = await person.post(`/studio/artworks/${unknown}?/${action}`, fields);
			expect.soft([actor, action, theirs.status], `${actor} ${action}`).toEqual([actor, action, 404]);
			expect.soft(alike(theirs.text, draft, none.text, unknown), `${actor} ${action}`).toBe(true);
		}
		expect.soft(verdict(await world.people.visitor.post(`/studio/artworks/${draft}?/${action}`, fields))).toBe('sign in');
	}
	const kept = await world.people.artist.get(`/studio/artworks/${draft}`);
	expect(kept.text).toContain(`value="Entwurf ${world.unique}"`);
	expect(kept.text).toContain(photo);
});

test('nobody can act as another artist by posting their ids', async () => {
	const { artistId, submission, sent, plannedWork, draft } = world;
	const attempts: [string, Fields][] = [
		['/studio/artworks/new?/save', { ...workFields, artist: artistId }],
		['/studio/profile', { id: artistId, kind: 'person', language: 'de', name: 'Anders', latin_name: '', biography: '' }],
		['/studio/profile/safe-mode?/on', { id: artistId, pseudonym: 'Anders' }],
		['/studio/send', { artist: artistId, works: [draft], call: unknown, house_rules: 'on', privacy: 'on' }],
		['/studio?/withdraw', { submission }],
		['/studio?/confirm', { work: plannedWork }],
		['/studio?/give_back', { work: plannedWork }],
		['/studio?/hide', { artist: artistId }]
	];
	for (const [path, fields] of attempts) {
		for (const actor of ['other', 'former', 'curator'] as const) {
			const answer = await world.people[actor].post(path, fields);
			expect.soft(answer.status, `${actor} ${path}`).toBe(404);
		}
		expect.soft(verdict(await world.people.visitor.post(path, fields)), path).toBe('sign in');
	}
	// Fields outside the form set nothing: the new work is a draft of the artist who posted it.
	const own = await world.people.other.post('/studio/artworks/new?/save', {
		...workFields,
		owner_artist_id: artistId,
		state: 'published',
		role: 'coordinator',
		published_at: '2020-01-01'
	});
	expect(own.status).toBe(303);
	expect((await world.people.other.get(own.to ?? '')).text).toContain('data-standing="draft"');
	expect((await world.people.artist.get('/studio')).text).toContain(sent);
});

// tests/access posts empty forms to every address of the desk. These forms are filled in and would change something.
test('refused forms of the desk change nothing', async () => {
	const { plannedWork, hidden } = world;
	const curators: [string, Fields][] = [
		['/desk/exhibitions/new?/save', showFields('Fremd')],
		[`/desk/exhibitions/${hidden}/edit?/save`, showFields('Fremd')],
		[`/desk/exhibitions/${hidden}?/add`, { works: [plannedWork] }],
		[`/desk/exhibitions/${hidden}?/publish`, {}],
		[`/desk/exhibitions/${hidden}?/cancel`, { confirm: 'on' }]
	];
	const coordinators: [string, Fields][] = [
		['/desk/people?/give', { email: world.formerAddress, role: 'curator' }],
		['/desk/rooms?/room', { room: '', name_de: 'Fremd', name_en: '', floor: '', step_free: '' }],
		[`/desk/rooms/walls/${world.wall}?/save`, { room: '1', code: 'Fremd', width: '100', height: '200' }]
	];
	const tries = [
		...curators.map((attempt) => ({ attempt, by: ['visitor', 'artist', 'other', 'former'] as const })),
		...coordinators.map((attempt) => ({ attempt, by: ['visitor', 'artist', 'other', 'former', 'curator'] as const }))
	];
	const show = async () => (await expected(200, world.people.curator.get(`/desk/exhibitions/${hidden}`))).text;
	const before = await show();
	for (const { attempt, by } of tries) {
		for (const actor of by) {
			const answer = await world.people[actor].post(...attempt);
			expect.soft(verdict(answer), `${actor} ${attempt[0]}`).toBe(actor === 'visitor' ? 'sign in' : 'not found');
		}
	}
	expect(alike(before, hidden, await show(), hidden)).toBe(true);
	expect((await world.people.coordinator.get('/desk/rooms')).text).not.toContain('Fremd');
	expect((await world.people.curator.get('/desk/exhibitions')).text).not.toContain('Fremd');
	expect((await world.people.coordinator.get('/desk/people')).text).not.toContain(world.formerAddress);
});

test('planned decisions are visible at the desk only', async () => {
	const secret = `Geheime Absage ${world.unique}`;
	const note = `Nur für uns ${world.unique}`;
	for (const actor of onDesk) {
		const { text } = await world.people[actor].get(`/desk/submissions/${world.submission}`);
		expect.soft(text).toContain(secret);
		expect.soft(text).toContain(note);
	}
	const paths = ['/studio', `/studio/artworks/${world.sent}`, `/studio/sent/${world.submission}`];
	const standing = /data-standing="(\w+)"/.exec((await world.people.artist.get(`/studio/artworks/${world.sent}`)).text)?.[1];
	expect(standing).not.toBe('declined');
	for (const path of paths.flatMap((page) => [page, `${page}/__data.json`])) {
		const { text } = await world.people.artist.get(path);
		expect.soft(text, path).not.toContain('Geheime');
		expect.soft(text, path).not.toContain('Nur für uns');
		// The pages of the studio mention another work of this artist whose decline was released.
		if (!/^\/studio(\/__data.json)?$/.test(path)) expect.soft(text, path).not.toContain('declined"');
	}
});

test('pictures of works that aren’t public open for their artist and, once sent, for the desk', async () => {
	const rows: [string[], Actor[]][] = [
		[world.pictures.draft, ['artist']],
		[world.pictures.sent, ['artist', ...onDesk]],
		[world.pictures.declined, ['artist', ...onDesk]]
	];
	for (const [paths, allowed] of rows) {
		expect(paths.length).toBeGreaterThan(0);
		for (const path of [paths[0]!, paths.at(-1)!]) {
			for (const actor of actors) {
				const { status, headers } = await world.people[actor].get(path);
				expect.soft([actor, status]).toEqual([actor, allowed.includes(actor) ? 200 : 404]);
				if (status === 200) expect.soft(headers.get('cache-control')).toBe('private, no-store');
			}
			const guessed = await world.people.visitor.get('/media/AAAAAAAAAAAAAAAAAAAAAAAA.webp');
			expect.soft(await world.people.visitor.get(path)).toMatchObject({ status: 404, text: guessed.text });
		}
	}
});

test('the back of a public work opens only for its artist and the desk, its front for everybody', async () => {
	const open: string[] = [];
	for (const path of world.pictures.shown) if ((await world.people.visitor.get(path)).status === 200) open.push(path);
	const page = await world.people.visitor.get(`/artworks/${world.shown}`);
	expect(page.status).toBe(200);
	expect(open.length).toBeGreaterThan(0);
	expect(open.length).toBeLessThan(world.pictures.shown.length);
	for (const path of world.pictures.shown) expect.soft(page.text.includes(path) && !open.includes(path), path).toBe(false);
	const { headers } = await world.people.visitor.get(open[0]!);
	expect(headers.get('cache-control')).toContain('immutable');
	const closed = world.pictures.shown.find((path) => !open.includes(path))!;
	expect((await world.people.other.get(closed)).status).toBe(404);
	expect((await world.people.curator.get(closed)).status).toBe(200);
});

test('content that isn’t public answers like content that doesn’t exist', async () => {
	const { hiddenSlug, draft, sent, declined } = world;
	const pairs = [
		...['', '/walls', '/room'].map((rest) => [`/exhibitions/${hiddenSlug}${rest}`, `/exhibitions/gibt-es-nicht${rest}`]),
		[`/en/exhibitions/${hiddenSlug}`, '/en/exhibitions/gibt-es-nicht'],
		[`/api/exhibitions/${hiddenSlug}`, '/api/exhibitions/gibt-es-nicht'],
		...[draft, sent, declined].map((work) => [`/artworks/${work}`, `/artworks/${unknown}`])
	] as [string, string][];
	for (const [path, none] of pairs) {
		for (const actor of ['visitor', 'artist', 'curator'] as const) {
			const answers = await Promise.all([world.people[actor].get(path), world.people[actor].get(none)]);
			expect.soft([path, actor, answers[0].status]).toEqual([path, actor, 404]);
			expect.soft(alike(answers[0].text, nameIn(path), answers[1].text, nameIn(none)), `${actor} ${path}`).toBe(true);
		}
	}
	expect((await world.people.visitor.get('/exhibitions?when=upcoming')).text).not.toContain('Ungezeigtes');
	expect((await world.people.visitor.get('/api/exhibitions')).text).not.toContain(hiddenSlug);
});
