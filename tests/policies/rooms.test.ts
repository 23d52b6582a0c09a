import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeWorld, run, text, type World } from '../support/world.ts';

/** Rooms, remeasured walls, plans, photographs and the stock: what the database stores and what it refuses. */
const refused = (promise: Promise<unknown>) =>
	promise.then(
		() => 'done',
		(error: { code: string; message: string }) => ({ status: error.code, code: error.message.replace(/^\w+: /, '') })
	);

const plan = {
	outline: [
		{ xMm: 0, yMm: 0 },
		{ xMm: 0, yMm: 4000 },
		{ xMm: 7000, yMm: 4000 },
		{ xMm: 7000, yMm: 0 }
	],
	heightMm: 2900,
	walls: [] as { wall: number; edge: number; atMm: number }[],
	doors: [],
	windows: [],
	furniture: [],
	escape: []
};

describe.each(drivers)('rooms on %s', (driver) => {
	let world: World;
	beforeAll(async () => {
		world = await makeWorld(driver);
	});
	afterAll(() => world?.stop());

	const sql = (query: string, values: unknown[] = []) => world.backend.sql(query, values);
	const measure = (wall: number | null, values: object) =>
		run<number>(world.db.coordinator, 'save_wall', { p_wall: wall, p_values: { room: world.room, height_mm: 2800, zones: [], ...values } });

	test('stores the rails and flags of a wall, and who measured it when', async () => {
		const rail = {
			fromMm: 100,
			toMm: 5900,
			heightMm: 2700,
			hookLoadG: 10_000,
			cordLoadG: null,
			metreLoadG: 25_000,
			positions: { kind: 'listed', atMm: Array.from({ length: 200 }, (_, i) => 100 + i * 29) }
		};
		const suspension = { kind: 'rails', rails: Array.from({ length: 12 }, () => rail) };
		const wall = await measure(null, { code: 'R', width_mm: 6000, suspension, walkway: true, daylight: true });
		expect(await sql('select suspension, walkway, daylight, escape_route from public.wall_revision where wall_id = $1', [wall])).toEqual([
			{ suspension, walkway: true, daylight: true, escape_route: false }
		]);
		await measure(wall, { code: 'R', width_mm: 6010 });
		const measurings = await run<unknown[]>(world.db.coordinator, 'list_measurings', { p_wall: wall });
		const today = (await sql('select app.berlin_today()::text as today'))[0]!.today;
		expect(measurings).toEqual([
			{ number: 2, measured_at: today, width_mm: 6010, height_mm: 2800, email: 'coordinator@example.org' },
			{ number: 1, measured_at: today, width_mm: 6000, height_mm: 2800, email: 'coordinator@example.org' }
		]);
	});

	test('keeps published and past hangs unchanged when a wall is measured again', async () => {
		const show = async (slug: string, from: number, to: number) => {
			const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
			const wall = await measure(null, { code: slug, width_mm: 6000 });
			const values = { slug, title: text(slug), installs: day(from), opens: day(from), closes: day(to), taken_down: day(to) };
			const id = await run(world.db.curator, 'save_exhibition', { p_exhibition: null, p_values: values, p_walls: [wall] });
			const work = (await sql('select id from public.submission_work where artwork_id = $1', [world.of('artist').accepted]))[0]!.id;
			await run(world.db.curator, 'add_exhibition_works', { p_exhibition: id, p_submission_works: [work] });
			const version = await run(world.db.curator, 'open_hang', { p_exhibition: id });
			const [placed] = await sql('select id from public.exhibition_work where exhibition_id = $1', [id]);
			const box = { work: placed!.id, part: 1, wall, x_mm: 5600, y_mm: 1200, width_mm: 300, height_mm: 400 };
			const lock = await run<number>(world.db.curator, 'save_hang', {
				p_version: version,
				p_lock: 0,
				p_placements: [box],
				p_centre_lines: {}
			});
			await run(world.db.curator, 'publish_hang', { p_version: version, p_lock: lock });
			return { id, wall, version };
		};
		for (const { id, wall, version } of [await show('jetzt', -1, 20), await show('vorbei', -60, -40)]) {
			const rows = () =>
				sql(
					`select hw.width_mm, hw.revision_id, p.x_mm from public.hang_wall hw join public.placement p on p.hang_wall_id = hw.id
					where hw.version_id = $1`,
					[version]
				);
			const before = await rows();
			await measure(wall, {
				code: `${id.slice(0, 8)}`,
				width_mm: 5000,
				zones: [{ x_mm: 0, y_mm: 0, width_mm: 5000, height_mm: 2800, reason: 'screen' }]
			});
			expect(before).toMatchObject([{ width_mm: 6000, x_mm: 5600 }]);
			expect(await rows()).toEqual(before);
			// The next version starts from the wall as it is now, and can't be published unchanged.
			const draft = await run(world.db.curator, 'open_hang', { p_exhibition: id });
			expect(await sql('select width_mm from public.hang_wall where version_id = $1', [draft])).toEqual([{ width_mm: 5000 }]);
			expect(await refused(run(world.db.curator, 'publish_hang', { p_version: draft, p_lock: 0 }))).toMatchObject({ status: 'PT422' });
			expect(await rows()).toEqual(before);
		}
	});

	test('accepts only valid plans, with walls of the same room', async () => {
		const save = (change: object, room = world.room) =>
			refused(run(world.db.coordinator, 'save_room_plan', { p_room: room, p_plan: { ...plan, ...change } }));
		expect(await save({ walls: [{ wall: world.wall, edge: 1, atMm: 0 }] })).toBe('done');
		const other = await run<number>(world.db.coordinator, 'save_room', {
			p_room: null,
			p_name: text('Saal'),
			p_floor: '',
			p_step_free: null
		});
		const invalid = { status: 'PT422', code: 'invalid' };
		expect(await save({ walls: [{ wall: world.wall, edge: 1, atMm: 0 }] }, other)).toEqual(invalid);
		expect(await save({ outline: plan.outline.slice(0, 2) })).toEqual(invalid);
		expect(await save({ outline: [...plan.outline, { xMm: 'links', yMm: 0 }] })).toEqual(invalid);
		expect(await save({ doors: 'zwei' })).toEqual(invalid);
		expect(await save({ secrets: [] })).toEqual(invalid);
		expect(await save({ furniture: [{ name: 'x'.repeat(70_000) }] })).toEqual(invalid);
		expect(await save({}, 999_999)).toEqual({ status: 'PT404', code: 'not-found' });
		expect(await sql('select plan from public.room where resource_id = $1', [world.room])).toEqual([
			{ plan: { ...plan, walls: [{ wall: world.wall, edge: 1, atMm: 0 }] } }
		]);
		await run(world.db.coordinator, 'save_room_plan', { p_room: world.room, p_plan: null });
		expect(await sql('select plan from public.room where resource_id = $1', [world.room])).toEqual([{ plan: null }]);
	});

	test('replaces the previous photograph and returns its file; neither is an orphan', async () => {
		const keep = (name: string) =>
			run(world.db.coordinator, 'save_wall_photo', {
				p_wall: world.wall,
				p_photo: { path: `walls/${name}.jpg`, width: 800, height: 600, bytes: 9 }
			});
		expect(await keep('eins')).toEqual([]);
		await run(world.db.coordinator, 'scale_wall_photo', { p_wall: world.wall, p_scale: { aX: 1 } });
		expect(await keep('zwei')).toEqual([{ bucket: 'pictures', path: 'walls/eins.jpg' }]);
		expect(await sql('select path, scale from public.wall_photo')).toEqual([{ path: 'walls/zwei.jpg', scale: null }]);
		const admin = world.backend.admin();
		for (const name of ['eins', 'zwei']) {
			const stored = await admin.storage
				.from('pictures')
				.upload(`walls/${name}.jpg`, Buffer.from('a picture'), { contentType: 'image/jpeg' });
			expect(stored.error).toBeNull();
		}
		const orphans = await run<{ path: string }[]>(admin, 'list_orphan_files', { p_older_than_seconds: 0 });
		expect(orphans.map(({ path }) => path).filter((path) => path.startsWith('walls/'))).toEqual(['walls/eins.jpg']);
		for (const person of ['visitor', 'artist', 'curator'] as const)
			expect((await world.db[person].storage.from('pictures').download('walls/zwei.jpg')).data).toBeNull();
		expect(await run(world.db.coordinator, 'remove_wall_photo', { p_wall: world.wall })).toEqual([
			{ bucket: 'pictures', path: 'walls/zwei.jpg' }
		]);
		expect(await refused(run(world.db.coordinator, 'remove_wall_photo', { p_wall: world.wall }))).toEqual({
			status: 'PT404',
			code: 'not-found'
		});
	});

	test('saves all changes of the stock, or none', async () => {
		const save = (lines: object[]) => refused(run(world.db.coordinator, 'save_stock', { p_lines: lines }));
		const stock = () => sql('select id, kind, length_mm, load_g, amount from public.stock order by kind, length_mm');
		expect(
			await save([
				{ kind: 'cord', length_mm: 1500, load_g: 15_000, amount: 24 },
				{ kind: 'hook', amount: 40 }
			])
		).toBe('done');
		const [cord, hook] = (await stock()) as { id: string; amount: number }[];
		expect(
			await save([
				{ id: cord!.id, kind: 'cord', length_mm: 1500, amount: 20 },
				{ kind: 'rod', length_mm: 1000, amount: -1 }
			])
		).toEqual({
			status: 'PT422',
			code: 'invalid'
		});
		expect(await stock()).toMatchObject([{ amount: 24 }, { amount: 40 }]);
		expect(
			await save([
				{ id: cord!.id, kind: 'cord', length_mm: 2000, amount: 20 },
				{ id: hook!.id, gone: true }
			])
		).toBe('done');
		expect(await stock()).toEqual([{ id: cord!.id, kind: 'cord', length_mm: 2000, load_g: null, amount: 20 }]);
		expect(await save([{ id: hook!.id, kind: 'hook', amount: 1 }])).toEqual({ status: 'PT404', code: 'not-found' });
		expect(await save([{ kind: 'nail', amount: 1 }])).toEqual({ status: 'PT422', code: 'invalid' });
	});

	test('shows visitors no rails, photographs, plans or people of a wall', async () => {
		const { data } = await world.db.visitor.from('pub_wall').select('*');
		for (const row of (data ?? []) as Record<string, unknown>[])
			expect(Object.keys(row).sort()).toEqual([
				'blocked',
				'centre_line_mm',
				'code',
				'exhibition_id',
				'hang_wall_id',
				'height_mm',
				'position',
				'room',
				'width_mm'
			]);
	});
});
