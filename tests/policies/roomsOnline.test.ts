import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeWorld, run, text, type World } from '../support/world.ts';

/** The public view of the room of a show. */
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const bank = { name: 'Bank von Frau Müller', xMm: 2000, yMm: 1000, widthMm: 1400, depthMm: 400, heightMm: 450, turn: 0 };
const planOf = (widthMm: number, walls: { wall: number; edge: number; atMm: number }[]) => ({
	outline: [
		{ xMm: 0, yMm: 0 },
		{ xMm: 0, yMm: 4000 },
		{ xMm: widthMm, yMm: 4000 },
		{ xMm: widthMm, yMm: 0 }
	],
	heightMm: 2900,
	walls,
	doors: [{ edge: 3, atMm: 100, widthMm: 900, heightMm: 2050, hinge: 'left', opens: 'in' }],
	windows: [],
	furniture: [
		{ ...bank, from: null, to: null },
		{ ...bank, name: 'Weihnachtsbaum', heightMm: 1800, from: day(100), to: day(120) }
	],
	escape: [
		{ xMm: 100, yMm: 100 },
		{ xMm: 900, yMm: 900 }
	]
});

type RoomRow = { name: unknown; outline: { xMm: number }[] | null; furniture: object[]; walls: { code: string; edge: number | null }[] };

describe.each(drivers)('the rooms of a show on %s', (driver) => {
	let world: World;
	beforeAll(async () => {
		world = await makeWorld(driver);
	});
	afterAll(() => world?.stop());

	/** A show with a published hang on one wall of the room. */
	async function publishShow(slug: string, from: number, to: number) {
		const values = { room: world.room, code: slug, width_mm: 3000, height_mm: 2800, zones: [] };
		const wall = await run<number>(world.db.coordinator, 'save_wall', { p_wall: null, p_values: values });
		const dates = { installs: day(from), opens: day(from), closes: day(to), taken_down: day(to) };
		const show = await run(world.db.curator, 'save_exhibition', {
			p_exhibition: null,
			p_values: { slug, title: text(slug), ...dates },
			p_walls: [wall]
		});
		const [sent] = await world.backend.sql('select id from public.submission_work where artwork_id = $1', [world.of('artist').accepted]);
		await run(world.db.curator, 'add_exhibition_works', { p_exhibition: show, p_submission_works: [sent!.id] });
		const version = await run(world.db.curator, 'open_hang', { p_exhibition: show });
		const [placed] = await world.backend.sql('select id from public.exhibition_work where exhibition_id = $1', [show]);
		const lock = await run<number>(world.db.curator, 'save_hang', {
			p_version: version,
			p_lock: 0,
			p_placements: [{ work: placed!.id, part: 1, wall, x_mm: 100, y_mm: 1200, width_mm: 300, height_mm: 400 }],
			p_centre_lines: {},
			p_settings: { colours: { [wall]: '#aa3311' } }
		});
		await run(world.db.curator, 'publish_hang', { p_version: version, p_lock: lock });
		return { show, wall, publish: () => run(world.db.curator, 'publish_exhibition', { p_exhibition: show, p_on: true }) };
	}

	const seen = async (show: string) =>
		(await world.db.visitor.from('pub_show_room').select('*').eq('exhibition_id', show)).data as RoomRow[];
	const draw = (plan: object | null) => run(world.db.coordinator, 'save_room_plan', { p_room: world.room, p_plan: plan });

	test('shows visitors the room of a published show: only what they would see there', async () => {
		const { show, wall, publish } = await publishShow('raum-jetzt', -1, 20);
		await draw(planOf(7000, [{ wall, edge: 1, atMm: 500 }]));
		expect(await seen(show)).toEqual([]);
		await publish();
		const [room] = await seen(show);
		expect(Object.keys(room!).sort()).toEqual([
			'doors',
			'exhibition_id',
			'furniture',
			'height_mm',
			'name',
			'outline',
			'room_id',
			'walls',
			'windows'
		]);
		expect(room).toMatchObject({ height_mm: 2900, doors: [{ edge: 3 }] });
		expect(room!.walls).toEqual([{ code: 'raum-jetzt', colour: '#aa3311', edge: 1, atMm: 500 }]);
		// Later objects are not in the room yet, and the internal name is not public.
		const { name: _, ...stands } = bank;
		expect(room!.furniture).toEqual([stands]);
		expect(JSON.stringify(room)).not.toMatch(/Müller|Weihnacht|escape/);
	});

	test('shows a room without a plan with its walls', async () => {
		const { show, publish } = await publishShow('raum-ohne-plan', -1, 20);
		await publish();
		await draw(null);
		expect(await seen(show)).toMatchObject([
			{ outline: null, furniture: [], walls: [{ code: 'raum-ohne-plan', colour: '#aa3311', edge: null, atMm: null }] }
		]);
	});

	test('keeps the room of the last day for a past show, and shows the current room for a running one', async () => {
		const past = await publishShow('raum-frueher', -60, -40);
		const now = await publishShow('raum-heute', -2, 20);
		for (const one of [past, now]) await one.publish();
		const width = async (show: string) => (await seen(show))[0]?.outline?.[2]?.xMm;
		await draw(null);
		await world.backend.sql('delete from public.room_plan_before');
		// A plan drawn after the show is better than none.
		await draw(planOf(5000, []));
		expect([await width(past.show), await width(now.show)]).toEqual([5000, 5000]);
		await draw(planOf(6000, []));
		expect([await width(past.show), await width(now.show)]).toEqual([5000, 6000]);
		// A plan that was replaced while the show still ran is not the plan of its last day.
		await world.backend.sql("update public.room_plan_before set until = now() - interval '50 days'");
		expect(await width(past.show)).toBe(6000);
	});
});
