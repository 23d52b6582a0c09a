import { type Account, isCoordinator, isCurator } from './account.ts';

/**
 * Who may enter, from the most open level to the strictest. `public`: no session is read unless the route asks for it. `link`: anybody
 * who has the secret in the address; the route checks it, because the secret also selects the show. `demo`: exists in demo mode only.
 * `account`: everybody who is signed in, even while suspended.
 */
export const levels = ['public', 'link', 'demo', 'account', 'curator', 'coordinator'] as const;
export type Level = (typeof levels)[number];

/** A part of the site and who may enter it. `hidden`: visitors also get a 404, instead of a redirect to the sign-in page. */
export type Area = { level: Level; hidden?: true };

/**
 * Every route of the site. A row applies to its route and to all routes below it, unless a more specific row exists. `route?/name` is
 * one action; the unnamed action is `route?/default`. tests/access fails when a route has no row, and tries each route as every actor.
 */
export const areas: Readonly<Record<string, Area>> = {
	'/(gallery)': { level: 'public' },
	'/api': { level: 'public' },
	'/healthz': { level: 'public' },
	'/iiif': { level: 'public' },
	// Files that aren't public are served to accounts that may read them. The database decides that.
	'/media': { level: 'public' },
	'/not-found': { level: 'public' },
	'/r': { level: 'public' },
	'/readyz': { level: 'public' },
	'/sign-in': { level: 'public' },
	'/sign-in?/demo': { level: 'demo' },
	'/sign-out': { level: 'public' },
	'/sounds': { level: 'public' },

	'/day': { level: 'link' },
	'/dev': { level: 'demo' },

	'/account': { level: 'account' },
	'/studio': { level: 'account' },
	'/studio/artworks/[id]/photos/[photo]/preview': { level: 'account', hidden: true },

	'/desk': { level: 'curator' },
	'/desk/exhibitions/[id]/handling/photos': { level: 'curator', hidden: true },
	'/desk/exhibitions/[id]/works/[work]?/escape': { level: 'coordinator' },
	'/desk/people': { level: 'coordinator' },
	'/desk/pictures': { level: 'coordinator' },
	'/desk/retention': { level: 'coordinator' },
	'/desk/rooms?/room': { level: 'coordinator' },
	'/desk/rooms/[id]/hours': { level: 'coordinator' },
	'/desk/rooms/[id]/plan': { level: 'coordinator' },
	'/desk/rooms/stock?/default': { level: 'coordinator' },
	'/desk/rooms/walls': { level: 'coordinator' },
	'/desk/rooms/walls/[id]/photo': { level: 'curator', hidden: true },
	'/desk/submissions/[id]/contact': { level: 'coordinator' }
};

/** Returns the area of a route or, if one is stricter, of the named actions. Null when no row matches: then nobody may enter. */
export function areaOf(route: string, actions: readonly string[] = [], table: Readonly<Record<string, Area>> = areas): Area | null {
	const rank = ({ level }: Area): number => levels.indexOf(level);
	return actions
		.flatMap((name) => table[`${route}?/${name}`] ?? [])
		.reduce<Area | null>((strictest, area) => (strictest && rank(strictest) >= rank(area) ? strictest : area), nearest(route, table));
}

/** Returns the row of the route itself, or of its nearest ancestor that has one. */
function nearest(route: string, table: Readonly<Record<string, Area>>): Area | null {
	const row = table[route];
	if (row || route === '') return row ?? null;
	return nearest(route.slice(0, route.lastIndexOf('/')), table);
}

/**
 * Reads from the address of a request which actions it may run. SvelteKit runs the first one that is named. This returns all of them,
 * so that naming an open action first doesn't bypass the check of a stricter one.
 */
export function actionsIn({ method, url }: { method: string; url: string }): string[] {
	if (method !== 'POST') return [];
	const named = [...new URL(url).searchParams.keys()].filter((key) => key.startsWith('/')).map((key) => key.slice(1));
	return named.length > 0 ? named : ['default'];
}

/** Whether an account may enter an area of this level. `account` is null when nobody is signed in. */
export function mayEnter(level: 'account' | 'curator' | 'coordinator', account: Account | null): account is Account {
	if (!account) return false;
	return level === 'account' || (level === 'curator' ? isCurator(account) : isCoordinator(account));
}
