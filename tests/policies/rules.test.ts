import { submissionTransitions, submissionStates, submissionWorkTransitions, submissionWorkStates } from '#lib/calls/states.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeArtwork, makeWorld, run, text, type World } from '../support/world.ts';

/** What the database refuses for every caller, with the code that the site turns into a sentence. */
const refused = (promise: Promise<unknown>) =>
	promise.then(
		() => 'done',
		(error: { code: string; message: string; details?: string }) => ({
			status: error.code,
			code: error.message.replace(/^\w+: /, ''),
			...(error.details && error.details !== '{}' ? { detail: JSON.parse(error.details) as unknown } : {})
		})
	);

const show = (slug: string, installs: string, takenDown: string) => ({
	slug,
	title: text(slug),
	installs,
	opens: installs,
	closes: takenDown,
	taken_down: takenDown
});

describe.each(drivers)('rules on %s', (driver) => {
	let world: World;
	let wall: number;
	beforeAll(async () => {
		world = await makeWorld(driver);
		wall = await run<number>(world.db.coordinator, 'save_wall', {
			p_wall: null,
			p_values: {
				room: world.room,
				code: 'Z',
				width_mm: 4000,
				height_mm: 2500,
				zones: [{ x_mm: 3000, y_mm: 0, width_mm: 900, height_mm: 2000, reason: 'door' }]
			}
		});
	});
	afterAll(() => world?.stop());

	const schedule = (slug: string, from: string, to: string, walls = [wall], id: string | null = null) =>
		run(world.db.curator, 'save_exhibition', { p_exhibition: id, p_values: show(slug, from, to), p_walls: walls });

	test('refuses a second booking of the same wall and names who has it and when it is free', async () => {
		const first = await schedule('erste', '2031-03-01', '2031-06-01');
		await schedule('zweite', '2031-06-02', '2031-06-30');
		expect(await refused(schedule('dritte', '2031-05-01', '2031-05-20'))).toEqual({
			status: 'PT409',
			code: 'resource-taken',
			detail: { resource: wall, code: 'Z', exhibition: first, title: text('erste'), until: '2031-06-01', freeFrom: '2031-07-01' }
		});
		// Nothing of the refused show is stored, and the first show can move within its own dates.
		expect(await world.backend.sql("select slug from public.exhibition where slug = 'dritte'", [])).toEqual([]);
		await schedule('erste', '2031-03-10', '2031-05-30', [wall], first);
		await schedule('vierte', '2031-02-01', '2031-03-09');
	});

	test('stops a booking that bypasses the function with a constraint', async () => {
		const insert = () =>
			world.backend.sql(
				"insert into public.booking (resource_id, during, phase) values ($1, tstzrange('2035-01-01', '2035-02-01'), 'request')",
				[wall]
			);
		await insert();
		await expect(insert()).rejects.toThrow(/resource_is_free/);
	});

	test('refuses dates in the wrong order', async () => {
		const values = { ...show('falsch', '2032-01-01', '2032-02-01'), opens: '2032-03-01' };
		expect(await refused(run(world.db.curator, 'save_exhibition', { p_exhibition: null, p_values: values, p_walls: [] }))).toEqual({
			status: 'PT422',
			code: 'dates'
		});
	});

	async function hangOf(exhibition: string) {
		const version = await run(world.db.curator, 'open_hang', { p_exhibition: exhibition });
		const works = await world.backend.sql('select id, number from public.exhibition_work where exhibition_id = $1 order by number', [
			exhibition
		]);
		const { lock } = (await world.backend.sql('select lock from public.hang_version where id = $1', [version]))[0] as { lock: number };
		return { version, lock, works: works as { id: string; number: number }[] };
	}
	const box = (work: string, x: number, y: number, on: number) => ({
		work,
		part: 1,
		wall: on,
		x_mm: x,
		y_mm: y,
		width_mm: 300,
		height_mm: 400
	});
	const save = (version: string, lock: number, boxes: unknown[]) =>
		run<number>(world.db.curator, 'save_hang', { p_version: version, p_lock: lock, p_placements: boxes, p_centre_lines: {} });
	const publish = (version: string, lock: number) => run(world.db.curator, 'publish_hang', { p_version: version, p_lock: lock });

	test('saves any plan as a draft, and publishes it only when it is valid', async () => {
		const { version, lock, works } = await hangOf(world.exhibition);
		const [one, two] = [works[0]!.id, works[1]!.id];
		const at = world.wall;
		let now = await save(version, lock, []);
		expect(await refused(publish(version, now))).toEqual({ status: 'PT422', code: 'hang-empty' });
		now = await save(version, now, [box(one, 1000, 2500, at)]);
		expect(await refused(publish(version, now))).toEqual({ status: 'PT422', code: 'placement-outside' });
		now = await save(version, now, [box(one, -1, 1200, at)]);
		expect(await refused(publish(version, now))).toEqual({ status: 'PT422', code: 'placement-outside' });
		now = await save(version, now, [box(one, 1000, 1200, at), box(two, 1299, 1599, at)]);
		expect(await refused(publish(version, now))).toEqual({ status: 'PT422', code: 'placements-overlap' });
		now = await save(version, now, [box(one, 4701, 1200, at)]);
		expect(await refused(publish(version, now))).toEqual({
			status: 'PT422',
			code: 'placement-blocked',
			detail: { wall: 'A', number: works[0]!.number, reason: 'door' }
		});
		// Works may touch each other, the zone and the edge of the wall.
		now = await save(version, now, [box(one, 4700, 0, at), box(two, 4400, 0, at)]);
		expect(await refused(save(version, now - 1, []))).toMatchObject({ status: 'PT409', code: 'hang-changed' });
		await publish(version, now);
		expect(await refused(save(version, now, []))).toMatchObject({ status: 'PT409', code: 'hang-changed' });
		await expect(world.backend.sql('update public.placement set x_mm = 0 where version_id = $1', [version])).rejects.toThrow(/frozen/);
		await expect(world.backend.sql('delete from public.placement where version_id = $1', [version])).rejects.toThrow(/frozen/);
	});

	test('saves a change to a published hang as a new version that visitors see only once it is published', async () => {
		const before = (await world.db.visitor.from('pub_placement').select('number, x_mm').order('number')).data;
		const { version, lock, works } = await hangOf(world.exhibition);
		const now = await save(version, lock, [box(works[0]!.id, 100, 1200, world.wall)]);
		expect((await world.db.visitor.from('pub_placement').select('number, x_mm').order('number')).data).toEqual(before);
		await publish(version, now);
		expect((await world.db.visitor.from('pub_placement').select('number, x_mm')).data).toEqual([{ number: works[0]!.number, x_mm: 100 }]);
	});

	test('updates the draft but no published version when a wall is measured again', async () => {
		await run(world.db.coordinator, 'save_wall', {
			p_wall: world.wall,
			p_values: { room: world.room, code: 'A', width_mm: 6500, height_mm: 2800, zones: [] }
		});
		const { version } = await hangOf(world.exhibition);
		expect(await world.backend.sql('select width_mm from public.hang_wall where version_id = $1', [version])).toEqual([{ width_mm: 6500 }]);
		expect((await world.db.visitor.from('pub_wall').select('width_mm')).data).toEqual([{ width_mm: 6000 }]);
		await expect(world.backend.sql('update public.wall_revision set width_mm = 1000', [])).rejects.toThrow(/frozen/);
	});

	test('never reuses and never deletes the number and code of a work', async () => {
		await expect(world.backend.sql('delete from public.exhibition_work', [])).rejects.toThrow(/frozen/);
		const rows = await world.backend.sql('select code from public.exhibition_work', []);
		expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
		const [first] = (await hangOf(world.exhibition)).works;
		await run(world.db.curator, 'remove_exhibition_work', { p_exhibition_work: first!.id, p_reason: 'withdrawn' });
		const removed = await world.backend.sql('select number, removed_at is not null as gone from public.exhibition_work where id = $1', [
			first!.id
		]);
		expect(removed).toEqual([{ number: first!.number, gone: true }]);
	});

	test('freezes submitted revisions; a later edit makes a new revision that the desk does not see', async () => {
		const of = world.of('artist');
		await run(world.db.artist, 'save_artwork', {
			p_artwork: of.submitted,
			p_artist: of.artist,
			p_values: { title: text('Später geändert') }
		});
		const seen = (await world.db.curator.from('artwork_revision').select('number, title').eq('artwork_id', of.submitted)).data;
		expect(seen).toEqual([{ number: 1, title: text('Eingereicht') }]);
		await expect(world.backend.sql('update public.artwork_revision set untitled = true where frozen_at is not null', [])).rejects.toThrow(
			/frozen/
		);
		await expect(
			world.backend.sql('update public.artwork_part set width_mm = 1 where revision_id = $1', [of.submittedRevision])
		).rejects.toThrow(/frozen/);
	});

	test('ignores extra fields for owner, number and state', async () => {
		const of = world.of('artist');
		await run(world.db.artist, 'save_artwork', {
			p_artwork: of.draft,
			p_artist: of.artist,
			p_values: { artwork_id: of.published, number: 99, frozen_at: '2020-01-01', id: of.submittedRevision, title: text('Entwurf') }
		});
		expect(await world.backend.sql('select id, number, frozen_at from public.artwork_revision where artwork_id = $1', [of.draft])).toEqual([
			{ id: of.draftRevision, number: 1, frozen_at: null }
		]);
	});

	test('requires a photograph, a title or "untitled", a size and a technique to submit a work', async () => {
		const of = world.of('artist');
		const bare = await run(world.db.artist, 'save_artwork', { p_artwork: null, p_artist: of.artist, p_values: {} });
		const send = (artworks: string[], values = {}) =>
			refused(
				run(world.db.artist, 'submit_artworks', {
					p_call: world.call,
					p_artist: of.artist,
					p_artworks: artworks,
					p_values: { house_rules: true, privacy: true, language: 'de', ...values }
				})
			);
		expect(await send([bare])).toEqual({
			status: 'PT422',
			code: 'not-complete',
			detail: { [bare]: ['photo', 'title', 'size', 'technique'] }
		});
		expect(await send([])).toEqual({ status: 'PT422', code: 'nothing-to-send' });
		expect(await send([of.draft], { house_rules: false })).toEqual({ status: 'PT422', code: 'rules-not-accepted' });
		expect(await send([world.of('suspended').draft])).toEqual({ status: 'PT404', code: 'not-found' });
	});

	test('lets nobody decide on their own work, not even a coordinator', async () => {
		for (const name of ['curator', 'coordinator'] as const) {
			const db = world.db[name];
			const mine = await run(db, 'save_artist', {
				p_id: null,
				p_kind: 'person',
				p_name: text(name),
				p_latin_name: null,
				p_biography: {},
				p_slug: name
			});
			const artwork = await makeArtwork(db, world.backend.admin(), mine, 'Eigenes');
			const submission = await run(db, 'submit_artworks', {
				p_call: world.call,
				p_artist: mine,
				p_artworks: [artwork],
				p_values: { house_rules: true, privacy: true }
			});
			const work = (await db.from('submission_work').select('id').eq('submission_id', submission).single()).data as { id: string };
			const decide = { p_submission_work: work.id, p_outcome: 'accepted', p_words: {}, p_until: null };
			expect(await refused(run(db, 'plan_decision', decide))).toEqual({ status: 'PT403', code: 'own-work' });
			expect(await refused(run(db, 'release_decisions', { p_submission: submission }))).toEqual({ status: 'PT403', code: 'own-work' });
		}
	});

	test.each([
		['submission', submissionStates, submissionTransitions],
		['submission_work', submissionWorkStates, submissionWorkTransitions]
	] as const)('refuses every state change of a %s that the state table does not list', async (table, states, moves) => {
		const of = world.of('artist');
		const id = table === 'submission' ? of.submission : of.submittedWork;
		const force = (state: string, on: 'enable' | 'disable') =>
			Promise.resolve(world.backend.sql(`alter table public.${table} ${on} trigger check_move`, [])).then(() =>
				on === 'disable' ? world.backend.sql(`update public.${table} set state = $1 where id = $2`, [state, id]) : []
			);
		for (const from of states) {
			for (const to of states.filter((state) => state !== from)) {
				await force(from, 'disable');
				await force(from, 'enable');
				const moved = await world.backend.sql(`update public.${table} set state = $1 where id = $2`, [to, id]).then(
					() => true,
					() => false
				);
				const allowed = (moves as readonly { from: string; to: string }[]).some((move) => move.from === from && move.to === to);
				expect({ from, to, moved }).toEqual({ from, to, moved: allowed });
			}
		}
	});

	test('refuses to remove the last coordinator', async () => {
		expect(
			await refused(run(world.db.coordinator, 'set_role', { p_email: 'coordinator@example.org', p_role: 'coordinator', p_on: false }))
		).toEqual({
			status: 'PT409',
			code: 'last-coordinator'
		});
	});

	test('removes hidden and withheld works from every public view, but keeps their box on the wall', async () => {
		const of = world.of('artist');
		const seen = async () =>
			(await world.db.visitor.from('pub_work').select('shown, title, image, artist_name').eq('artwork_id', of.published)).data;
		await world.backend.sql('update public.exhibition_work set removed_at = null', []);
		const { version, lock, works } = await hangOf(world.exhibition);
		await publish(
			version,
			await save(
				version,
				lock,
				works.map((work, n) => box(work.id, 500 * n, 1200, world.wall))
			)
		);
		expect((await seen())![0]!.shown).toBe(true);
		await run(world.db.artist, 'hide_artist', { p_artist: of.artist, p_on: true });
		expect(await seen()).toEqual([{ shown: false, title: null, image: null, artist_name: null }]);
		expect((await world.db.visitor.from('pub_artist').select('id').eq('id', of.artist)).data).toEqual([]);
		await run(world.db.artist, 'hide_artist', { p_artist: of.artist, p_on: false });
		await run(world.db.artist, 'set_consents', {
			p_artwork: of.published,
			p_consents: { website: false },
			p_wording: 'test',
			p_language: 'de'
		});
		expect(await seen()).toEqual([{ shown: false, title: null, image: null, artist_name: null }]);
		const pictures = await world.backend.sql(
			'select f.public_name from public.media m join public.media_file f on f.media_id = m.id where m.artwork_id = $1 and f.public_name is not null',
			[of.published]
		);
		expect(
			(await world.db.visitor.from('pub_media').select('public_name').eq('public_name', String(pictures[0]!.public_name))).data
		).toEqual([]);
	});
});
