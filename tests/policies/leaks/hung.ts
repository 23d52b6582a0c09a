import type { SupabaseClient } from '@supabase/supabase-js';
import { run } from '../../support/world.ts';
import type { Building, Givers, Subject } from './building.ts';
import { canary, secretNumber, texts } from './canaries.ts';
import { type Case, type Show, subjectOf } from './cases.ts';

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const periods: Record<Show, number> = { current: -5, past: -100, unpublished: -5, cancelled: -5 };

/** Creates a separate room with one wall, a plan and opening hours. */
export async function makeWall({ row, insert }: Building, name: Case, index: number): Promise<number> {
	const wall = Number((await insert('resource', { kind: 'wall' })).id);
	const room = Number((await insert('resource', { kind: 'room' })).id);
	const corner = (xMm: number, yMm: number) => ({ xMm, yMm });
	const plan = (column: string) => ({
		outline: [corner(0, 0), corner(0, 4000), corner(5000, 4000), corner(5000, 0)],
		heightMm: 2900,
		walls: [{ wall, edge: 1, atMm: 500 }],
		doors: [],
		windows: [],
		furniture: [
			{ name: canary(name, column), xMm: 2000, yMm: 1000, widthMm: 1400, depthMm: 400, heightMm: 450, turn: 0, from: null, to: null }
		],
		escape: [corner(secretNumber('room.escape', index), 100), corner(900, 900)]
	});
	const hours = { weekly: [], exceptions: [], note: texts(canary(name, 'room.hours')) };
	await insert('room', { ...row('room', name), resource_id: room, step_free: true, plan: plan('room.plan'), hours });
	await insert('room_plan_before', { room_id: room, plan: plan('room_plan_before.plan'), until: '2020-01-01' });
	await insert('wall', { resource_id: wall, room_id: room, code: `W${index}`, position: index });
	const { id } = await insert('wall_revision', { wall_id: wall, number: 1, width_mm: 3000, height_mm: 2800 });
	await insert('blocked_zone', { revision_id: id, x_mm: 2500, y_mm: 0, width_mm: 400, height_mm: 2000, reason: 'door' });
	await insert('wall_photo', { ...row('wall_photo', name), wall_id: wall, width: 800, height: 600, bytes: 9 });
	return wall;
}

type Places = { walls: Record<Case, number>; sent: Map<Case, string> };

export async function hangShow(
	{ row, insert, backend }: Building,
	curator: SupabaseClient,
	show: Show,
	inside: Case[],
	{ walls, sent }: Places
) {
	const at = periods[show];
	const dates = { installs: day(at), opens: day(at), closes: day(at + 30), taken_down: day(at + 30) };
	const exhibition = await run(curator, 'save_exhibition', {
		p_exhibition: null,
		p_values: { ...row('exhibition', subjectOf(show)), ...dates },
		p_walls: inside.map((name) => walls[name])
	});
	await run(curator, 'add_exhibition_works', { p_exhibition: exhibition, p_submission_works: inside.map((name) => sent.get(name)) });
	const placed = await backend.sql(
		'select ew.id, sw.id as sent from public.exhibition_work ew join public.submission_work sw on sw.artwork_id = ew.artwork_id where ew.exhibition_id = $1',
		[exhibition]
	);
	const version = await run(curator, 'open_hang', { p_exhibition: exhibition });
	const boxes = inside.map((name) => ({
		...{ work: placed.find((each) => each.sent === sent.get(name))!.id, part: 1, wall: walls[name] },
		...{ x_mm: 100, y_mm: 1200, width_mm: 320, height_mm: 420 }
	}));
	const lock = await run<number>(curator, 'save_hang', { p_version: version, p_lock: 0, p_placements: boxes, p_centre_lines: {} });
	await run(curator, 'publish_hang', { p_version: version, p_lock: lock });
	if (show !== 'unpublished') await run(curator, 'publish_exhibition', { p_exhibition: exhibition, p_on: true });
	const when = { kind: 'talk', starts_at: '2026-03-01T17:00:00Z', ends_at: '2026-03-01T18:00:00Z', languages: ['de'] };
	await insert('event', { ...row('event', subjectOf(show)), exhibition_id: exhibition, ...when, changed_at: '2026-01-01T00:00:00Z' });
	await insert('old_slug', { slug: canary(subjectOf(show), 'old_slug.slug'), exhibition_id: exhibition });
	if (show === 'cancelled') await run(curator, 'cancel_exhibition', { p_exhibition: exhibition });
}

/** Writes what the desk and the helpers record about a work that hangs. */
export async function writeAbout(building: Building, name: Case, subject: Subject, wall: number, givers: Givers) {
	const { row, insert, backend } = building;
	const [work] = await backend.sql('select id, exhibition_id from public.exhibition_work where artwork_id = $1', [subject.artwork]);
	const of = { exhibition_work_id: work!.id };
	await backend.sql('update public.exhibition_work set escape_note = $1 where id = $2', [
		canary(name, 'exhibition_work.escape_note'),
		work!.id
	]);
	await insert('condition_report', { ...row('condition_report', name), ...of, moment: 'arrival', state: 'damaged' });
	await insert('custody_log', { ...row('custody_log', name), ...of });
	await insert('hang_tick', { id: crypto.randomUUID(), ...of, part_no: 1, done: true, at: '2026-01-01' });
	await insert('paper', {
		...row('paper', name),
		...{ kind: 'agreement', exhibition_id: work!.exhibition_id, artist_id: subject.artist, bytes: 9, pages: 1, state: 'offered' }
	});
	for (const moment of ['wall', 'hung'] as const) {
		const photo = crypto.randomUUID();
		const isWall = moment === 'wall';
		const about = isWall ? { wall_id: wall, published_at: '2026-01-02', people_agreed_at: '2026-01-02' } : of;
		const size = { width: 800, height: 600, at: '2026-01-02T12:00:00Z' };
		await insert('handling_photo', {
			...row('handling_photo', name),
			...{ id: photo, exhibition_id: work!.exhibition_id, moment, state: 'stored', ...about, ...size }
		});
		const file = { photo_id: photo, format: 'webp', width: 800, height: 600, bytes: 9 };
		await insert('handling_file', { ...row('handling_file', name, `${moment}_master`), ...file, kind: 'master', public_name: null });
		if (isWall) await givers.wallPhoto(building, name, photo);
		else await insert('handling_file', { ...row('handling_file', name, 'hung_file'), ...file, kind: 'variant' });
	}
}
