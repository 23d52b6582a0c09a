import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeArtwork, makeWorld, run, text, type World } from '../support/world.ts';

type Work = { id: string; number: number; artwork: string; code: string; wish: string };

/** Published hangs over time: when they become visible, that removed works disappear at once, and that they never change. */
describe.each(drivers)('versions on %s', (driver) => {
	let world: World;
	let sql: World['backend']['sql'];
	let round = 0;
	beforeAll(async () => {
		world = await makeWorld(driver);
		sql = world.backend.sql;
	});
	afterAll(() => world?.stop());

	const refused = async (call: Promise<unknown>): Promise<string> =>
		call.then(
			() => 'done',
			(error: { code: string; message: string }) => `${error.code} ${error.message.split(': ')[1]}`
		);
	const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
	const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

	/** Creates accepted works of one artist. */
	async function accepted(
		sizes: [width: number, height: number][],
		db = world.db.other
	): Promise<{ artworks: string[]; wishes: string[] }> {
		const name = `Wanda${++round}`;
		const artist = await run(db, 'save_artist', {
			p_id: null,
			p_kind: 'person',
			p_name: text(name),
			p_latin_name: null,
			p_biography: {},
			p_slug: name.toLowerCase()
		});
		const artworks: string[] = [];
		for (const [width_mm, height_mm] of sizes) {
			const artwork = await makeArtwork(db, world.backend.admin(), artist, `Werk ${artworks.length + 1}`);
			const values = { title: text('Werk'), technique: text('Öl'), parts: [{ height_mm, width_mm }] };
			await run(db, 'save_artwork', { p_artwork: artwork, p_artist: artist, p_values: values });
			artworks.push(artwork);
		}
		const submission = await run(db, 'submit_artworks', {
			p_call: world.call,
			p_artist: artist,
			p_artworks: artworks,
			p_values: { house_rules: true, privacy: true, language: 'de', consents: { website: true, archive: true }, wording: 'test' }
		});
		const wishes: string[] = [];
		for (const artwork of artworks) {
			const [row] = await sql('select id from public.submission_work where submission_id = $1 and artwork_id = $2', [submission, artwork]);
			wishes.push(row!.id as string);
			await run(world.db.curator, 'plan_decision', { p_submission_work: row!.id, p_outcome: 'accepted', p_words: {}, p_until: null });
		}
		await run(world.db.curator, 'release_decisions', { p_submission: submission });
		return { artworks, wishes };
	}

	/** Creates a published show on its own wall, with a draft that hangs these works from left to right. The hang isn't published yet. */
	async function makeShow(sizes: [number, number][], spare: [number, number][] = [], days = [-5, -4, 60, 61]) {
		const all = await accepted([...sizes, ...spare]);
		const code = `V${round}`;
		const wallValues = { room: world.room, code, width_mm: 6000, height_mm: 2800 };
		const zones = [{ x_mm: 5000, y_mm: 0, width_mm: 900, height_mm: 2000, reason: 'door' }];
		const wall = await run<number>(world.db.coordinator, 'save_wall', { p_wall: null, p_values: { ...wallValues, zones } });
		const [installs, opens, closes, taken_down] = days.map(day);
		const show = await run(world.db.curator, 'save_exhibition', {
			p_exhibition: null,
			p_values: { slug: `fassung-${round}`, title: text('Fassung'), installs, opens, closes, taken_down },
			p_walls: [wall]
		});
		await run(world.db.curator, 'add_exhibition_works', { p_exhibition: show, p_submission_works: all.wishes.slice(0, sizes.length) });
		await run(world.db.curator, 'publish_exhibition', { p_exhibition: show, p_on: true });
		const rows = await sql('select id, number, artwork_id, code from public.exhibition_work where exhibition_id = $1 order by number', [
			show
		]);
		const works = rows.map(({ artwork_id, ...row }, i) => ({ ...row, artwork: artwork_id, wish: all.wishes[i]! })) as Work[];
		return { show, wall, wallValues, zones, works, spare: all.wishes.slice(sizes.length), sizes };
	}
	type Show = Awaited<ReturnType<typeof makeShow>>;

	async function save(of: Show, xs: (number | null)[]): Promise<{ version: string; lock: number }> {
		const version = await run(world.db.curator, 'open_hang', { p_exhibition: of.show });
		const [row] = await sql('select lock from public.hang_version where id = $1', [version]);
		const boxes = xs.flatMap((x_mm, i) =>
			x_mm === null
				? []
				: [{ work: of.works[i]!.id, part: 1, wall: of.wall, x_mm, y_mm: 1000, width_mm: of.sizes[i]![0], height_mm: of.sizes[i]![1] }]
		);
		const lock = await run<number>(world.db.curator, 'save_hang', {
			p_version: version,
			p_lock: row!.lock,
			p_placements: boxes,
			p_centre_lines: {}
		});
		return { version, lock };
	}
	async function publish(of: Show, xs: (number | null)[], from: string | null = null): Promise<string> {
		const { version, lock } = await save(of, xs);
		await run(world.db.curator, 'publish_hang', { p_version: version, p_lock: lock, ...(from ? { p_from: from } : {}) });
		return version;
	}
	const seen = async ({ show }: Show) =>
		(await world.db.visitor.from('pub_placement').select('number, x_mm').eq('exhibition_id', show).order('number')).data;
	const versions = (of: Show) =>
		sql(
			'select number, kind, state, left_work is not null as left_work from public.hang_version where exhibition_id = $1 order by number',
			[of.show]
		);
	const work = async (id: string) =>
		(await sql('select number, code, custody, removed_at, removed_reason from public.exhibition_work where id = $1', [id]))[0]!;
	const remove = (id: string, change: object = {}, db: SupabaseClient = world.db.curator) =>
		run(db, 'remove_exhibition_work', { p_exhibition_work: id, p_reason: 'sold', ...change });
	/** Lets a scheduled version start now and returns its start. Published versions never change, so the trigger is off meanwhile. */
	const letItTurn = async (version: string): Promise<string> => {
		await sql('alter table public.hang_version disable trigger keep', []);
		const [row] = await sql(
			'update public.hang_version set in_effect_from = clock_timestamp() where id = $1 returning in_effect_from as at',
			[version]
		);
		await sql('alter table public.hang_version enable trigger keep', []);
		return new Date(row!.at as string).toISOString();
	};
	const box = async (version: string, id: string) =>
		(
			await sql('select x_mm, y_mm, width_mm, height_mm from public.placement where version_id = $1 and exhibition_work_id = $2', [
				version,
				id
			])
		)[0];

	test('shows a scheduled version only from its start on, and tells visitors when the hang changes', async () => {
		const of = await makeShow([[300, 400]]);
		await publish(of, [100]);
		const turnsAt = later(3_600_000);
		const coming = await publish(of, [900], turnsAt);
		expect(await seen(of)).toEqual([{ number: 1, x_mm: 100 }]);
		const said = (await world.db.visitor.from('pub_epoch').select('turned_at, turns_at').single()).data as Record<string, string>;
		expect(Date.parse(said.turns_at!)).toBe(Date.parse(turnsAt));
		expect(Date.parse(said.turned_at!)).toBeLessThan(Date.now());
		const turned = await letItTurn(coming);
		expect(await seen(of)).toEqual([{ number: 1, x_mm: 900 }]);
		const after = (await world.db.visitor.from('pub_epoch').select('turned_at').single()).data as { turned_at: string };
		expect(new Date(after.turned_at).toISOString()).toBe(turned);
	});

	test('refuses a start in the past or after the last day, and can cancel a version that is not visible yet', async () => {
		const of = await makeShow([[300, 400]]);
		const { version, lock } = await save(of, [100]);
		const publishing = (p_from: string) => refused(run(world.db.curator, 'publish_hang', { p_version: version, p_lock: lock, p_from }));
		expect(await publishing(later(-1000))).toBe('PT422 from-passed');
		expect(await publishing(later(90 * 86_400_000))).toBe('PT422 from-too-late');
		expect(await publishing(later(3_600_000))).toBe('done');
		// The next draft starts from the scheduled version.
		const next = await run(world.db.curator, 'open_hang', { p_exhibition: of.show });
		expect(await box(next, of.works[0]!.id)).toMatchObject({ x_mm: 100 });
		await expect(sql('update public.hang_version set in_effect_from = now() where id = $1', [version])).rejects.toThrow(/frozen/);
		const callOff = (p_version: string, db = world.db.curator) => refused(run(db, 'call_off_hang', { p_version }));
		for (const who of ['artist', 'former'] as const) expect(await callOff(version, world.db[who])).toBe('PT404 not-found');
		expect(await callOff(version)).toBe('done');
		expect(await callOff(version)).toBe('PT404 not-found');
		expect(await versions(of)).toMatchObject([{ state: 'called_off' }, { state: 'draft' }]);
		await expect(sql('update public.placement set x_mm = 0 where version_id = $1', [version])).rejects.toThrow(/frozen/);
		await expect(sql("update public.hang_version set state = 'draft' where id = $1", [version])).rejects.toThrow(/frozen/);
		const now = await publish(of, [200]);
		expect(await callOff(now)).toBe('PT409 in-effect');
		// Without another draft, the cancelled version becomes the draft again.
		const again = await publish(of, [300], later(3_600_000));
		expect(await callOff(again)).toBe('done');
		expect(await run(world.db.curator, 'open_hang', { p_exhibition: of.show })).toBe(again);
		expect(await publish(of, [400])).toBe(again);
		expect(await seen(of)).toEqual([{ number: 1, x_mm: 400 }]);
	});

	test('removes a work at once from the public wall and from scheduled hangs with new versions, but keeps its number and code', async () => {
		const of = await makeShow([
			[300, 400],
			[300, 400]
		]);
		const [one, two] = of.works as [Work, Work];
		const first = await publish(of, [100, 900]);
		await publish(of, [200, 1000], later(3_600_000));
		const { version: draft, lock } = await save(of, [300, 1100]);
		await remove(one.id);
		expect(await seen(of)).toEqual([{ number: 2, x_mm: 900 }]);
		expect((await world.db.visitor.from('pub_work').select('number').eq('exhibition_id', of.show)).data).toEqual([{ number: 2 }]);
		expect((await world.db.visitor.from('pub_code').select('number').eq('code', one.code)).data).toEqual([]);
		expect(await versions(of)).toEqual([
			{ number: 1, kind: 'plan', state: 'published', left_work: false },
			{ number: 2, kind: 'plan', state: 'called_off', left_work: false },
			{ number: 3, kind: 'plan', state: 'draft', left_work: false },
			{ number: 4, kind: 'plan', state: 'published', left_work: true },
			{ number: 5, kind: 'plan', state: 'published', left_work: true }
		]);
		expect(await sql('select 1 as still from public.placement where version_id = $1 and exhibition_work_id = $2', [first, one.id])).toEqual(
			[{ still: 1 }]
		);
		expect(await box(draft, one.id)).toBeUndefined();
		expect(await sql('select lock from public.hang_version where id = $1', [draft])).toEqual([{ lock: lock + 1 }]);
		expect(await work(one.id)).toMatchObject({ number: 1, code: one.code, custody: 'removed-early', removed_reason: 'sold' });
		expect(await sql('select was, custody from public.custody_log where exhibition_work_id = $1', [one.id])).toEqual([
			{ was: 'expected', custody: 'removed-early' }
		]);
		// A plan must be strict to be published. The copies that the removal published are strict too.
		expect(
			await sql(
				'select bool_and(strict) as strict from public.placement p join public.hang_version v on v.id = version_id where exhibition_id = $1 and number > 3',
				[of.show]
			)
		).toEqual([{ strict: true }]);

		expect(await refused(run(world.db.curator, 'put_back_exhibition_work', { p_exhibition_work: two.id }))).toBe('PT409 illegal-move');
		await run(world.db.curator, 'put_back_exhibition_work', { p_exhibition_work: one.id });
		expect(await work(one.id)).toMatchObject({ number: 1, code: one.code, custody: 'received', removed_at: null, removed_reason: null });
		expect(await seen(of), 'the work is off the walls').toEqual([{ number: 2, x_mm: 900 }]);
	});

	test('lets only curators record a removal later, with a past day, and never for a past show', async () => {
		const of = await makeShow([[300, 400]]);
		const [one] = of.works as [Work];
		expect(await refused(remove(one.id, { p_from: day(2) }))).toBe('PT422 from-later');
		expect(await refused(remove(one.id, { p_reason: 'lost' }))).toBe('PT422 invalid');
		expect(await refused(remove(one.id, { p_reason: null }))).toBe('PT422 invalid');
		expect(await refused(remove(world.exhibition))).toBe('PT404 not-found');
		for (const who of ['artist', 'other', 'former'] as const)
			expect(await refused(remove(one.id, {}, world.db[who]))).toBe('PT404 not-found');
		expect(await refused(remove(one.id, {}, world.db.visitor))).toMatch(/^42501/);
		await remove(one.id, { p_from: day(-2), p_reason: 'damaged' });
		const { removed_at, removed_reason, custody } = await work(one.id);
		expect(new Date(removed_at as string).getTime()).toBeLessThan(Date.now() - 86_400_000);
		expect([removed_reason, custody], 'the work never arrived').toEqual(['damaged', 'expected']);
		const past = await makeShow([[300, 400]], [[300, 400]], [-30, -29, -10, -9]);
		await publish(past, [100]);
		expect(await refused(remove(past.works[0]!.id))).toBe('PT409 show-over');
		expect(
			await refused(
				run(world.db.curator, 'replace_exhibition_work', {
					p_exhibition_work: past.works[0]!.id,
					p_submission_work: past.spare[0],
					p_reason: 'sold'
				})
			)
		).toBe('PT409 show-over');
		expect(await refused(run(world.db.other, 'answer_acceptance', { p_submission_work: past.works[0]!.wish, p_confirm: false }))).toBe(
			'done'
		);
		expect(await seen(past), 'a past show keeps its hang').toEqual([{ number: 1, x_mm: 100 }]);
	});

	test('removes a work that its artist withdraws from the public wall at once, for good', async () => {
		const of = await makeShow([
			[300, 400],
			[300, 400]
		]);
		const [one] = of.works as [Work, Work];
		await publish(of, [100, 900]);
		await run(world.db.curator, 'open_as_hung', { p_exhibition: of.show });
		await run(world.db.other, 'answer_acceptance', { p_submission_work: one.wish, p_confirm: false });
		expect(await seen(of)).toEqual([{ number: 2, x_mm: 900 }]);
		expect(await versions(of)).toMatchObject([
			{ kind: 'plan' },
			{ kind: 'as_hung', left_work: false },
			{ kind: 'as_hung', left_work: true }
		]);
		expect(await work(one.id)).toMatchObject({ removed_reason: 'withdrawn' });
		expect(await refused(run(world.db.curator, 'put_back_exhibition_work', { p_exhibition_work: one.id }))).toBe('PT409 given-back');
		expect(await refused(run(world.db.curator, 'add_exhibition_works', { p_exhibition: of.show, p_submission_works: [one.wish] }))).toBe(
			'PT422 not-accepted'
		);
	});

	test('removes the works of a withdrawn submission from shows', async () => {
		const of = await makeShow([[300, 400]]);
		await publish(of, [100]);
		const [row] = await sql('select submission_id from public.submission_work where id = $1', [of.works[0]!.wish]);
		await sql('alter table public.submission disable trigger check_move', []);
		await sql("update public.submission set state = 'in_review' where id = $1", [row!.submission_id]);
		await sql('alter table public.submission enable trigger check_move', []);
		await run(world.db.other, 'withdraw_submission', { p_submission: row!.submission_id });
		expect(await seen(of)).toEqual([]);
	});

	test('gives a replacement work its own number and code, and the old position in the draft if it fits', async () => {
		const of = await makeShow(
			[
				[300, 400],
				[300, 400]
			],
			[
				[320, 380],
				[1500, 400],
				[300, 400]
			]
		);
		const [one, two] = of.works as [Work, Work];
		const [fits, tooWide, third] = of.spare as [string, string, string];
		await publish(of, [100, 900]);
		const replace = <T = Record<string, unknown>>(old: string, p_submission_work: string, db = world.db.curator) =>
			run<T>(db, 'replace_exhibition_work', { p_exhibition_work: old, p_submission_work, p_reason: 'damaged' });
		const strange = await accepted([[300, 400]], world.db.artist);
		expect(await refused(replace(one.id, strange.wishes[0]!))).toBe('PT422 other-artist');
		expect(await refused(replace(one.id, two.wish))).toBe('PT409 already-there');
		expect(await refused(replace(one.id, one.id))).toBe('PT422 not-accepted');
		for (const who of ['artist', 'other', 'former'] as const)
			expect(await refused(replace(one.id, fits, world.db[who]))).toBe('PT404 not-found');
		const answer = await replace(one.id, fits);
		expect(answer).toMatchObject({ number: 3, placed: true, why: null });
		const made = await work(answer.work as string);
		expect(made.number).toBe(3);
		expect(made.code).not.toBe(one.code);
		const draft = await run(world.db.curator, 'open_hang', { p_exhibition: of.show });
		expect(await box(draft, answer.work as string)).toEqual({ x_mm: 90, y_mm: 1010, width_mm: 320, height_mm: 380 });
		expect(await seen(of), 'the replacement is not visible before it is published').toEqual([{ number: 2, x_mm: 900 }]);
		expect(await refused(replace(one.id, third))).toBe('PT409 illegal-move');
		expect(await replace(two.id, tooWide)).toMatchObject({ number: 4, placed: false, why: 'overlap' });
		expect(await sql('select count(*)::int as n from public.placement where version_id = $1', [draft])).toEqual([{ n: 1 }]);
	});

	test('updates the draft with a new measured size when it is opened, and keeps published versions', async () => {
		const of = await makeShow([[300, 400]]);
		const [one] = of.works as [Work];
		const published = await publish(of, [100]);
		const { version, lock } = await save(of, [100]);
		for (const [p_what, p_value] of [
			['outer-width', 361],
			['outer-height', 440]
		] as const)
			await run(world.db.curator, 'measure_work', { p_exhibition_work: one.id, p_part: 1, p_what, p_value });
		expect(await run(world.db.curator, 'open_hang', { p_exhibition: of.show })).toBe(version);
		expect(await box(version, one.id)).toEqual({ x_mm: 69, y_mm: 980, width_mm: 361, height_mm: 440 });
		expect(await box(published, one.id)).toEqual({ x_mm: 100, y_mm: 1000, width_mm: 300, height_mm: 400 });
		expect(await sql('select lock from public.hang_version where id = $1', [version])).toEqual([{ lock: lock + 1 }]);
		await run(world.db.curator, 'open_hang', { p_exhibition: of.show });
		expect(await sql('select lock from public.hang_version where id = $1', [version]), 'updated only once').toEqual([{ lock: lock + 1 }]);
	});

	test('keeps the walls of a past show byte for byte, whatever is measured, changed or revised later', async () => {
		const of = await makeShow([[300, 400]], [], [-30, -29, -10, -9]);
		await publish(of, [100]);
		const geometry = async () =>
			JSON.stringify([
				(await world.db.visitor.from('pub_wall').select('*').eq('exhibition_id', of.show)).data,
				(await world.db.visitor.from('pub_placement').select('*').eq('exhibition_id', of.show)).data,
				(await world.db.visitor.from('pub_work').select('*').eq('exhibition_id', of.show)).data
			]);
		const before = await geometry();
		expect(before).toContain('"reason":"door"');
		const [one] = of.works as [Work];
		await run(world.db.coordinator, 'save_wall', {
			p_wall: of.wall,
			p_values: { ...of.wallValues, width_mm: 5500, height_mm: 2500, zones: [{ ...of.zones[0], x_mm: 50, reason: 'window' }] }
		});
		await run(world.db.curator, 'measure_work', { p_exhibition_work: one.id, p_part: 1, p_what: 'outer-width', p_value: 999 });
		const [artist] = await sql('select owner_artist_id as id from public.artwork where id = $1', [one.artwork]);
		await run(world.db.other, 'save_artwork', {
			p_artwork: one.artwork,
			p_artist: artist!.id,
			p_values: { title: text('Später anders'), technique: text('Öl'), parts: [{ height_mm: 1, width_mm: 2 }] }
		});
		await run(world.db.curator, 'open_hang', { p_exhibition: of.show });
		expect(await geometry()).toBe(before);
	});
});
