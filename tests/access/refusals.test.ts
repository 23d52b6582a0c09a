import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Level } from '#lib/people/areas.ts';
import { type Attempt, attemptsAt, send, uncommonAttemptsAt, verdict } from './attempts.ts';
import { hidden, levelIn, matrix } from './matrix.ts';
import { type Route, readRoutes } from './routes.ts';
import { type AccessSite, people, startAccessSite, type Who } from './site.ts';

type Guarded = 'account' | 'curator' | 'coordinator';

const isOutside = (who: Who): boolean => who === 'visitor' || who === 'ended';
const allowed: Record<Guarded, readonly Who[]> = {
	account: people.filter((who) => !isOutside(who)),
	curator: ['curator', 'coordinator'],
	coordinator: ['coordinator']
};
const isGuarded = (level: Level | undefined): level is Guarded => level !== undefined && level in allowed;

const routes = readRoutes();
const guarded = routes.filter(({ id }) => isGuarded(levelIn(id)));

let site: AccessSite;
beforeAll(async () => {
	site = await startAccessSite();
});
afterAll(() => site?.stop());

/** Returns those of `who` that may not make this attempt, each with the expected answer. */
function refused(route: Route, { action }: Attempt, who: readonly Who[]): [Who, string][] {
	const level = levelIn(route.id, action);
	if (!isGuarded(level)) throw new Error(`${route.id} is open`);
	return who
		.filter((one) => !allowed[level].includes(one))
		.map((one) => [one, isOutside(one) && !hidden.includes(route.id) ? 'sign in' : 'not found']);
}

/** Makes the attempts as everybody of `who` that must be refused. Returns the actual and the expected answers by person and attempt. */
async function tryAll(route: Route, attempts: readonly Attempt[], who: readonly Who[]) {
	const found: Record<string, string> = {};
	const wanted: Record<string, string> = {};
	for (const attempt of attempts) {
		const answers = refused(route, attempt, who).map(async ([one, answer]) => {
			const key = `${one}: ${attempt.name} ${attempt.path}`;
			wanted[key] = answer;
			found[key] = verdict(await send(site.people[one], attempt), attempt);
		});
		await Promise.all(answers);
	}
	return { found, wanted };
}

test('finds the guarded routes of the desk and the studio', () => {
	expect(guarded.filter(({ id }) => id.startsWith('/desk')).length).toBeGreaterThan(30);
	expect(guarded.filter(({ id }) => id.startsWith('/studio')).length).toBeGreaterThan(10);
});

describe.each(guarded)('$id', (route) => {
	test('refuses everybody without access at each load, action and endpoint', async () => {
		const attempts = attemptsAt(route, site.address(route.id));
		const { found, wanted } = await tryAll(route, attempts, ['visitor', 'other', 'curator']);
		expect(Object.keys(wanted).length).toBeGreaterThan(0);
		expect(found).toEqual(wanted);
		// These people differ only in their account, so one form of each load, action and endpoint is enough.
		const once = attempts.filter(({ form }) => form === 'page');
		const more = await tryAll(route, once, ['artist', 'suspended', 'barred', 'former', 'ended']);
		expect(more.found).toEqual(more.wanted);
	});

	test('refuses them with any method, in any language, and with a partly encoded address', async () => {
		const path = site.address(route.id);
		const [first, last] = halfEncoded(path);
		const written = [`/ar${path}`, `/en${first}`, last].flatMap((address) => attemptsAt(route, address).slice(0, 2));
		const uncommon = uncommonAttemptsAt(route, path);
		// Requests of signed-in people take ten times as long, so try them only once for each kind of route.
		const sampled = !route.page || route.id === '/desk' || route.id === '/desk/people';
		for (const [attempts, who] of [
			[written, ['visitor', 'other']],
			[uncommon, sampled ? ['visitor', 'other'] : ['visitor']]
		] satisfies [Attempt[], Who[]][]) {
			const { found, wanted } = await tryAll(route, attempts, who);
			expect(found).toEqual(wanted);
		}
	});
});

// These tests come last, because some of them change data.
describe.each(guarded)('$id', (route) => {
	test('lets in everybody with access', async () => {
		// For a missing file, an endpoint answers like the guard, except when a page is requested.
		for (const attempt of attemptsAt(route, site.address(route.id)).filter(({ form }) => route.page || form === 'page')) {
			const level = levelIn(route.id, attempt.action) as Guarded;
			const who = level === 'account' ? 'artist' : level;
			const answered = await send(site.people[who], attempt);
			expect(answered.status, attempt.name).toBeLessThan(500);
			const answer = verdict(answered, attempt);
			// In the studio, a record that doesn't belong to the artist also gives "not found".
			expect(level === 'account' ? ['sign in'] : ['sign in', 'not found'], `${who}: ${attempt.name}`).not.toContain(answer);
		}
	});
});

test('applies the strictest level to a request that names several actions', async () => {
	const path = '/desk/rooms';
	for (const search of ['?/no-such-action&/room', '?/room&/no-such-action', '?%2Froom', '?a=1&/room=']) {
		const attempt: Attempt = { name: search, form: 'page', method: 'POST', path, search };
		expect(verdict(await send(site.people.curator, attempt), attempt), search).toBe('not found');
	}
});

test.each([
	'/%64esk/people',
	'/%64%65%73%6b/%70eople',
	'/desk%2Fpeople',
	'/desk//people',
	'//desk/people',
	'/desk/people/',
	'/desk/./people',
	'/studio/../desk/people',
	'/studio/%2e%2e/desk/people',
	'/DESK/people',
	'/desk;a=b/people',
	'/desk/people%00',
	'/%2564esk/people',
	'/%65n/desk/people',
	'/en/en/desk/people',
	'/(gallery)/desk/people',
	'/desk/people/%5F_data.json',
	'/desk/people.html',
	'/desk/people?x-sveltekit-invalidated=11',
	'/desk/people/__data.json?x-sveltekit-trailing-slash=1'
])('refuses the unusual spelling %s', async (address) => {
	for (const who of ['visitor', 'other', 'curator'] as const) {
		const { status, to, text } = await site.people[who].get(address);
		expect(text, who).not.toContain('coordinator@example.org');
		// For page data, SvelteKit sends the redirect of a visitor with status 200.
		if (status === 200) expect(JSON.parse(text), who).toEqual({ type: 'redirect', location: expect.stringContaining('/sign-in?next=') });
		else expect([303, 308, 400, 404], `${who} ${to}`).toContain(status);
	}
});

test('keeps personal pages out of browsers and caches, however their address is spelled', async () => {
	for (const path of ['/desk', '/studio', '/desk/people', '/sign-in', '/dev/mail'].flatMap((page) => [page, `/en${page}`])) {
		for (const address of [path, ...halfEncoded(path.replace('/en', '')).map((rest) => (path.startsWith('/en') ? '/en' : '') + rest)]) {
			const answer = await site.people.coordinator.get(address);
			expect([address, answer.status, answer.headers.get('cache-control')]).toEqual([address, 200, 'private, no-store']);
		}
	}
});

test('sends the cookies of a session that was renewed before a refusal', async () => {
	for (const path of ['/desk', '/desk/__data.json', '/desk?/no-such-action']) {
		const expired = await site.expiredSession();
		const answer = await expired.send(path, { method: path.includes('?') ? 'POST' : 'GET', headers: { origin: site.origin } });
		expect(answer.status, path).toBe(404);
		expect(
			answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0]),
			path
		).toContain('session');
		expect((await expired.get('/studio')).status, path).toBe(200);
	}
});

test('offers the features of demo mode only on this machine', async () => {
	const page: Attempt = { name: 'page', form: 'page', method: 'GET', path: '/dev/mail', search: '' };
	const demo: Attempt = { name: 'action demo', action: 'demo', form: 'action', method: 'POST', path: '/sign-in', search: '?/demo' };
	expect(matrix.demo).toEqual(['/dev/mail', '/sign-in?/demo']);
	for (const attempt of [page, { ...page, form: 'data' as const }, demo, { ...demo, form: 'page' as const }]) {
		for (const who of ['visitor', 'coordinator'] as const) {
			const answer = await send(site.people[who], attempt, { 'x-forwarded-for': '203.0.113.5' });
			expect(verdict(answer, attempt), `${who} ${attempt.name}`).toBe('not found');
			expect(answer.headers.getSetCookie()).toEqual([]);
		}
		expect(verdict(await send(site.people.visitor, attempt), attempt)).not.toBe('not found');
	}
});

test('opens its own pages with a day link, and none with a wrong link, for everybody', async () => {
	const made = await site.people.curator.post(`${site.address('/desk/exhibitions/[id]/day')}?/link`, {});
	const right = /\/day\/([\w-]{32})/.exec(made.text)?.[1] ?? '';
	for (const route of routes.filter(({ id }) => levelIn(id) === 'link')) {
		const at = (token: string) => attemptsAt(route, route.id.replace('[token]', token).replace('[name]', 'AAAAAAAAAAAAAAAAAAAAAAAA.webp'));
		for (const attempt of at('A'.repeat(32))) {
			for (const who of ['visitor', 'coordinator'] as const) {
				const { status, text } = await send(site.people[who], attempt);
				expect([200, 404], attempt.name).toContain(status);
				// Page data has status 200 and contains the refusal.
				if (status === 200) expect(text, attempt.name).toContain('"type":"error","error":{"message":"not found"},"status":404');
			}
		}
		const [first] = at(right);
		const { status } = await send(site.people.visitor, first!);
		expect(status, route.id).toBe(route.page ? 200 : 404);
	}
});

/** Returns the same address twice: with its first letter percent-encoded, and with its last segment percent-encoded. */
function halfEncoded(path: string): [string, string] {
	const encode = (letters: string) => [...letters].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
	const last = path.lastIndexOf('/') + 1;
	return [`/${encode(path[1]!)}${path.slice(2)}`, path.slice(0, last) + encode(path.slice(last))];
}
