import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeArtwork, makeWorld, run, text, type World } from '../support/world.ts';

/** Uses a real PostgreSQL, because PGlite has a single connection and therefore no contention. */
let world: World;
beforeAll(async () => {
	world = await makeWorld('postgres');
});
afterAll(() => world?.stop());

const day = (round: number): string => new Date(Date.UTC(2040, 0, 1 + round * 10)).toISOString().slice(0, 10);
const rounds = 3;

test(`gives two walls to one of 50 concurrent shows and tells the others who has them (${rounds} rounds)`, async () => {
	const walls = [
		world.wall,
		await run<number>(world.db.coordinator, 'save_wall', {
			p_wall: null,
			p_values: { room: world.room, code: 'Y', width_mm: 3000, height_mm: 2500 }
		})
	];
	for (let round = 0; round < rounds; round++) {
		const from = day(round);
		const wish = (n: number) =>
			world.db.curator.rpc('save_exhibition', {
				p_exhibition: null,
				p_values: {
					slug: `runde-${round}-${n}`,
					title: text(`Runde ${round}, Wunsch ${n}`),
					installs: from,
					opens: from,
					closes: from,
					taken_down: from
				},
				// In either order: code that locked the walls in the order of the request would deadlock.
				p_walls: n % 2 ? walls : [...walls].reverse()
			});
		const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => wish(n)));
		const won = answers.filter(({ error }) => !error);
		expect(won).toHaveLength(1);
		const others = answers.filter(({ error }) => error);
		expect(new Set(others.map(({ error }) => `${error!.code} ${error!.message}`))).toEqual(new Set(['PT409 resource-taken']));
		expect(new Set(others.map(({ error }) => (JSON.parse(error!.details) as { exhibition: string }).exhibition))).toEqual(
			new Set([won[0]!.data])
		);
	}
});

const picture = () => ({
	sha256: '0'.repeat(64),
	width: 9,
	height: 9,
	bytes: 9,
	thumbhash: 'AAAA',
	dominant: '#808080',
	files: [{ kind: 'master', bucket: 'masters', path: crypto.randomUUID(), format: 'jpeg', width: 9, height: 9, bytes: 9 }]
});
const codes = (answers: { error: { code: string; message: string } | null }[]) =>
	answers.map(({ error }) => (error ? `${error.code} ${error.message}` : 'done')).sort();

test('puts four photographs of one work that finish at once into its draft', async () => {
	const { artist } = world.of('artist');
	for (let round = 0; round < 10; round++) {
		const artwork = await makeArtwork(world.db.artist, world.backend.admin(), artist, `Runde ${round}`);
		const media = await Promise.all([1, 2, 3, 4].map(() => run(world.db.artist, 'begin_upload', { p_artwork: artwork })));
		const finished = await Promise.all(
			media.map((p_media) => world.backend.admin().rpc('finish_upload', { p_media, p_role: 'detail', p_picture: picture() }))
		);
		expect(codes(finished)).toEqual(['done', 'done', 'done', 'done']);
		const placed = await world.backend.sql(
			'select rp.position from public.revision_photo rp join public.photo p on p.id = rp.photo_id where p.artwork_id = $1 order by 1',
			[artwork]
		);
		expect(placed.map((row) => row.position)).toEqual([1, 2, 3, 4, 5]);
	}
});

test('makes one submission when the same works are sent twice at once, in either order, and refuses the other', async () => {
	const { artist } = world.of('artist');
	for (let round = 0; round < 5; round++) {
		const works = [
			await makeArtwork(world.db.artist, world.backend.admin(), artist, 'Eins'),
			await makeArtwork(world.db.artist, world.backend.admin(), artist, 'Zwei')
		];
		const send = (p_artworks: string[]) =>
			world.db.artist.rpc('submit_artworks', {
				p_call: world.call,
				p_artist: artist,
				p_artworks,
				p_values: { house_rules: true, privacy: true, consents: { website: true }, wording: 'test' }
			});
		const answers = await Promise.all([send(works), send([...works].reverse()), send(works), send([...works].reverse())]);
		expect(codes(answers)).toEqual(['PT409 already-sent', 'PT409 already-sent', 'PT409 already-sent', 'done']);
	}
});

test('publishes a hang once for two concurrent requests, and gives each work one number and each name one slug', async () => {
	const { accepted, declined } = world.of('artist');
	const show = await run(world.db.curator, 'save_exhibition', {
		p_exhibition: null,
		p_values: {
			slug: 'zugleich',
			title: text('Zugleich'),
			installs: '2039-01-01',
			opens: '2039-01-01',
			closes: '2039-01-02',
			taken_down: '2039-01-02'
		},
		p_walls: [world.wall]
	});
	const works = await world.backend.sql("select id from public.submission_work where artwork_id = any ($1) and state = 'accepted'", [
		[accepted, declined, world.of('artist').published, world.of('suspended').accepted]
	]);
	const add = (id: unknown) => world.db.curator.rpc('add_exhibition_works', { p_exhibition: show, p_submission_works: [String(id)] });
	expect(codes(await Promise.all(works.flatMap(({ id }) => [add(id), add(id)])))).toEqual(works.flatMap(() => ['done', 'done']));
	const numbered = await world.backend.sql('select id, number from public.exhibition_work where exhibition_id = $1 order by 2', [show]);
	expect(numbered.map((row) => row.number)).toEqual(works.map((_, n) => n + 1));

	const versions = await Promise.all([1, 2, 3].map(() => run(world.db.curator, 'open_hang', { p_exhibition: show })));
	expect(new Set(versions).size).toBe(1);
	const box = { work: String(numbered[0]!.id), wall: world.wall, x_mm: 1, y_mm: 1, width_mm: 300, height_mm: 400 };
	const save = (lock: number) =>
		world.db.curator.rpc('save_hang', { p_version: versions[0]!, p_lock: lock, p_placements: [box], p_centre_lines: {} });
	expect(codes(await Promise.all([save(0), save(0), save(0)]))).toEqual(['PT409 hang-changed', 'PT409 hang-changed', 'done']);
	const publish = () => world.db.curator.rpc('publish_hang', { p_version: versions[0]!, p_lock: 1 });
	expect(codes(await Promise.all([publish(), publish()]))).toEqual(['PT404 not-found', 'done']);

	const name = () =>
		world.db.other.rpc('save_artist', {
			p_id: null,
			p_kind: 'person',
			p_name: text('Doppelt'),
			p_latin_name: null,
			p_biography: {},
			p_slug: 'doppelt'
		});
	expect(codes(await Promise.all([name(), name(), name(), name()]))).toEqual(['done', 'done', 'done', 'done']);
});

test('keeps numbers and codes unique and returned works out of shows when works are added, removed, replaced and returned at once', async () => {
	const { artist } = world.of('artist');
	const make = async (db: World['db']['artist'], of: string) => {
		const artworks = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => makeArtwork(db, world.backend.admin(), of, `Gedränge ${n}`)));
		const values = { house_rules: true, privacy: true, consents: { website: true }, wording: 'test' };
		const submission = await run(db, 'submit_artworks', { p_call: world.call, p_artist: of, p_artworks: artworks, p_values: values });
		const rows = await world.backend.sql('select id from public.submission_work where submission_id = $1 order by position', [submission]);
		for (const { id } of rows)
			await run(world.db.curator, 'plan_decision', { p_submission_work: id, p_outcome: 'accepted', p_words: {}, p_until: null });
		await run(world.db.curator, 'release_decisions', { p_submission: submission });
		return rows.map(({ id }) => id as string);
	};
	const wishes = await make(world.db.artist, artist);
	const show = world.exhibition;
	const add = (...p_submission_works: string[]) => world.db.curator.rpc('add_exhibition_works', { p_exhibition: show, p_submission_works });
	await add(wishes[0]!, wishes[1]!).throwOnError();
	const rowOf = async (wish: string) =>
		(
			await world.backend.sql(
				'select ew.id from public.exhibition_work ew join public.submission_work sw on sw.artwork_id = ew.artwork_id where sw.id = $1 and ew.exhibition_id = $2',
				[wish, show]
			)
		)[0]?.id as string;
	const [one, two] = [await rowOf(wishes[0]!), await rowOf(wishes[1]!)];
	const replace = (p_exhibition_work: string, p_submission_work: string) =>
		world.db.curator.rpc('replace_exhibition_work', { p_exhibition_work, p_submission_work, p_reason: 'sold' });
	const giveBack = (p_submission_work: string) => world.db.artist.rpc('answer_acceptance', { p_submission_work, p_confirm: false });
	const answers = await Promise.all([
		replace(one, wishes[2]!),
		replace(one, wishes[3]!),
		replace(two, wishes[4]!),
		add(wishes[5]!),
		giveBack(wishes[5]!),
		giveBack(wishes[1]!),
		add(wishes[5]!),
		world.db.curator.rpc('remove_exhibition_work', { p_exhibition_work: two, p_reason: 'damaged' })
	]);
	for (const code of codes(answers)) expect(['done', 'PT409 illegal-move', 'PT422 not-accepted']).toContain(code);
	expect(codes(answers.slice(0, 2))).toEqual(['PT409 illegal-move', 'done']);
	const all = await world.backend.sql('select number, code from public.exhibition_work where exhibition_id = $1 order by number', [show]);
	expect(all.map(({ number }) => number)).toEqual(all.map((_, n) => n + 1));
	const given = await world.backend.sql(
		"select 1 from public.exhibition_work ew join public.submission_work sw on sw.artwork_id = ew.artwork_id where sw.state = 'given_back' and ew.removed_at is null and ew.exhibition_id = $1",
		[show]
	);
	expect(given).toEqual([]);
});

test('keeps one coordinator when two remove each other at once', async () => {
	const role = (p_on: boolean) => run(world.db.coordinator, 'set_role', { p_email: 'other@example.org', p_role: 'coordinator', p_on });
	for (let round = 0; round < 5; round++) {
		await role(true);
		const away = await Promise.all([
			world.db.coordinator.rpc('suspend_account', { p_account: world.ids.other, p_on: true }),
			world.db.other.rpc('suspend_account', { p_account: world.ids.coordinator, p_on: true })
		]);
		expect(codes(away)).toEqual(['PT404 not-found', 'done']);
		await world.backend.sql('update public.account set suspended_at = null', []);
	}
	await role(false);
});

test('gives a mail and a job to only one of many concurrent claimants', async () => {
	await world.backend.sql("update public.mail set state = 'sent'", []);
	await world.backend.sql(
		"insert into public.mail (to_address, template) select n || '@example.org', 'decision' from generate_series(1, 30) n",
		[]
	);
	await world.backend.sql("insert into public.job (kind) select 'probe' from generate_series(1, 30)", []);
	for (const [claim, args] of [
		['claim_mail', {}],
		['claim_job', { p_kinds: ['probe'] }]
	] as const) {
		const claimed = await Promise.all(
			Array.from({ length: 40 }, () => run<{ id: string }[]>(world.backend.admin(), claim, { ...args, p_lease_seconds: 60 }))
		);
		const given = claimed.flat().map(({ id }) => id);
		expect(given).toHaveLength(new Set(given).size);
		while (given.length < 30) {
			const [next] = await run<{ id: string }[]>(world.backend.admin(), claim, { ...args, p_lease_seconds: 60 });
			given.push(next!.id);
		}
		expect(new Set(given).size).toBe(30);
		expect(await run(world.backend.admin(), claim, { ...args, p_lease_seconds: 60 })).toEqual([]);
	}
});

test('lets two changes to public pages run without waiting for each other', async () => {
	const client = new pg.Client({ connectionString: world.backend.connectionString! });
	await client.connect();
	try {
		await client.query('begin');
		await client.query(
			"insert into public.consent (artwork_id, channel, given, wording, language, how) values ($1, 'print', true, 'x', 'de', 'paper')",
			[world.of('artist').draft]
		);
		const other = run(world.db.artist, 'set_consents', {
			p_artwork: world.of('artist').published,
			p_consents: { print: true },
			p_wording: 'x',
			p_language: 'de'
		}).then(() => 'done');
		const first = await Promise.race([other, new Promise((resolve) => setTimeout(() => resolve('waits'), 5000))]);
		await client.query('commit');
		await other;
		expect(first).toBe('done');
	} finally {
		await client.end();
	}
});
