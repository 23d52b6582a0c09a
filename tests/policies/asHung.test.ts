import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeWorld, run, type World } from '../support/world.ts';

/** Positions measured on the day of the hang. They are public at once and can change until the day ends; a published plan never changes. */
describe.each(drivers)('as hung on %s', (driver) => {
	let world: World;
	let works: { id: string; number: number }[];
	beforeAll(async () => {
		world = await makeWorld(driver);
		works = (await world.backend.sql('select id, number from public.exhibition_work where exhibition_id = $1 order by number', [
			world.exhibition
		])) as typeof works;
	});
	afterAll(() => world?.stop());

	const refused = async (call: Promise<unknown>): Promise<string> =>
		call.then(
			() => 'done',
			(error: { code: string; message: string }) => `${error.code} ${error.message.split(': ')[1]}`
		);
	const seen = async () => (await world.db.visitor.from('pub_placement').select('number, x_mm, y_mm, width_mm').order('number')).data;
	const epoch = async () => ((await world.db.visitor.from('pub_epoch').select('epoch').single()).data as { epoch: number }).epoch;
	const record = (change: object = {}, db = world.db.curator) =>
		run(db, 'record_as_hung', {
			p_exhibition: world.exhibition,
			p_work: works[0]!.id,
			p_part: 1,
			p_wall: world.wall,
			p_x_mm: 5100,
			p_y_mm: 1000,
			p_width_mm: 310,
			p_height_mm: null,
			...change
		});
	const versions = async () =>
		(await world.backend.sql('select number, kind, state, lock from public.hang_version where exhibition_id = $1 order by number', [
			world.exhibition
		])) as { number: number; kind: string; state: string; lock: number }[];

	async function publish(x: number): Promise<string> {
		const version = await run(world.db.curator, 'open_hang', { p_exhibition: world.exhibition });
		const { lock } = (await world.backend.sql('select lock from public.hang_version where id = $1', [version]))[0] as { lock: number };
		const box = { work: works[0]!.id, part: 1, wall: world.wall, x_mm: x, y_mm: 1200, width_mm: 300, height_mm: 400 };
		const next = await run<number>(world.db.curator, 'save_hang', {
			p_version: version,
			p_lock: lock,
			p_placements: [{ ...box, cluster: 3, pinned: true, hooks: [x + 10, x + 290], label: 'left' }],
			p_centre_lines: { [world.wall]: 1500 },
			p_settings: { label: { side: 'right', widthMm: 120 }, colours: { [world.wall]: '#aabbcc' } }
		});
		await run(world.db.curator, 'publish_hang', { p_version: version, p_lock: next });
		return version;
	}

	test('refuses measuring before a plan is published', async () => {
		expect(await refused(record())).toBe('PT409 nothing-published');
		expect(await refused(run(world.db.curator, 'open_as_hung', { p_exhibition: world.exhibition }))).toBe('PT409 nothing-published');
	});

	test('shows measured positions on the public wall at once, even where a plan could not be published', async () => {
		await publish(1000);
		const before = await epoch();
		const version = await record();
		expect(await seen()).toEqual([{ number: works[0]!.number, x_mm: 5100, y_mm: 1000, width_mm: 310 }]);
		expect(await epoch()).toBeGreaterThan(before);
		expect(await record({ p_x_mm: 5900 })).toBe(version);
		expect(await seen()).toMatchObject([{ x_mm: 5900 }]);
		expect(await versions()).toMatchObject([
			{ number: 1, kind: 'plan', state: 'published' },
			{ number: 2, kind: 'as_hung', state: 'published', lock: 2 }
		]);
		expect(await run(world.db.curator, 'open_as_hung', { p_exhibition: world.exhibition })).toBe(version);
	});

	test('copies centre lines, paint and labels; the work keeps its label and pin, but not the hooks of another position', async () => {
		const [wall] = await world.backend.sql(
			"select hw.centre_line_mm, hw.colour, v.label from public.hang_wall hw join public.hang_version v on v.id = hw.version_id where v.kind = 'as_hung'",
			[]
		);
		expect(wall).toEqual({ centre_line_mm: 1500, colour: '#aabbcc', label: { side: 'right', widthMm: 120 } });
		expect((await world.db.visitor.from('pub_wall').select('colour')).data, 'everybody sees the paint').toEqual([{ colour: '#aabbcc' }]);
		const [placement] = await world.backend.sql(
			"select cluster, pinned, hooks, p.label, height_mm from public.placement p join public.hang_version v on v.id = version_id where v.kind = 'as_hung'",
			[]
		);
		expect(placement).toEqual({ cluster: 3, pinned: true, hooks: {}, label: { side: 'left' }, height_mm: 400 });
	});

	test('refuses a draft with an invalid paint, label side or number', async () => {
		const version = await run(world.db.curator, 'open_hang', { p_exhibition: world.exhibition });
		const { lock } = (await world.backend.sql('select lock from public.hang_version where id = $1', [version]))[0] as { lock: number };
		const box = { work: works[0]!.id, part: 1, wall: world.wall, x_mm: 0, y_mm: 0, width_mm: 300, height_mm: 400 };
		const save = (change: object, settings: object = {}) =>
			refused(
				run(world.db.curator, 'save_hang', {
					p_version: version,
					p_lock: lock,
					p_placements: [{ ...box, ...change }],
					p_centre_lines: {},
					p_settings: settings
				})
			);
		for (const change of [{ label: 'above' }, { cluster: 0 }, { hooks: ['a'] }, { hooks: Array(200).fill(1000) }]) {
			expect(await save(change)).toBe('PT422 invalid');
		}
		expect(await save({}, { colours: { [world.wall]: 'red' } })).toBe('PT422 invalid');
		expect(await save({}, { label: [] })).toBe('PT422 invalid');
		expect(await save({}, { colours: { [world.wall]: null } })).toBe('done');
		const [wall] = await world.backend.sql('select colour from public.hang_wall where version_id = $1', [version]);
		expect(wall).toEqual({ colour: null });
		await world.backend.sql('delete from public.hang_version where id = $1', [version]);
	});

	test('refuses only numbers out of bounds and works or walls of other shows; accepts a work that is on no wall', async () => {
		expect(await refused(record({ p_x_mm: 300_000 }))).toBe('PT422 invalid');
		expect(await refused(record({ p_x_mm: null }))).toBe('PT422 invalid');
		expect(await refused(record({ p_width_mm: 0 }))).toBe('PT422 invalid');
		expect(await refused(record({ p_wall: world.room }))).toBe('PT422 invalid');
		expect(await refused(record({ p_part: 2 }))).toBe('PT404 not-found');
		expect(await refused(record({ p_work: world.exhibition }))).toBe('PT404 not-found');
		expect(await refused(record({ p_exhibition: works[0]!.id }))).toBe('PT404 not-found');
		for (const who of ['artist', 'former', 'visitor'] as const) expect(await refused(record({}, world.db[who]))).not.toBe('done');
		await record({ p_wall: null });
		expect(await seen()).toMatchObject([{ x_mm: null, y_mm: null, width_mm: 310 }]);
		await record({ p_x_mm: 200 });
		expect(await seen()).toMatchObject([{ x_mm: 200 }]);
	});

	test('freezes on the next day like any published version; measuring then starts a new one', async () => {
		const yesterday = await record({ p_x_mm: 300 });
		await world.backend.sql('alter table public.hang_version disable trigger keep', []);
		await world.backend.sql(
			"update public.hang_version set in_effect_from = in_effect_from - interval '25 hours' where exhibition_id = $1",
			[world.exhibition]
		);
		await world.backend.sql('alter table public.hang_version enable trigger keep', []);
		const change = (sql: string) => world.backend.sql(sql, [yesterday]);
		await expect(change('update public.placement set x_mm = 0 where version_id = $1')).rejects.toThrow(/frozen/);
		await expect(change('delete from public.placement where version_id = $1')).rejects.toThrow(/frozen/);
		await expect(change('update public.hang_version set lock = 99 where id = $1')).rejects.toThrow(/frozen/);
		const today = await record({ p_x_mm: 400 });
		expect(today).not.toBe(yesterday);
		expect(await seen()).toMatchObject([{ x_mm: 400 }]);
		// Even today only its measured positions may change, not its kind or its start.
		await expect(world.backend.sql("update public.hang_version set kind = 'plan' where id = $1", [today])).rejects.toThrow(/frozen/);
		await expect(world.backend.sql('delete from public.hang_version where id = $1', [today])).rejects.toThrow(/frozen/);
	});

	test('starts the next plan from the measured positions, which the plan replaces when it is published', async () => {
		const draft = await run(world.db.curator, 'open_hang', { p_exhibition: world.exhibition });
		expect(await world.backend.sql('select x_mm from public.placement where version_id = $1', [draft])).toEqual([{ x_mm: 400 }]);
		const plan = await publish(2000);
		expect(plan).toBe(draft);
		expect(await seen()).toMatchObject([{ x_mm: 2000 }]);
		await record({ p_x_mm: 2010 });
		expect(await seen()).toMatchObject([{ x_mm: 2010 }]);
		await expect(world.backend.sql('update public.placement set x_mm = 0 where version_id = $1', [plan])).rejects.toThrow(/frozen/);
		expect((await versions()).map(({ kind }) => kind)).toEqual(['plan', 'as_hung', 'as_hung', 'plan', 'as_hung']);
	});

	// PGlite has a single connection, so no transaction waits for another there.
	test.runIf(driver === 'postgres')('continues from the newly published plan after waiting for its transaction', async () => {
		const server = world.backend.connectionString!;
		const draft = await run(world.db.curator, 'open_hang', { p_exhibition: world.exhibition });
		const client = new pg.Client({ connectionString: server });
		await client.connect();
		try {
			await client.query('begin');
			await client.query('select from public.exhibition where id = $1 for update', [world.exhibition]);
			const waiting = record({ p_x_mm: 2222 });
			await expect
				.poll(
					async () => (await world.backend.sql("select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'", []))[0]
				)
				.toEqual({ n: 1 });
			await client.query("update public.hang_version set state = 'published', in_effect_from = clock_timestamp() where id = $1", [draft]);
			await client.query('commit');
			const version = await waiting;
			const numbers = (await versions()).map(({ number, kind }) => `${number} ${kind}`);
			expect(numbers.slice(-2)).toEqual([`${numbers.length - 1} plan`, `${numbers.length} as_hung`]);
			expect(await seen()).toMatchObject([{ x_mm: 2222 }]);
			expect(await record({ p_x_mm: 2223 })).toBe(version);
		} finally {
			await client.end();
		}
	});

	test('lets curators record measurements of a work in a show, and coordinators notes about escape routes', async () => {
		const measure = (change: object = {}, db = world.db.curator) =>
			run(db, 'measure_work', { p_exhibition_work: works[0]!.id, p_part: 1, p_what: 'weight', p_value: 2350, ...change });
		expect(await refused(measure())).toBe('done');
		expect(await refused(measure({ p_what: 'drop', p_value: 0 }))).toBe('done');
		expect(await refused(measure({ p_what: 'hook-spacing', p_value: 240 }))).toBe('done');
		for (const change of [{ p_what: 'colour' }, { p_value: 0 }, { p_value: -1 }, { p_value: 2_000_001 }]) {
			expect(await refused(measure(change))).toBe('PT422 invalid');
		}
		expect(await refused(measure({ p_part: 9 }))).toBe('PT404 not-found');
		expect(await refused(measure({}, world.db.artist))).not.toBe('done');
		const rows = await world.backend.sql('select what, value from public.measurement order by at', []);
		expect(rows).toEqual([
			{ what: 'weight', value: 2350 },
			{ what: 'drop', value: 0 },
			{ what: 'hook-spacing', value: 240 }
		]);
		const note = (db: World['db']['curator'], text: string | null) =>
			refused(run(db, 'note_escape_route', { p_exhibition_work: works[0]!.id, p_note: text }));
		expect(await note(world.db.curator, 'imprägniert')).toBe('PT404 not-found');
		expect(await note(world.db.coordinator, ' imprägniert ')).toBe('done');
		expect(await world.backend.sql('select escape_note from public.exhibition_work where id = $1', [works[0]!.id])).toEqual([
			{ escape_note: 'imprägniert' }
		]);
		expect(await note(world.db.coordinator, null)).toBe('done');
	});
});
