import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, run, text, type World } from '../support/world.ts';

type Changes = { now: string; shows: string[]; works: string[]; artists: string[] };

/** A change of public content, which the search must notice, and what it must read anew. */
type Case = [name: string, change: () => Promise<unknown>, expected: () => Partial<Omit<Changes, 'now'>>];

let world: World;
beforeAll(async () => {
	world = await makeWorld('postgres');
});
afterAll(() => world?.stop());

const ask = (p_since: string | null) => run<Changes>(world.backend.admin(), 'changed_since', { p_since });
/** Lets everything that happened so far be an hour old. */
const forget = () => world.backend.sql("update app.public_change set at = at - interval '1 hour'");
const mine = () => world.of('artist');

const cases: Case[] = [
	[
		'a consent',
		() =>
			run(world.db.artist, 'set_consents', {
				p_artwork: mine().published,
				p_consents: { website: true },
				p_wording: 'x',
				p_language: 'de'
			}),
		() => ({ works: [mine().published] })
	],
	[
		'a withholding',
		() => run(world.db.curator, 'withhold_artwork', { p_artwork: mine().published, p_reason: 'Prüfung', p_on: true }),
		() => ({ works: [mine().published] })
	],
	[
		'the end of a withholding that has come without a write',
		async () => {
			await world.backend.sql("update public.withholding set from_at = now() - interval '1 day', until_at = now() where artwork_id = $1", [
				mine().published
			]);
			await forget();
		},
		() => ({ works: [mine().published] })
	],
	[
		'an artist who hides everything',
		() => run(world.db.artist, 'hide_artist', { p_artist: mine().artist, p_on: true }),
		() => ({ artists: [mine().artist] })
	],
	[
		'an artist who shows everything again',
		() => run(world.db.artist, 'hide_artist', { p_artist: mine().artist, p_on: false }),
		() => ({ artists: [mine().artist], works: [mine().published] })
	],
	[
		'a new name of an artist',
		() =>
			run(world.db.artist, 'save_artist', {
				p_id: mine().artist,
				p_kind: 'person',
				p_name: text('Amal N.'),
				p_latin_name: null,
				p_biography: {},
				p_slug: 'amal'
			}),
		() => ({ artists: [mine().artist], works: [mine().published] })
	],
	[
		'a show that is withdrawn',
		() => run(world.db.curator, 'publish_exhibition', { p_exhibition: world.exhibition, p_on: false }),
		() => ({ shows: [world.exhibition], works: [mine().published] })
	],
	[
		'a show that is published',
		() => run(world.db.curator, 'publish_exhibition', { p_exhibition: world.exhibition, p_on: true }),
		() => ({ shows: [world.exhibition], works: [mine().published] })
	],
	[
		'a show that was over yesterday',
		async () => {
			await world.backend.sql('update public.exhibition set closes = app.berlin_today() - 1 where id = $1', [world.exhibition]);
			await forget();
		},
		() => ({ shows: [world.exhibition], works: [mine().published] })
	],
	[
		'a hang that takes effect without a write',
		async () => {
			const version = await run(world.db.curator, 'open_hang', { p_exhibition: world.exhibition });
			await world.backend.sql("update public.hang_version set state = 'published', in_effect_from = now() where id = $1", [version]);
			await world.backend.sql(
				'update public.exhibition set closes = app.berlin_today() + 30, taken_down = app.berlin_today() + 31 where id = $1',
				[world.exhibition]
			);
			await forget();
		},
		() => ({ shows: [world.exhibition], works: [mine().published] })
	]
];

describe('what the search reads anew', () => {
	test('is nothing when nothing has changed, and the time alone without a moment', async () => {
		await forget();
		const { now } = await ask(null);
		expect(await ask(now)).toMatchObject({ shows: [], works: [], artists: [] });
	});

	test.each(cases)('includes %s', async (_, change, expected) => {
		await forget();
		const { now } = await ask(null);
		await change();
		const changes = await ask(now);
		for (const [kind, ids] of Object.entries(expected())) expect(changes[kind as 'shows'], kind).toEqual(expect.arrayContaining(ids));
	});

	test('is known to the site only', async () => {
		const { now } = await ask(null);
		for (const actor of ['visitor', 'artist', 'coordinator'] as const) {
			expect((await world.db[actor].rpc('changed_since', { p_since: now })).error, actor).not.toBeNull();
		}
	});
});
