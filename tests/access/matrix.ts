import type { Level } from '#lib/people/areas.ts';

/**
 * Who may enter each route. This repeats the table of the site, so that the tests have an independent list to compare it with. The
 * tests fail when a route or an action is missing here or no longer exists.
 */
export const matrix: Readonly<Record<Level, readonly string[]>> = {
	public: [
		'/(gallery)',
		'/(gallery)/accessibility',
		'/(gallery)/artists',
		'/(gallery)/artists/[slug]',
		'/(gallery)/artworks/[id]',
		'/(gallery)/artworks/[id]/true-size',
		'/(gallery)/ask',
		'/(gallery)/ask/sent',
		'/(gallery)/busy/[...path]',
		'/(gallery)/exhibitions',
		'/(gallery)/exhibitions/[slug]',
		'/(gallery)/exhibitions/[slug]/calendar.ics',
		'/(gallery)/exhibitions/[slug]/calendar/[event].ics',
		'/(gallery)/exhibitions/[slug]/poster/[paper].pdf',
		'/(gallery)/exhibitions/[slug]/press',
		'/(gallery)/exhibitions/[slug]/press/[file].jpg',
		'/(gallery)/exhibitions/[slug]/room',
		'/(gallery)/exhibitions/[slug]/walls',
		'/(gallery)/imprint',
		'/(gallery)/late/[...path]',
		'/(gallery)/not-taken/[reason]',
		'/(gallery)/not-taken/[reason]/sentence',
		'/(gallery)/offer',
		'/(gallery)/privacy',
		'/(gallery)/search',
		'/(gallery)/too-large',
		'/(gallery)/too-large/sentence',
		'/(gallery)/visit',
		'/(gallery)/visit/[code]',
		'/(gallery)/w/[code]',
		'/(gallery)/walls/[code]',
		'/api/exhibitions',
		'/api/exhibitions/[slug]',
		'/healthz',
		'/iiif/[id]',
		'/iiif/[id]/[region]/[size]/[rotation]/[file]',
		'/iiif/[id]/info.json',
		'/media/[name]',
		'/not-found/[...path]',
		'/r/[code]',
		'/readyz',
		'/sign-in',
		'/sign-in/code',
		'/sign-in/link',
		'/sign-out',
		'/sounds/[name]'
	],
	link: ['/day/[token]', '/day/[token]/pictures/[name]'],
	demo: ['/dev/mail', '/sign-in?/demo'],
	account: [
		'/account',
		'/studio',
		'/studio/agreements/[paper]',
		'/studio/agreements/[paper]/pdf',
		'/studio/artworks/[id]',
		'/studio/artworks/[id]/photos/[photo]',
		'/studio/artworks/[id]/photos/[photo]/preview',
		'/studio/artworks/new',
		'/studio/profile',
		'/studio/profile/safe-mode',
		'/studio/send',
		'/studio/sent/[id]'
	],
	curator: [
		'/desk',
		'/desk/exhibitions',
		'/desk/exhibitions/[id]',
		'/desk/exhibitions/[id]/day',
		'/desk/exhibitions/[id]/edit',
		'/desk/exhibitions/[id]/events',
		'/desk/exhibitions/[id]/events/[event]',
		'/desk/exhibitions/[id]/handling',
		'/desk/exhibitions/[id]/handling/photos/[name]',
		'/desk/exhibitions/[id]/hang',
		'/desk/exhibitions/[id]/hang/propose',
		'/desk/exhibitions/[id]/hang/save',
		'/desk/exhibitions/[id]/papers',
		'/desk/exhibitions/[id]/papers/[paper]',
		'/desk/exhibitions/[id]/papers/[paper]/scan',
		'/desk/exhibitions/[id]/versions',
		'/desk/exhibitions/[id]/versions/[number]',
		'/desk/exhibitions/[id]/works/[work]',
		'/desk/exhibitions/new',
		'/desk/log',
		'/desk/requests',
		'/desk/requests/[id]',
		'/desk/rooms',
		'/desk/rooms/[id]/sign',
		'/desk/rooms/stock',
		'/desk/rooms/walls/[id]/photo',
		'/desk/submissions',
		'/desk/submissions/[id]',
		'/desk/submissions/[id]/release'
	],
	coordinator: [
		'/desk/exhibitions/[id]/works/[work]?/escape',
		'/desk/people',
		'/desk/people/[id]',
		'/desk/pictures',
		'/desk/retention',
		'/desk/rooms?/room',
		'/desk/rooms/[id]/hours',
		'/desk/rooms/[id]/plan',
		'/desk/rooms/stock?/default',
		'/desk/rooms/walls/[id]',
		'/desk/rooms/walls/new',
		'/desk/submissions/[id]/contact'
	]
};

/** Pictures and similar files. Visitors get a 404 for them instead of a redirect to the sign-in page. */
export const hidden: readonly string[] = [
	'/desk/exhibitions/[id]/handling/photos/[name]',
	'/desk/rooms/walls/[id]/photo',
	'/studio/artworks/[id]/photos/[photo]/preview'
];

/** Returns the level of a route, or of one of its actions, in the matrix. */
export function levelIn(route: string, action?: string): Level | undefined {
	const levels = Object.entries(matrix) as [Level, readonly string[]][];
	const of = (key: string): Level | undefined => levels.find(([, keys]) => keys.includes(key))?.[0];
	return (action === undefined ? undefined : of(`${route}?/${action}`)) ?? of(route);
}
