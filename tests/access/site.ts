import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerClient } from '@supabase/ssr';
import { readEnvironment, siteEnvironment } from '../../src/server/start/environment.ts';
import { waitUntilReady } from '../../src/server/start/wait.ts';
import { Person } from '../e2e/support/person.ts';
import type { TestBackend } from '../support/backend.ts';
import { freePort } from '../../scripts/freePort.ts';
import { makeWorld, run, type World } from '../support/world.ts';

/**
 * The people of the tests. `suspended` (an artist) and `barred` (a curator) were suspended while signed in; `former` was a curator. `ended` is
 * a coordinator whose session was ended elsewhere, with the cookies of it.
 */
export const people = ['visitor', 'artist', 'other', 'suspended', 'barred', 'former', 'curator', 'coordinator', 'ended'] as const;
export type Who = (typeof people)[number];

export type AccessSite = {
	origin: string;
	people: Record<Who, Person>;
	/** Returns a person without a role whose access token has expired, so that the site renews it. */
	expiredSession: () => Promise<Person>;
	/** Runs one statement as the owner of the database. */
	sql: TestBackend['sql'];
	/** Returns the address of a route with ids of the test data, such as "/desk/exhibitions/0f…/edit". */
	address: (route: string) => string;
	stop: () => Promise<void>;
};

/** Starts the built site on a backend in this process, with everybody signed in and an example record for every route parameter. */
export async function startAccessSite(): Promise<AccessSite> {
	const world = await makeWorld('postgres');
	const { backend } = world;
	const origin = `http://localhost:${await freePort()}`;
	const site = await startSite(origin, backend);
	const signedIn = async (who: Who): Promise<Person> => {
		if (who === 'visitor') return new Person(origin);
		if (who === 'ended') return withEndedSession(new Person(origin), backend);
		const client = who === 'barred' ? await signInBarred(world) : world.db[who];
		const { data } = await client.auth.getSession();
		return withSession(new Person(origin), backend, data.session!);
	};
	const everybody = Object.fromEntries(await Promise.all(people.map(async (who) => [who, await signedIn(who)] as const)));
	const examples = await makeExamples(world);
	return {
		origin,
		people: everybody as Record<Who, Person>,
		expiredSession: async () => {
			const { client } = await backend.signIn('expired@example.org');
			const { data } = await client.auth.getSession();
			const person = new Person(origin);
			const past = { ...data.session, expires_at: 1 };
			person.cookies.set('session', `base64-${Buffer.from(JSON.stringify(past)).toString('base64url')}`);
			return person;
		},
		sql: backend.sql,
		address: (route) => addressOf(route, examples),
		stop: async () => {
			await site();
			await world.stop();
		}
	};
}

/** Creates a curator who was suspended while signed in. */
async function signInBarred({ backend, db }: World) {
	const { client, userId } = await backend.signIn('barred@example.org');
	await run(db.coordinator, 'set_role', { p_email: 'barred@example.org', p_role: 'curator', p_on: true });
	await run(db.coordinator, 'suspend_account', { p_account: userId, p_on: true });
	return client;
}

/** Returns the person with the cookies that a sign-in on the site would have set. */
async function withSession(person: Person, { url, publishableKey }: TestBackend, tokens: { access_token: string; refresh_token: string }) {
	const client = createServerClient(url, publishableKey, {
		cookieOptions: { name: 'session' },
		cookies: {
			getAll: () => [...person.cookies].map(([name, value]) => ({ name, value })),
			setAll: (cookies) => cookies.forEach(({ name, value }) => person.cookies.set(name, value))
		}
	});
	const { error } = await client.auth.setSession(tokens);
	if (error) throw error;
	return person;
}

/** Returns the person with the cookies of a coordinator's session that has ended since. */
async function withEndedSession(person: Person, backend: TestBackend): Promise<Person> {
	const { client, accessToken } = await backend.signIn('coordinator@example.org');
	const { data } = await client.auth.getSession();
	await withSession(person, backend, data.session!);
	const [, claims = ''] = accessToken.split('.');
	const { session_id } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { session_id: string };
	await backend.sql('delete from auth.sessions where id = $1', [session_id]);
	return person;
}

/** Starts the server of the site. Returns a function that stops it. */
async function startSite(origin: string, backend: TestBackend): Promise<() => Promise<void>> {
	const dataDir = await mkdtemp(join(tmpdir(), 'waende-access-'));
	const settings = readEnvironment({ PORT: new URL(origin).port, ORIGIN: origin, DATA_DIR: dataDir, DEMO: '1' });
	const child = spawn(process.execPath, ['src/server/site.ts'], {
		env: { PATH: process.env.PATH, LOG_LEVEL: 'fatal', ...siteEnvironment(settings, backend) },
		stdio: ['ignore', 'inherit', 'inherit']
	});
	const ended = once(child, 'exit');
	const waiting = new AbortController();
	const early = ended.then(() => Promise.reject(new Error('The site ended before it was ready.')));
	await Promise.race([waitUntilReady(origin, waiting.signal), early]).finally(() => waiting.abort());
	return async () => {
		child.kill('SIGTERM');
		await ended;
		await rm(dataDir, { recursive: true, force: true });
	};
}

type Examples = Readonly<Record<string, string>>;

/** Returns an example value for each route parameter, by the route up to that parameter. */
async function makeExamples({ backend, db, ids, of, exhibition, room, wall }: World): Promise<Examples> {
	const { draft, submission } = of('artist');
	const show = '/desk/exhibitions/[id]';
	const event = await run(db.curator, 'save_event', {
		p_exhibition: exhibition,
		p_event: null,
		p_values: {
			kind: 'talk',
			title: {},
			place: {},
			starts_at: new Date().toISOString(),
			ends_at: new Date(Date.now() + 3_600_000).toISOString(),
			languages: []
		}
	});
	await run(db.curator, 'open_hang', { p_exhibition: exhibition });
	await run(backend.admin(), 'send_request', {
		p_values: { about: 'visit', message: 'Wann?', language: 'de', address: 'ada@example.org' }
	});
	const idIn = async (table: string): Promise<string> => String((await backend.sql(`select id from public.${table}`))[0]?.id);
	return {
		[show]: exhibition,
		[`${show}/events/[event]`]: event,
		[`${show}/handling/photos/[name]`]: 'AAAAAAAAAAAAAAAAAAAAAAAA.webp',
		[`${show}/papers/[paper]`]: crypto.randomUUID(),
		[`${show}/versions/[number]`]: '1',
		[`${show}/works/[work]`]: await idIn('exhibition_work'),
		'/desk/people/[id]': ids.former,
		'/desk/requests/[id]': await idIn('request'),
		'/desk/rooms/[id]': String(room),
		'/desk/rooms/walls/[id]': String(wall),
		'/desk/submissions/[id]': submission,
		'/studio/agreements/[paper]': crypto.randomUUID(),
		'/studio/artworks/[id]': draft,
		'/studio/artworks/[id]/photos/[photo]': crypto.randomUUID(),
		'/studio/sent/[id]': submission
	};
}

/** Fills in the parameters of a route. @throws for a parameter without an example. */
function addressOf(route: string, examples: Examples): string {
	const segments = route.split('/').slice(1);
	const filled = segments.map((segment, index) => {
		if (!segment.startsWith('[')) return segment;
		const example = examples[`/${segments.slice(0, index + 1).join('/')}`];
		if (!example) throw new Error(`No example for ${segment} in ${route}: add one in tests/access/site.ts`);
		return example;
	});
	return `/${filled.join('/')}`;
}
