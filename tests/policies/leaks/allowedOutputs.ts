import { type Case, caseNames } from './cases.ts';

/**
 * The fields that each public address of the site may show to everybody. `outputs.test.ts` fails when a response contains a field that
 * isn't listed here (in its headers, its text or the metadata of a file), and when a listed field is missing.
 *
 * - `path`: placeholders such as `{artwork}` are replaced with the values of the case or of the show.
 * - `work`: the fields of a work that is shown. `lacks` lists the fields that single cases don't have.
 * - `box`: the fields of a work that hangs but isn't shown. Without `box`, its address gives a 404.
 * - `gone`: the fields of a work that has left its show. Without `gone`, its address gives a 404.
 * - `show`: the fields of the show.
 */
export type Output = {
	/** Folder below `src/routes`. */
	route: string;
	path: string;
	status?: number;
	work?: readonly string[];
	box?: readonly string[];
	gone?: readonly string[];
	show?: readonly string[];
	/** The cases that appear. Defaults to all cases that are shown. */
	only?: readonly Case[];
	/** Additional fields of the first work, which is also the picture of the page. */
	first?: readonly string[];
	/** The cases that `box` applies to. Defaults to those that hang but aren't shown. */
	boxed?: readonly Case[];
	/** The fields of the other public show. */
	otherShow?: readonly string[];
	/** Fields of subjects that belong to no case. */
	also?: Readonly<Record<string, readonly string[]>>;
};

export const shown = ['open', 'nopress', 'novoice', 'nofullresolution', 'nomachines', 'past', 'safemode'] as const satisfies Case[];
export const boxOnly = ['nowebsite', 'withheld', 'artistwithheld', 'takenback', 'hidden', 'noarchive'] as const satisfies Case[];
export const gone = ['takenout', 'givenback'] as const satisfies Case[];

const zoom = ['front.pyramid'];
/** Fields that a case never has, although other cases have them. */
export const lacks: Partial<Record<Case, readonly string[]>> = {
	novoice: ['sound.public_name', 'sound.transcript'],
	nofullresolution: zoom,
	safemode: [...zoom, 'artist.latin_name', 'artwork_revision.credit', 'photo.credit']
};
/** Fields that replace other fields for a case. */
export const instead: Partial<Record<Case, Readonly<Record<string, string>>>> = {
	safemode: { 'artist.name': 'pseudonym', 'artist.slug': 'pseudonym.slug' }
};

const title = ['artist.name', 'artwork.id', 'artwork_revision.title'];
const caption = [...title, 'artwork_revision.technique'];
const picture = ['front.variant', 'photo.alt'];
const credits = ['artwork_revision.credit', 'photo.credit'];
const name = ['exhibition.slug', 'exhibition.title'];
const head = [...name, 'exhibition.subtitle'];
const onWalls = [...caption, ...picture, ...zoom, 'room.name'];
const room = ['room.name', 'room.hours'];
const pressCases = ['open', 'nomachines', 'nofullresolution', 'novoice', 'past'] as const satisfies Case[];
const without = (names: readonly Case[], ...left: Case[]) => names.filter((each) => !left.includes(each));

/** Requested for every case. */
export const ofWorks: readonly Output[] = [
	{
		route: '(gallery)/artworks/[id]',
		path: '/artworks/{artwork}',
		work: [
			...[...onWalls, ...credits, 'artist.slug', 'sound.public_name', 'sound.transcript'],
			...['description', 'label_text', 'plain_text', 'content_note'].map((column) => `artwork_revision.${column}`)
		],
		show: name
	},
	{ route: '(gallery)/artworks/[id]/true-size', path: '/artworks/{artwork}/true-size', work: [...title, ...picture, ...zoom] },
	{
		route: '(gallery)/artists/[slug]',
		path: '/artists/{slug}',
		work: [
			...caption,
			...picture,
			...credits,
			...['slug', 'latin_name', 'biography', 'statement', 'links'].map((each) => `artist.${each}`)
		],
		show: name
	},
	{
		route: '(gallery)/w/[code]',
		path: '/w/{code}',
		work: [
			...[...caption, ...picture, ...credits, 'artist.slug', 'room.name', 'work.code'],
			...['artwork_revision.label_text', 'artwork_revision.content_note']
		],
		show: name
	},
	{ route: '(gallery)/walls/[code]', path: '/walls/{wall}', work: onWalls, box: ['room.name'], show: name },
	{
		route: '(gallery)/visit/[code]',
		path: '/visit/{room}',
		only: without(shown, 'past'),
		work: [...caption, 'front.variant', ...room],
		box: room,
		boxed: [...boxOnly, 'past', 'unpublished', 'cancelled'],
		gone: room,
		show: name
	},
	{ route: 'media/[name]', path: '/media/{front.variant}', work: ['front.variant', 'artwork_revision.credit'] },
	{ route: 'media/[name]', path: '/media/{front.retired}', only: without(shown, 'safemode'), work: ['front.retired'] },
	{ route: 'media/[name]', path: '/media/{front.pyramid}', only: [] },
	{ route: 'media/[name]', path: '/media/{back.variant}', only: [] },
	{ route: 'media/[name]', path: '/media/{wall_file}', work: ['wall_file.public_name'] },
	{ route: 'iiif/[id]', path: '/iiif/{front.pyramid}', status: 303, only: without(shown, 'safemode', 'nofullresolution'), work: zoom },
	{
		route: 'iiif/[id]/info.json',
		path: '/iiif/{front.pyramid}/info.json',
		only: without(shown, 'safemode', 'nofullresolution'),
		work: zoom
	},
	{
		route: 'iiif/[id]/[region]/[size]/[rotation]/[file]',
		path: '/iiif/{front.pyramid}/full/max/0/default.jpg',
		only: without(shown, 'safemode', 'nofullresolution'),
		work: zoom
	},
	{ route: 'iiif/[id]/info.json', path: '/iiif/{back.pyramid}/info.json', only: [] },
	{ route: 'sounds/[name]', path: '/sounds/{sound}.wav', only: without(shown, 'novoice'), work: ['sound.public_name'] },
	{
		route: '(gallery)/exhibitions/[slug]/press/[file].jpg',
		path: '/exhibitions/{show}/press/{press}.jpg',
		only: pressCases,
		work: ['artist.name', 'artwork_revision.title', ...credits]
	},
	// Former slugs of artists lead nowhere.
	{ route: '(gallery)/artists/[slug]', path: '/artists/{former slug}', only: [] }
];

/** Requested for every show. The cases that hang in it appear. */
export const ofShows: readonly Output[] = [
	{
		route: '(gallery)/exhibitions/[slug]',
		path: '/exhibitions/{show}',
		work: [...caption, ...picture, ...credits, 'artist.slug', 'wall_file.public_name'],
		show: [
			...[...head, 'event.place', 'event.title'],
			...['access_notes', 'funders', 'introduction', 'plain_introduction', 'visiting_notes'].map((column) => `exhibition.${column}`)
		],
		otherShow: name
	},
	{
		route: '(gallery)/exhibitions/[slug]/walls',
		path: '/exhibitions/{show}/walls',
		work: [...onWalls, 'wall_file.public_name'],
		box: ['room.name'],
		show: name
	},
	{
		route: '(gallery)/exhibitions/[slug]/room',
		path: '/exhibitions/{show}/room',
		work: [...caption, 'front.variant', 'room.name'],
		first: ['photo.alt'],
		box: ['room.name'],
		show: name
	},
	{
		route: '(gallery)/exhibitions/[slug]/press',
		path: '/exhibitions/{show}/press',
		only: pressCases,
		work: [...caption.filter((field) => field !== 'artwork.id'), ...picture, ...credits],
		show: [...head, 'exhibition.introduction']
	},
	{
		route: '(gallery)/exhibitions/[slug]/poster/[paper].pdf',
		path: '/exhibitions/{show}/poster/a4.pdf',
		only: pressCases,
		work: ['photo.alt', 'artwork_revision.credit'],
		show: head
	},
	{
		route: '(gallery)/exhibitions/[slug]/calendar.ics',
		path: '/exhibitions/{show}/calendar.ics',
		only: [],
		show: [...name, 'exhibition.introduction', 'event.title', 'event.place']
	},
	{
		route: '(gallery)/exhibitions/[slug]/calendar/[event].ics',
		path: '/exhibitions/{show}/calendar/{event}.ics',
		only: [],
		show: [...name, 'event.title', 'event.place']
	},
	{
		route: 'api/exhibitions/[slug]',
		path: '/api/exhibitions/{show}',
		work: [...title, ...picture, 'room.name'],
		only: without(shown, 'nomachines', 'safemode'),
		boxed: [...boxOnly, 'nomachines', 'safemode'],
		box: ['artwork.id', 'room.name'],
		gone: ['room.name'],
		show: name
	}
];

const both = (fields: readonly string[]) => ({ currentshow: fields, pastshow: fields });
const leading: Case[] = ['open', 'nomachines', 'nofullresolution', 'nopress', 'past'];
/** The word that every text of the test data starts with. */
export const commonWord = 'leak';

/** Requested once. */
export const ofTheHouse: readonly Output[] = [
	{
		route: '(gallery)',
		path: '/',
		work: onWalls,
		only: without(shown, 'past'),
		box: ['room.name'],
		boxed: without(boxOnly, 'noarchive'),
		also: { currentshow: head }
	},
	{ route: '(gallery)/exhibitions', path: '/exhibitions', work: ['front.variant'], only: leading, also: both(head) },
	{ route: '(gallery)/artists', path: '/artists', work: ['artist.name', 'artist.latin_name', 'artist.slug'] },
	{ route: '(gallery)/offer', path: '/offer', only: [], also: { opencall: ['call.title', 'call.introduction'] } },
	{
		route: '(gallery)/search',
		path: `/search?q=${commonWord}`,
		only: without(shown, 'safemode'),
		work: [...caption, ...picture, 'artist.slug', 'artist.latin_name'],
		also: both(name)
	},
	{
		route: '(gallery)/visit',
		path: '/visit',
		only: without(caseNames, 'declined', 'draft'),
		work: [...room, 'room.floor']
	},
	{ route: 'api/exhibitions', path: '/api/exhibitions', only: [], also: both(name) },
	...['', '/sent?number=23456789'].map((rest) => ({ route: `(gallery)/ask${rest && '/sent'}`, path: `/ask${rest}`, only: [] })),
	...['accessibility', 'imprint', 'privacy', 'too-large', 'too-large/sentence'].map((page) => ({
		route: `(gallery)/${page}`,
		path: `/${page}`,
		only: []
	})),
	...['', '/sentence'].map((rest) => ({ route: `(gallery)/not-taken/[reason]${rest}`, path: `/not-taken/busy${rest}`, only: [] })),
	...['healthz', 'readyz'].map((route) => ({ route, path: `/${route}`, only: [] }))
];

/** Contain no fields: the first redirects to `/visit/[code]`, the second shows what its caller has typed. */
export const leadsOn: readonly string[] = ['r/[code]', '(gallery)/late/[...path]'];
