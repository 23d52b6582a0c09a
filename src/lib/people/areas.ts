import { type Account, isCoordinator, isCurator } from './account.ts';

/**
 * Who may enter, from the least to the most: `public` reads no session before the route asks for it, `link` is for whoever has the
 * secret in the address (the route checks it, since it says which show is meant), `demo` exists in demo mode only, `account` is for
 * everybody who has signed in, also while suspended.
 */
export const levels = ['public', 'link', 'demo', 'account', 'curator', 'coordinator'] as const;
export type Level = (typeof levels)[number];

/** A part of the site and who may enter it. `hidden`: visitors get a 404 too, instead of the way to sign in. */
export type Area = { level: Level; hidden?: true };

/**
 * Every route of the site. A row holds for its route and all below, until a longer row says otherwise; `route?/name` is one action,
 * and the unnamed action is `route?/default`. tests/access fails when a route has no row, and tries each route as everybody.
 */
export const areas: Readonly<Record<string, Area>> = {
	'/(gallery)': { level: 'public' },
	'/api': { level: 'public' },
	'/healthz': { level: 'public' },
	'/iiif': { level: 'public' },
	// A file that isn't public is given to accounts that may read it: the database decides.
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

	'/studio': { level: 'account' },
	'/studio/artworks/[id]/photos/[photo]/preview': { level: 'account', hidden: true },

	'/desk': { level: 'curator' },
	'/desk/exhibitions/[id]/handling/photos': { level: 'curator', hidden: true },
	'/desk/exhibitions/[id]/works/[work]?/escape': { level: 'coordinator' },
	'/desk/people': { level: 'coordinator' },
	'/desk/pictures': { level: 'coordinator' },
	'/desk/rooms?/room': { level: 'coordinator' },
	'/desk/rooms/[id]/hours': { level: 'coordinator' },
	'/desk/rooms/[id]/plan': { level: 'coordinator' },
	'/desk/rooms/stock?/default': { level: 'coordinator' },
	'/desk/rooms/walls': { level: 'coordinator' },
	'/desk/rooms/walls/[id]/photo': { level: 'curator', hidden: true }
};

/** The area of a route; for requests that name actions, the strictest of theirs. Null where no row fits: then nobody may enter. */
export function areaOf(route: string, actions: readonly string[] = [], table: Readonly<Record<string, Area>> = areas): Area | null {
	const rank = ({ level }: Area): number => levels.indexOf(level);
	return actions
		.flatMap((name) => table[`${route}?/${name}`] ?? [])
		.reduce<Area | null>((strictest, area) => (strictest && rank(strictest) >= rank(area) ? strictest : area), nearest(route, table));
}

/** The row of the route itself, or of the nearest folder above it that has one. */
function nearest(route: string, table: Readonly<Record<string, Area>>): Area | null {
	const row = table[route];
	if (row || route === '') return row ?? null;
	return nearest(route.slice(0, route.lastIndexOf('/')), table);
}

/**
 * The actions that a request may run, read from its address. Kit runs the first that is named; all are taken, so that no order of
 * names gets past a stricter one.
 */
export function actionsIn({ method, url }: { method: string; url: string }): string[] {
	if (method !== 'POST') return [];
	const named = [...new URL(url).searchParams.keys()].filter((key) => key.startsWith('/')).map((key) => key.slice(1));
	return named.length > 0 ? named : ['default'];
}

/** Whether somebody may enter where a session is asked for; null: not signed in. */
export function mayEnter(level: 'account' | 'curator' | 'coordinator', account: Account | null): account is Account {
	if (!account) return false;
	return level === 'account' || (level === 'curator' ? isCurator(account) : isCoordinator(account));
}
