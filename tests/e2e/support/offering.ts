import sharp from 'sharp';
import { addDays, berlinToday } from '#lib/shared/dates.ts';
import { expected, type Fields, idIn, idsNamed, Person } from './person.ts';

/** Every field of the form of a work, with the values of a first draft. */
export const workFields = {
	artist: '',
	language: 'de',
	title: 'Ein Blatt',
	technique: 'Tusche',
	year: '2024',
	category: '',
	framing: '',
	hardware: '',
	hook_spacing: '',
	weight: '',
	description: '',
	credit: '',
	language_2: '',
	title_2: '',
	technique_2: '',
	description_2: '',
	height: '40',
	width: '30',
	depth: '',
	outer_height: '',
	outer_width: '',
	drop: '',
	gap: ''
};

/** Returns a small JPEG. Its colour is random, so that no two photographs are equal. */
export const photograph = async (): Promise<File> => {
	const background = { r: Math.random() * 255, g: 90, b: 120 };
	const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
		.jpeg()
		.toBuffer();
	return new File([new Uint8Array(bytes)], 'foto.jpg', { type: 'image/jpeg' });
};

/** Creates an artist for this account. Returns its id. */
export async function makeArtist(person: Person, name: string): Promise<string> {
	const fields = { id: '', kind: 'person', language: 'de', name, latin_name: '', biography: '' };
	return idIn((await expected(303, person.post('/studio/profile', fields))).to);
}

/** Creates a draft with one photograph for each role. Returns its id. */
export async function makeWork(person: Person, artist: string, facts: Fields = {}, roles: readonly string[] = ['front']): Promise<string> {
	const id = idIn((await expected(303, person.post('/studio/artworks/new?/save', { ...workFields, ...facts, artist }))).to);
	for (const role of roles) await expected(303, person.post(`/studio/artworks/${id}?/photo`, { photo: await photograph(), role }));
	return id;
}

/** Submits works to the open call. Returns the id of the submission. */
export async function sendWorks(person: Person, artist: string, works: string[]): Promise<string> {
	const { text } = await expected(200, person.get(`/studio/send?artist=${artist}`));
	const call = /name="call"[\s\S]*?value="([0-9a-f-]{36})"/.exec(text)?.[1] ?? '';
	const fields = { artist, call, works, idea: '', preferred_period: '', help: '', house_rules: 'on', privacy: 'on' };
	const consents = { consent_website: 'on', consent_archive: 'on', 'consent_full-resolution': 'on', consent_machines: 'on' };
	return idIn((await expected(303, person.post('/studio/send', { ...fields, ...consents }))).to);
}

/** Plans the same decision for every work of a submission. Returns the ids of its works. */
export async function plan(curator: Person, submission: string, outcome: string, words: string): Promise<string[]> {
	const path = `/desk/submissions/${submission}`;
	const works = idsNamed('work', (await expected(200, curator.get(path))).text);
	for (const work of works) await expected(303, curator.post(`${path}?/plan`, { work, outcome, words, words_language: 'de', until: '' }));
	return works;
}

export async function release(curator: Person, submission: string): Promise<void> {
	const path = `/desk/submissions/${submission}/release`;
	const { text } = await expected(200, curator.get(path));
	await expected(303, curator.post(path, { planned: idsNamed('planned', text) }));
}

// A wall can be booked only once at a time. So every run and every show gets days of its own, far in the future and before the year 2200.
let nextDay = 1000 + (Math.floor(Date.now() / 1000) % 1000) * 60;

/** Returns the fields of a show that lasts ten days. No other show of the tests overlaps with it. */
export function showFields(title: string, walls: readonly string[] = []): Fields {
	nextDay += 20;
	const opens = addDays(berlinToday(new Date()), nextDay);
	const texts = { title_en: '', subtitle_de: '', subtitle_en: '', introduction_de: '', introduction_en: '' };
	return { title_de: title, ...texts, installs: '', opens, closes: addDays(opens, 10), taken_down: '', walls };
}

/** Returns the ids of the walls by their codes. */
export async function wallIds(curator: Person): Promise<Record<string, string>> {
	const { text } = await expected(200, curator.get('/desk/exhibitions/new'));
	return Object.fromEntries([...text.matchAll(/for="wall-(\d+)"[^>]*>Wand (\w+),/g)].map(([, id = '', code = '']) => [code, id]));
}

/** Schedules a show on the given walls. Returns its id. */
export async function schedule(curator: Person, title: string, codes: readonly string[] = ['A']): Promise<string> {
	const ids = await wallIds(curator);
	const walls = codes.map((code) => ids[code] ?? '');
	return idIn((await expected(303, curator.post('/desk/exhibitions/new?/save', showFields(title, walls)))).to);
}

/** Accepts all works of a submission and publishes them in a new show. Returns the id of the show. */
export async function showAll(curator: Person, submission: string, title: string): Promise<string> {
	const works = await plan(curator, submission, 'accepted', 'Gern.');
	await release(curator, submission);
	const show = await schedule(curator, title);
	await expected(303, curator.post(`/desk/exhibitions/${show}?/add`, { works }));
	await expected(303, curator.post(`/desk/exhibitions/${show}?/publish`, {}));
	return show;
}
