import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDayLink } from '../support/day.ts';
import { makeArtist, makeWork, plan, sendWorks, wallIds } from '../support/offering.ts';
import { expected, idIn, idsNamed, Person } from '../support/person.ts';

export type Role = 'visitor' | 'artist' | 'curator' | 'coordinator';
/** The role that uses a page, whether the page needs scripts of the framework, and the address of an example. */
export type PageRow = { role: Role; script: boolean; address: (found: Found) => string; status?: number };

/** Example values for the parameters of addresses. */
export type Found = Record<
	| 'service'
	| 'show'
	| 'artwork'
	| 'artist'
	| 'picture'
	| 'draft'
	| 'photo'
	| 'sent'
	| 'planned'
	| 'exhibition'
	| 'wall'
	| 'room'
	| 'code'
	| 'showWork'
	| 'day'
	| 'dayPicture'
	| 'door'
	| 'request'
	| 'person',
	string
>;

const unknownPaper = '00000000-0000-4000-8000-000000000000';
const open = (address: PageRow['address']): PageRow => ({ role: 'visitor', script: false, address });
const own = (role: Role, address: PageRow['address']): PageRow => ({ role, script: true, address });

/** Every page of the site. A new route without a row here fails the test in public.spec.ts. */
export const pages: Record<string, PageRow> = {
	'/': open(() => '/'),
	'/accessibility': open(() => '/accessibility'),
	'/artists': open(() => '/artists'),
	'/ask': open(() => '/ask?about=room'),
	'/ask/sent': open(() => '/ask/sent?number=AB2D9XYZ'),
	'/artists/[slug]': open(({ artist }) => `/artists/${artist}`),
	'/artworks/[id]': open(({ artwork }) => `/artworks/${artwork}`),
	'/artworks/[id]/true-size': open(({ artwork }) => `/artworks/${artwork}/true-size`),
	'/exhibitions': open(() => '/exhibitions?when=past'),
	'/exhibitions/[slug]': open(({ show }) => `/exhibitions/${show}`),
	'/exhibitions/[slug]/press': open(({ show }) => `/exhibitions/${show}/press`),
	'/exhibitions/[slug]/room': open(({ show }) => `/exhibitions/${show}/room`),
	'/exhibitions/[slug]/walls': open(({ show }) => `/exhibitions/${show}/walls`),
	'/imprint': open(() => '/imprint'),
	'/late/[...path]': { ...open(() => '/late/studio'), status: 404 },
	'/offer': open(() => '/offer'),
	'/privacy': open(() => '/privacy'),
	'/not-taken/[reason]': open(() => '/not-taken/too-slow'),
	'/too-large': open(() => '/too-large'),
	'/search': open(() => '/search?q=a'),
	'/visit': open(() => '/visit'),
	'/visit/[code]': open(({ door }) => `/visit/${door}`),
	'/walls/[code]': open(() => '/walls/A'),
	'/w/[code]': open(({ code }) => `/w/${code}`),
	'/sign-in': open(() => '/sign-in'),
	'/sign-in/code': open(() => '/sign-in/code'),
	'/sign-in/link': open(() => '/sign-in/link?token_hash=abc'),
	'/day/[token]': { ...open(({ day }) => day), script: true },
	'/dev/mail': open(() => '/dev/mail'),
	'/sign-out': { ...open(() => '/sign-out'), role: 'artist' },
	'/account': { ...own('artist', () => '/account'), script: false },
	'/studio': own('artist', () => '/studio'),
	'/studio/artworks/new': own('artist', () => '/studio/artworks/new'),
	'/studio/artworks/[id]': own('artist', ({ draft }) => `/studio/artworks/${draft}`),
	'/studio/artworks/[id]/photos/[photo]': own('artist', ({ photo }) => photo),
	'/studio/agreements/[paper]': { ...own('artist', () => `/studio/agreements/${unknownPaper}`), status: 404 },
	'/studio/profile': own('artist', () => '/studio/profile'),
	'/studio/profile/safe-mode': own('artist', () => '/studio/profile/safe-mode'),
	'/studio/send': own('artist', () => '/studio/send'),
	'/studio/sent/[id]': own('artist', ({ sent }) => `/studio/sent/${sent}`),
	'/desk': own('curator', () => '/desk'),
	'/desk/exhibitions': own('curator', () => '/desk/exhibitions'),
	'/desk/exhibitions/new': own('curator', () => '/desk/exhibitions/new'),
	'/desk/exhibitions/[id]': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}`),
	'/desk/exhibitions/[id]/day': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/day`),
	'/desk/exhibitions/[id]/events': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/events`),
	// programme.spec.ts tests real events. Here is one that doesn't exist.
	'/desk/exhibitions/[id]/events/[event]': {
		...own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/events/${unknownPaper}`),
		status: 404
	},
	'/desk/exhibitions/[id]/handling': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/handling`),
	'/desk/exhibitions/[id]/papers': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/papers`),
	'/desk/exhibitions/[id]/versions': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/versions`),
	'/desk/exhibitions/[id]/versions/[number]': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/versions/1`),
	'/desk/exhibitions/[id]/works/[work]': own('curator', ({ showWork }) => showWork),
	'/desk/exhibitions/[id]/edit': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/edit`),
	'/desk/exhibitions/[id]/hang': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/hang`),
	'/desk/exhibitions/[id]/hang/propose': own('curator', ({ exhibition }) => `/desk/exhibitions/${exhibition}/hang/propose`),
	'/desk/log': own('coordinator', () => '/desk/log'),
	'/desk/people': own('coordinator', () => '/desk/people'),
	'/desk/people/[id]': own('coordinator', ({ person }) => person),
	'/desk/pictures': own('coordinator', () => '/desk/pictures'),
	'/desk/retention': own('coordinator', () => '/desk/retention'),
	'/desk/requests': own('curator', () => '/desk/requests?state=all'),
	'/desk/requests/[id]': own('curator', ({ request }) => request),
	'/desk/rooms': own('coordinator', () => '/desk/rooms'),
	'/desk/rooms/stock': own('coordinator', () => '/desk/rooms/stock'),
	'/desk/rooms/[id]/hours': own('coordinator', ({ room }) => `/desk/rooms/${room}/hours`),
	'/desk/rooms/[id]/plan': own('coordinator', ({ room }) => `/desk/rooms/${room}/plan`),
	'/desk/rooms/walls/new': own('coordinator', () => '/desk/rooms/walls/new'),
	'/desk/rooms/walls/[id]': own('coordinator', ({ wall }) => `/desk/rooms/walls/${wall}`),
	'/desk/submissions': own('curator', () => '/desk/submissions?state=all'),
	'/desk/submissions/[id]': own('curator', ({ sent }) => `/desk/submissions/${sent}`),
	'/desk/submissions/[id]/contact': own('coordinator', ({ sent }) => `/desk/submissions/${sent}/contact`),
	'/desk/submissions/[id]/release': own('curator', ({ planned }) => `/desk/submissions/${planned}/release`),
	'an unknown address': { role: 'visitor', script: true, address: () => '/exhibitions/gibt-es-nicht', status: 404 }
};

/** Endpoints that aren't pages, with the content type of their response to `role` (default: visitor). Null for POST only. */
export const answers: Record<string, { address: (found: Found) => string; type: string; role?: Role; status?: number } | null> = {
	'/api/exhibitions': { address: () => '/api/exhibitions', type: 'application/json' },
	'/api/exhibitions/[slug]': { address: ({ show }) => `/api/exhibitions/${show}`, type: 'application/json' },
	'/exhibitions/[slug]/calendar.ics': { address: ({ show }) => `/exhibitions/${show}/calendar.ics`, type: 'text/calendar' },
	'/exhibitions/[slug]/calendar/[event].ics': {
		address: ({ show }) => `/exhibitions/${show}/calendar/${unknownPaper}.ics`,
		type: 'text/html',
		status: 404
	},
	'/exhibitions/[slug]/poster/[paper].pdf': { address: ({ show }) => `/exhibitions/${show}/poster/a4.pdf`, type: 'application/pdf' },
	'/exhibitions/[slug]/press/[file].jpg': {
		address: ({ show }) => `/exhibitions/${show}/press/1-gibt-es-nicht.jpg`,
		type: 'text/html',
		status: 404
	},
	'/healthz': { address: () => '/healthz', type: '' },
	'/readyz': { address: () => '/readyz', type: '' },
	'/not-taken/[reason]/sentence': { address: () => '/not-taken/busy/sentence', type: 'application/json' },
	'/too-large/sentence': { address: () => '/too-large/sentence', type: 'application/json' },
	'/iiif/[id]': { address: ({ service }) => service, type: '', status: 303 },
	'/iiif/[id]/info.json': { address: ({ service }) => `${service}/info.json`, type: 'application/json' },
	'/iiif/[id]/[region]/[size]/[rotation]/[file]': { address: ({ service }) => `${service}/full/max/0/default.jpg`, type: 'image/jpeg' },
	'/r/[code]': { address: ({ door }) => `/r/${door}`, type: '', status: 303 },
	'/desk/rooms/[id]/sign': { address: ({ room }) => `/desk/rooms/${room}/sign`, type: 'application/pdf', role: 'curator' },
	'/media/[name]': { address: ({ picture }) => picture, type: 'image/' },
	// sounds.spec.ts tests real sounds. Here is one that doesn't exist.
	'/sounds/[name]': { address: () => '/sounds/AAAAAAAAAAAAAAAAAAAAAAAA.mp3', type: 'text/plain', status: 404 },
	'/studio/artworks/[id]/photos/[photo]/preview': { address: ({ photo }) => `${photo}/preview`, type: 'image/jpeg', role: 'artist' },
	'/desk/rooms/walls/[id]/photo': {
		address: ({ wall }) => `/desk/rooms/walls/${wall}/photo`,
		type: 'text/plain',
		role: 'curator',
		status: 404
	},
	'/day/[token]/pictures/[name]': { address: ({ dayPicture }) => dayPicture, type: 'image/' },
	'/desk/exhibitions/[id]/handling/photos/[name]': {
		address: ({ exhibition }) => `/desk/exhibitions/${exhibition}/handling/photos/AAAAAAAAAAAAAAAAAAAAAAAA.webp`,
		type: 'text/html',
		status: 404
	},
	// papers.spec.ts tests real papers. Here is one that doesn't exist.
	'/desk/exhibitions/[id]/papers/[paper]': {
		address: ({ exhibition }) => `/desk/exhibitions/${exhibition}/papers/${unknownPaper}`,
		type: 'text/html',
		role: 'curator',
		status: 404
	},
	'/desk/exhibitions/[id]/papers/[paper]/scan': {
		address: ({ exhibition }) => `/desk/exhibitions/${exhibition}/papers/${unknownPaper}/scan`,
		type: 'text/html',
		role: 'curator',
		status: 404
	},
	'/studio/agreements/[paper]/pdf': {
		address: () => `/studio/agreements/${unknownPaper}/pdf`,
		type: 'text/html',
		role: 'artist',
		status: 404
	},
	'/desk/exhibitions/[id]/hang/save': null
};

/** Returns the addresses of all routes that have this file, sorted. */
export function routesWith(file: '+page.svelte' | '+server.ts'): string[] {
	const root = join(import.meta.dirname, '../../../src/routes');
	return globSync(`**/${file}`, { cwd: root })
		.map((path) => `/${path}`.replace(`/${file}`, '').replace(/\/\([^)]+\)/g, '') || '/')
		.sort();
}

/** Finds examples in the demo programme. Creates what it lacks, such as a draft and a planned decision. */
export async function findExamples(people: Record<Role, Person>): Promise<Found> {
	const { visitor, artist, curator } = people;
	const json = async <T>(path: string) => JSON.parse((await expected(200, visitor.get(path))).text) as T;
	const show = (await json<{ slug: string; when: string }[]>('/api/exhibitions')).find(({ when }) => when === 'current')?.slug ?? '';
	const { walls } = await json<{ walls: { placements: { artworkId: string; image: { src: string } }[] }[] }>(`/api/exhibitions/${show}`);
	const { artworkId, image } = walls[0]!.placements[0]!;
	const work = await workWithService(visitor, artworkId);
	const name = await makeArtist(artist, `Seitenprobe ${Date.now().toString(36)}`);
	const draft = await makeWork(artist, name, { title: 'Entwurf, auf den noch niemand wartet' }, ['front', 'back']);
	const sound = new File([readFileSync(join(import.meta.dirname, '../../fixtures/sounds/tone.webm'))], 'ton.webm');
	await expected(303, artist.post(`/studio/artworks/${draft}?/sound`, { spoken: 'ar', sound }));
	const [photo = ''] = idsNamed('photo', (await expected(200, artist.get(`/studio/artworks/${draft}`))).text);
	const [sent, planned] = [
		await sendWorks(artist, name, [await makeWork(artist, name)]),
		await sendWorks(artist, name, [await makeWork(artist, name, { title: 'Geplant' })])
	];
	await plan(curator, planned, 'accepted', 'Danke, gern.');
	const desk = (await expected(200, curator.get('/desk/exhibitions'))).text;
	const current = new RegExp(`/desk/exhibitions/([0-9a-f-]{36})"[^>]*>[^<]*(?:<[^>]+>)*[^<]*Anderswo`).exec(desk)?.[1];
	const exhibition = current ?? idIn(/\/desk\/exhibitions\/[0-9a-f-]{36}/.exec(desk)?.[0] ?? null);
	const onDesk = (await expected(200, curator.get(`/desk/exhibitions/${exhibition}`))).text;
	const day = await newDayLink(curator, `/desk/exhibitions/${exhibition}/day`);
	await expected(303, visitor.post('/ask', { about: 'visit', message: 'Wann ist jemand da?', name: 'Ada', address: 'ada@example.org' }));
	const request = /\/desk\/requests\/[0-9a-f-]{36}/.exec((await expected(200, curator.get('/desk/requests'))).text)?.[0] ?? '';
	const room = /data-room="(\d+)"/.exec((await expected(200, curator.get('/desk/rooms'))).text)?.[1] ?? '';
	const door = /\/r\/(\w{8})/.exec((await expected(200, people.coordinator.get(`/desk/rooms/${room}/hours`))).text)?.[1] ?? '';
	const roles = (await expected(200, people.coordinator.get('/desk/people'))).text;
	const person = /\/desk\/people\/[0-9a-f-]{36}/.exec(roles.slice(roles.indexOf('curator@demo.invalid')))?.[0] ?? '';
	return {
		show,
		artwork: artworkId,
		day,
		dayPicture: new RegExp(`${day}/pictures/[\\w.-]+`).exec((await visitor.get(day)).text)?.[0] ?? '',
		code: /<code>(\w{8})<\/code>/.exec(onDesk)?.[1] ?? '',
		showWork: new RegExp(`/desk/exhibitions/${exhibition}/works/[0-9a-f-]{36}`).exec(onDesk)?.[0] ?? '',
		service: serviceIn(work) ?? '',
		artist: /\/artists\/([\w-]+)"/.exec(work)?.[1] ?? '',
		picture: new URL(image.src, visitor.origin).pathname,
		draft,
		photo: `/studio/artworks/${draft}/photos/${photo}`,
		sent,
		planned,
		exhibition,
		wall: (await wallIds(curator)).A ?? '',
		room,
		door,
		request,
		person
	};
}

const serviceIn = (page: string): string | undefined => /data-service="([^"]+)"/.exec(page)?.[1];

/** Waits until the picture of a work is available in full size, which is made last, but at most a minute. Returns the page of the work. */
async function workWithService(visitor: Person, id: string): Promise<string> {
	for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 500))) {
		const { text } = await visitor.get(`/artworks/${id}`);
		if (serviceIn(text) || Date.now() > end) return text;
	}
}
