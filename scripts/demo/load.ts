import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoAddress, type DemoRole } from '#lib/people/demo.ts';
import { addDays, berlinToday } from '#lib/shared/dates.ts';
import { findBackend } from '../../src/server/backendAddress.ts';
import { makeFirstCoordinator } from '../../src/server/coordinator.ts';
import { hang } from './hang.ts';
import { makeHouse } from './house.ts';
import { artistNotes, credit, shows, waiting, works, type DemoShow, type DemoWork } from './programme.ts';
import { Visitor } from './visitor.ts';

/** A site to load the programme through. `origin`: its public address, which forms must send. */
export type Target = { address: string; origin: string; log: (line: string) => void };
/** A submission and the programme keys of its works, in the order in which they were sent. */
type Sent = { submission: string; keys: string[] };

/**
 * Creates the demo programme as people would: through the pages and forms of the site. Only the first coordinator is appointed by the
 * command that every installation uses. `signIn`: how they sign in, with one click unless said otherwise.
 */
export async function loadDemo(target: Target, signIn = (role: DemoRole) => withOneClick(target, role)): Promise<void> {
	const { log } = target;
	const [artist, curator, coordinator] = await Promise.all((['artist', 'curator', 'coordinator'] as const).map(signIn));
	await makeFirstCoordinator(await findBackend(process.env), demoAddress('coordinator'));
	await coordinator!.post('/desk/people?/give', { email: demoAddress('curator'), role: 'curator' });
	log('Demo: rooms and walls');
	const wallIds = await makeHouse(coordinator!);
	const sent = await offerAll(artist!, log);
	log('Demo: decisions');
	for (const { submission, keys } of sent) if (!keys.some((key) => waiting.includes(key))) await accept(curator!, submission);
	for (const show of shows) {
		log(`Demo: “${show.title.de}”`);
		const exhibition = await schedule(curator!, show, wallIds);
		await hang(curator!, exhibition, show.walls, await addWorks(curator!, exhibition, Object.values(show.walls).flat(), sent));
		await enterEvents(curator!, exhibition, show);
		await curator!.post(`/desk/exhibitions/${exhibition}?/publish`, {});
	}
}

async function enterEvents(curator: Visitor, exhibition: string, { opensInDays, events }: DemoShow): Promise<void> {
	for (const { day, title, ...event } of events) {
		await curator.post(`/desk/exhibitions/${exhibition}/events?/save`, {
			...event,
			day: addDays(berlinToday(new Date()), opensInDays + day),
			title_de: title.de,
			title_en: title.en,
			place_de: '',
			place_en: ''
		});
	}
}

async function withOneClick(target: Target, role: DemoRole): Promise<Visitor> {
	const visitor = new Visitor(target);
	await visitor.post('/sign-in?/demo', { role });
	return visitor;
}

const cm = (mm: number): string => (mm / 10).toFixed(1).replace('.', ',');
const idIn = (path: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path)?.[0] ?? path;

/** Creates every artist and their works, and sends them. Uploads two photographs at a time. */
async function offerAll(artist: Visitor, log: Target['log']): Promise<Sent[]> {
	const sent: Sent[] = [];
	let uploaded = 0;
	const byArtist = Map.groupBy(Object.entries(works), ([, work]) => work.artist);
	const queue = [...byArtist];
	const total = Object.keys(works).length;
	async function next(): Promise<void> {
		for (let one = queue.shift(); one; one = queue.shift()) {
			const [name, theirs] = one;
			const id = await makeArtist(artist, name);
			const artworks: string[] = [];
			for (const [, work] of theirs) {
				artworks.push(await makeArtwork(artist, id, work));
				log(`Demo: photograph ${++uploaded} of ${total}`);
			}
			sent.push({ submission: await send(artist, id, artworks), keys: theirs.map(([key]) => key) });
		}
	}
	await Promise.all([next(), next()]);
	return sent;
}

async function makeArtist(artist: Visitor, name: string): Promise<string> {
	const fields = { id: '', kind: 'late', language: 'de', name, latin_name: '', biography: artistNotes[name] ?? '' };
	return idIn(await artist.post('/studio/profile', fields));
}

async function makeArtwork(artist: Visitor, artistId: string, work: DemoWork): Promise<string> {
	const id = idIn(
		await artist.post('/studio/artworks/new?/save', {
			artist: artistId,
			language: 'de',
			title: work.title,
			technique: work.technique,
			year: work.year,
			category: work.category,
			framing: work.frameMm > 0 ? 'frame' : 'stretcher',
			hardware: 'two-eyes',
			credit,
			height: cm(work.heightMm),
			width: cm(work.widthMm),
			depth: '',
			outer_height: cm(work.heightMm + 2 * work.frameMm),
			outer_width: cm(work.widthMm + 2 * work.frameMm),
			drop: '6',
			gap: ''
		})
	);
	const bytes = await readFile(join(import.meta.dirname, 'pictures', work.file));
	await artist.post(`/studio/artworks/${id}?/photo`, { photo: new File([bytes], work.file), role: 'front' });
	const [photo = ''] = idsNamed('photo', await artist.page(`/studio/artworks/${id}`));
	await artist.post(`/studio/artworks/${id}?/describe`, { photo, role: 'front', language: 'de', alt: work.alt, language_2: '', alt_2: '' });
	return id;
}

async function send(artist: Visitor, artistId: string, artworks: string[]): Promise<string> {
	const page = await artist.page(`/studio/send?artist=${artistId}`);
	const call = /name="call"[\s\S]*?value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
	const consents = {
		consent_website: 'on',
		consent_archive: 'on',
		'consent_full-resolution': 'on',
		consent_machines: 'on',
		consent_press: 'on'
	};
	const fields = {
		artist: artistId,
		call,
		works: artworks,
		idea: '',
		preferred_period: '',
		help: '',
		house_rules: 'on',
		privacy: 'on',
		...consents
	};
	return idIn(await artist.post('/studio/send', fields));
}

async function accept(curator: Visitor, submission: string): Promise<void> {
	const path = `/desk/submissions/${submission}`;
	const ids = idsNamed('work', await curator.page(path));
	const words = 'Danke! Wir zeigen Ihre Arbeit gern.';
	for (const id of ids) await curator.post(`${path}?/plan`, { work: id, outcome: 'accepted', words, words_language: 'de', until: '' });
	await curator.post(`${path}/release`, { planned: idsNamed('planned', await curator.page(`${path}/release`)) });
}

/** The distinct ids in the form fields of this name. */
const idsNamed = (name: string, page: string): string[] => [
	...new Set([...page.matchAll(new RegExp(`name="${name}"[^>]*value="([0-9a-f-]{36})"`, 'g'))].map(([, id]) => id!))
];

async function schedule(curator: Visitor, show: DemoShow, wallIds: Record<string, string>): Promise<string> {
	const today = berlinToday(new Date());
	const fields = {
		title_de: show.title.de,
		title_en: show.title.en,
		subtitle_de: show.subtitle.de,
		subtitle_en: show.subtitle.en,
		introduction_de: show.introduction.de,
		introduction_en: show.introduction.en,
		installs: addDays(today, show.opensInDays - 2),
		opens: addDays(today, show.opensInDays),
		closes: addDays(today, show.closesInDays),
		taken_down: addDays(today, show.closesInDays + 1),
		walls: Object.keys(show.walls).map((code) => wallIds[code]!)
	};
	return idIn(await curator.post('/desk/exhibitions/new?/save', fields));
}

/** Adds works to a show in this order. Returns their numbers by key. */
async function addWorks(curator: Visitor, exhibition: string, keys: string[], sent: Sent[]): Promise<Record<string, number>> {
	const ids: string[] = [];
	for (const key of keys) {
		const { submission, keys: submitted } = sent.find((candidate) => candidate.keys.includes(key))!;
		const works = [...(await curator.page(`/desk/submissions/${submission}`)).matchAll(/id="work-([0-9a-f-]{36})"/g)].map(([, id]) => id!);
		ids.push(works[submitted.indexOf(key)]!);
	}
	await curator.post(`/desk/exhibitions/${exhibition}?/add`, { works: ids });
	return Object.fromEntries(keys.map((key, i) => [key, i + 1]));
}
