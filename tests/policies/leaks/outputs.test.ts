import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { boxOnly, gone, instead, lacks, leadsOn, ofShows, ofTheHouse, ofWorks, type Output, shown } from './allowedOutputs.ts';
import { canary } from './canaries.ts';
import { type Case, caseNames, type Show, showNames, showOf, subjectOf } from './cases.ts';
import { type Facts, factsOfCase, factsOfShow, fill, publicShows } from './facts.ts';
import { asFiles, soundNote } from './files.ts';
import { type Answer, ask, type Mentions, type Secrets, secretsOf } from './outputs.ts';
import { type BuiltSite, startSiteOn } from '../../support/built.ts';
import { type LeakWorld, makeLeakWorld } from './world.ts';

/** Compares everything that the built site shows to visitors about works in every state with `allowedOutputs.ts`. */
const env = vi.hoisted((): Record<string, string> => ({}));
vi.mock('$env/dynamic/private', () => ({ env }));

let world: LeakWorld;
let site: BuiltSite;
let secrets: Secrets;
const facts = {} as Record<Case, Facts>;
beforeAll(async () => {
	world = await makeLeakWorld('postgres', asFiles, ({ url, publishableKey, secretKey }) =>
		Object.assign(env, { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey })
	);
	const { sql } = world.backend;
	// Skip the remaining picture files of works that nobody may see. Enough of their files exist for the requests below.
	const seen = shown.map((name) => world.subjects[name].artwork);
	await sql(
		"delete from public.job where kind = 'derive' and not exists (select from public.media m where m.id = (payload ->> 'media')::uuid and m.artwork_id = any (string_to_array($1, ',')::uuid[]))",
		[seen.join()]
	);
	site = await startSiteOn(world.backend);
	await vi.waitUntil(
		async () =>
			(await sql("select count(*)::int as n from public.job where kind = 'derive' and state in ('queued', 'running')", []))[0]!.n === 0,
		{ timeout: 90_000, interval: 100 }
	);
	secrets = await secretsOf(world);
	for (const name of caseNames) facts[name] = await factsOfCase(world, name);
});
afterAll(async () => {
	await site?.stop();
	await world?.stop();
});

/** Returns the fields of a case that an output may show, or null when it may show nothing. */
function fieldsOf(output: Output, name: Case): readonly string[] | null {
	const { work = [], box, gone: left } = output;
	if ((output.only ?? shown).includes(name))
		return work.filter((field) => !lacks[name]?.includes(field)).map((field) => instead[name]?.[field] ?? field);
	if (box && (output.boxed ?? boxOnly).includes(name)) return box;
	return left && (gone as readonly string[]).includes(name) ? left : null;
}

const mentions = (entries: readonly (readonly [string, readonly string[] | undefined])[]): Mentions =>
	Object.fromEntries(entries.flatMap(([subject, fields]) => (fields && fields.length > 0 ? [[subject, [...fields].sort()]] : [])));
const isPublic = (show: Show | null): show is Show => show !== null && (publicShows as readonly string[]).includes(show);
const seenOf = ({ status, mentions }: Answer) => ({ status, mentions });
/** Returns the path, and for pages also the English one. Texts in one language appear on both pages. */
const addresses = ({ route }: Output, path: string, status: number): string[] =>
	status === 200 && route.startsWith('(gallery)') && !/\.\w+$/.test(path) ? [path, `/en${path === '/' ? '' : path}`] : [path];

type Expected = { status: number; mentions: Mentions };
const nothing: Expected = { status: 404, mentions: {} };

async function expectAll(output: Output, paths: string[], expected: Expected): Promise<void> {
	for (const path of paths.flatMap((each) => addresses(output, each, expected.status))) {
		// A 404 may repeat at most the words of the request.
		const answer = await ask(site, path, secrets, expected.status === 404 ? path.split(/[/.?=]/) : []);
		expect({ path, ...seenOf(answer) }).toEqual({ path, ...expected });
		expect(answer.text).not.toContain(soundNote);
	}
}

test('the table lists every public address of the site', () => {
	const inside = /^(account|studio|desk|day|dev|sign-in|sign-out)(\/|$)/;
	const routes = globSync('**/{+page.svelte,+server.ts}', { cwd: 'src/routes' }).map((file) => dirname(file));
	const known = [...[...ofWorks, ...ofShows, ...ofTheHouse].map(({ route }) => route), ...leadsOn];
	expect([...new Set(known)].sort()).toEqual([...new Set(routes.filter((route) => !inside.test(route)))].sort());
	expect(['sitemap.xml', 'robots.txt', 'feed.xml'].filter((name) => existsSync(join('static', name)))).toEqual([]);
});

test.each(ofWorks)('$path shows only the allowed fields of each work', { timeout: 60_000 }, async (output) => {
	let asked = 0;
	for (const name of caseNames) {
		const fields = fieldsOf(output, name);
		const show = showOf(name);
		const ofShow = isPublic(show) ? [[subjectOf(show), output.show] as const] : [];
		const expected = fields && { status: output.status ?? 200, mentions: mentions([[name, fields], ...ofShow]) };
		const paths = fill(output.path, facts[name]);
		if (fields) expect({ name, paths }).not.toEqual({ name, paths: [] });
		await expectAll(output, paths, expected ?? nothing);
		asked += paths.length;
	}
	expect(asked).toBeGreaterThan(0);
});

test.each(ofShows)('$path shows only the allowed fields of each show', { timeout: 60_000 }, async (output) => {
	for (const show of showNames) {
		const inside = caseNames.filter((name) => showOf(name) === show);
		const first = inside.find((name) => (output.only ?? shown).includes(name));
		const expected = mentions([
			...inside.map((name) => [name, [...(fieldsOf(output, name) ?? []), ...((name === first && output.first) || [])]] as const),
			[subjectOf(show), output.show],
			...publicShows.filter((other) => other !== show).map((other) => [subjectOf(other), output.otherShow] as const)
		]);
		const paths = fill(output.path, await factsOfShow(world, show));
		await expectAll(output, paths, isPublic(show) ? { status: 200, mentions: expected } : nothing);
	}
});

test.each(ofTheHouse)('$path shows only the allowed fields', async (output) => {
	const ofCases = caseNames.map((name) => [name, fieldsOf(output, name) ?? undefined] as const);
	await expectAll(output, [output.path], { status: 200, mentions: mentions([...ofCases, ...Object.entries(output.also ?? {})]) });
});

test('search finds no works that visitors may not see, even by their exact title or artist', { timeout: 60_000 }, async () => {
	for (const name of caseNames.filter((each) => each === 'safemode' || !(shown as readonly Case[]).includes(each)))
		for (const field of ['artwork_revision.title', name === 'safemode' ? 'pseudonym' : 'artist.name']) {
			const query = canary(name, field);
			const { mentions: found } = await ask(site, `/search?q=${query}`, secrets, [query]);
			expect({ query, found: found[name] }).toEqual({ query, found: undefined });
		}
});

test('the door code of every room redirects without any content', async () => {
	for (const name of caseNames)
		for (const path of fill('/r/{room}', facts[name]))
			expect(seenOf(await ask(site, path, secrets))).toEqual({ status: 303, mentions: {} });
});
