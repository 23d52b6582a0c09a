import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canTransition } from '../../src/lib/shared/transitions.ts';
import { custodies, custodyTransitions } from '#lib/handling/custody.ts';
import { drivers } from '../support/drivers.ts';
import { makeWorld, run, text, type World } from '../support/world.ts';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The day of the hang: who ticks which work, which tick counts, and what a day link opens. */
describe.each(drivers)('handling on %s', (driver) => {
	let world: World;
	let site: SupabaseClient;
	let sql: World['backend']['sql'];
	let work = '';
	let elsewhere = '';
	beforeAll(async () => {
		world = await makeWorld(driver);
		site = world.backend.admin();
		sql = world.backend.sql;
		const rows = await sql('select id from public.exhibition_work where exhibition_id = $1 order by number', [world.exhibition]);
		work = String(rows[0]!.id);
		const values = { slug: 'andere', title: text('Andere'), installs: '2091-01-01', opens: '2091-01-02', closes: '2091-02-01' };
		const other = await run(world.db.curator, 'save_exhibition', {
			p_exhibition: null,
			p_values: { ...values, taken_down: '2091-02-02' },
			p_walls: [world.wall]
		});
		const [sent] = await sql('select id from public.submission_work where artwork_id = $1', [world.of('artist').published]);
		await run(world.db.curator, 'add_exhibition_works', { p_exhibition: other, p_submission_works: [sent!.id] });
		elsewhere = String((await sql('select id from public.exhibition_work where exhibition_id = $1', [other]))[0]!.id);
	});
	afterAll(() => world?.stop());

	const answer = async (db: SupabaseClient, name: string, args: Record<string, unknown>): Promise<string> => {
		const { data, error } = await db.rpc(name, args);
		return error ? `${error.code} ${error.message}` : String(data);
	};
	const newLink = async (): Promise<{ id: string; hash: string }> => {
		const hash = hashOf(randomBytes(32).toString('base64url'));
		return { hash, id: await run(world.db.curator, 'make_day_link', { p_exhibition: world.exhibition, p_token_hash: hash }) };
	};
	const tick = (over: Record<string, unknown> = {}) => ({
		p_id: randomUUID(),
		p_exhibition_work: work,
		p_part: 1,
		p_done: true,
		p_measured: null,
		p_at: new Date().toISOString(),
		...over
	});
	const byLink = (hash: string, device: string, over: Record<string, unknown> = {}) => ({
		p_token_hash: hash,
		p_device: device,
		...tick(over)
	});
	const holds = async () => (await sql('select * from public.hang_tick_now where exhibition_work_id = $1', [work]))[0];
	const custody = async (id = work) => String((await sql('select custody from public.exhibition_work where id = $1', [id]))[0]!.custody);

	test('records a repeated tick once; marks a work as hung when all its parts hang, and logs who did it', async () => {
		const one = tick();
		expect(await answer(world.db.curator, 'tick_work', one)).toBe('true');
		expect(await answer(world.db.curator, 'tick_work', one)).toBe('true');
		expect(await sql('select count(*)::int as n from public.hang_tick', [])).toEqual([{ n: 1 }]);
		expect(await custody()).toBe('hung');
		expect(await sql('select was, custody, by_account from public.custody_log', [])).toEqual([
			{ was: 'expected', custody: 'hung', by_account: world.ids.curator }
		]);
		await run(world.db.curator, 'tick_work', tick({ p_done: false }));
		expect(await custody()).toBe('received');
	});

	test('uses the later of two ticks by the clock of the phone, in any order of arrival, and keeps both', async () => {
		const link = await newLink();
		const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000).toISOString();
		const [ida, odd] = [randomUUID(), randomUUID()];
		const from = async () => (await sql('select count(*)::int as n from public.hang_tick', []))[0]!.n as number;
		const before = await from();
		// Later than the last tick, but not in the future.
		const at = new Date(new Date((await holds())!.at as string).getTime() + 1).toISOString();
		expect(await answer(site, 'tick_by_link', byLink(link.hash, ida, { p_done: true, p_at: at }))).toBe('true');
		expect(await answer(site, 'tick_by_link', byLink(link.hash, odd, { p_done: false, p_at: minutesAgo(5) }))).toBe('false');
		expect(await from()).toBe(before + 2);
		expect(await holds()).toMatchObject({ done: true, helper_no: 1, by_account: null });
		expect(await custody()).toBe('hung');
		expect(await answer(site, 'tick_by_link', byLink(link.hash, odd, { p_done: false }))).toBe('true');
		expect(await holds()).toMatchObject({ done: false, helper_no: 2 });
		const last = (await sql('select helper_no from public.custody_log order by id desc limit 1', []))[0];
		expect(last).toEqual({ helper_no: 2 });
	});

	test('accepts the clock of a phone up to two days back, and never in the future', async () => {
		const link = await newLink();
		const device = randomUUID();
		for (const p_at of ['2001-01-01T00:00:00Z', '2099-01-01T00:00:00Z'])
			await run(site, 'tick_by_link', byLink(link.hash, device, { p_at }));
		const rows = await sql(
			'select extract(epoch from received_at - at)::int as late from public.hang_tick where link_id = $1 order by at',
			[link.id]
		);
		expect(rows.map((row) => Math.round(Number(row.late) / 3600))).toEqual([48, 0]);
	});

	/** Publishes a plan with the work at this position on the wall. */
	const publishPlan = async (x_mm: number, y_mm: number): Promise<void> => {
		const version = await run(world.db.curator, 'open_hang', { p_exhibition: world.exhibition });
		const [{ lock }] = (await sql('select lock from public.hang_version where id = $1', [version])) as [{ lock: number }];
		const placements = [{ work, part: 1, wall: world.wall, x_mm, y_mm, width_mm: 300, height_mm: 400 }];
		const saved = { p_version: version, p_lock: lock, p_placements: placements, p_centre_lines: {} };
		const next = await run<number>(world.db.curator, 'save_hang', saved);
		await run(world.db.curator, 'publish_hang', { p_version: version, p_lock: next });
	};
	const onPublicWall = async () =>
		(await world.db.visitor.from('pub_placement').select('x_mm, y_mm').eq('exhibition_id', world.exhibition).eq('number', 1)).data;

	test('shows measured positions on the public wall, and planned positions for ticks without measurements', async () => {
		expect(await answer(world.db.curator, 'tick_work', tick({ p_measured: { x_mm: 1, y_mm: 1 } })), 'no plan yet').toBe('PT422 invalid');
		await publishPlan(500, 1000);
		expect(await answer(world.db.curator, 'tick_work', tick({ p_measured: { x_mm: 1203, y_mm: 1150 } }))).toBe('true');
		expect(await holds()).toMatchObject({ measured: { x_mm: 1203, y_mm: 1150 } });
		expect(await onPublicWall()).toEqual([{ x_mm: 1203, y_mm: 1150 }]);
		// An older tick that arrives later changes nothing.
		const link = await newLink();
		const late = { p_measured: { x_mm: 1, y_mm: 1 }, p_at: new Date(Date.now() - 60_000).toISOString() };
		expect(await answer(site, 'tick_by_link', byLink(link.hash, randomUUID(), late))).toBe('false');
		expect(await onPublicWall()).toEqual([{ x_mm: 1203, y_mm: 1150 }]);
		const same = byLink(link.hash, randomUUID(), { p_measured: { x_mm: 700, y_mm: 900 } });
		expect(await answer(site, 'tick_by_link', same)).toBe('true');
		expect(await answer(site, 'tick_by_link', same), 'sent again').toBe('true');
		expect(await onPublicWall()).toEqual([{ x_mm: 700, y_mm: 900 }]);
		const versions = await sql("select count(*)::int as n from public.hang_version where kind = 'as_hung'", []);
		expect(versions, 'one version a day').toEqual([{ n: 1 }]);
		await run(world.db.curator, 'tick_work', tick({ p_done: false }));
		expect(await onPublicWall()).toEqual([{ x_mm: 700, y_mm: 900 }]);
		await run(world.db.curator, 'tick_work', tick());
		expect(await onPublicWall()).toEqual([{ x_mm: 500, y_mm: 1000 }]);
	});

	test('accepts measured positions only as two integers', async () => {
		for (const p_measured of [{ x_mm: 'viel', y_mm: 1 }, { x_mm: 1, y_mm: 999_999 }, { note: 'x' }, [], 5])
			expect(await answer(world.db.curator, 'tick_work', tick({ p_measured })), JSON.stringify(p_measured)).toBe('PT422 invalid');
		expect(await answer(world.db.curator, 'tick_work', tick({ p_part: 9 }))).toBe('PT404 not-found');
	});

	test('opens one show for one day with a link; treats an expired, revoked or unrelated link as no link', async () => {
		const link = await newLink();
		const device = randomUUID();
		const [row] = await run<{ exhibition: string; expires_at: string }[]>(site, 'read_day_link', { p_token_hash: link.hash });
		expect(row!.exhibition).toBe(world.exhibition);
		const leftHours = (new Date(row!.expires_at).getTime() - Date.now()) / 3_600_000;
		expect(leftHours).toBeGreaterThan(0);
		expect(leftHours).toBeLessThanOrEqual(25);
		expect(new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', timeStyle: 'short' }).format(new Date(row!.expires_at))).toBe(
			'00:00'
		);
		const tries = async (hash: string) => [
			await answer(site, 'read_day_link', { p_token_hash: hash }),
			await answer(site, 'tick_by_link', byLink(hash, device)),
			await answer(site, 'begin_photo_by_link', {
				p_token_hash: hash,
				p_device: device,
				p_id: randomUUID(),
				p_exhibition_work: work,
				p_wall: null,
				p_at: null
			})
		];
		const none = ['PT404 not-found', 'PT404 not-found', 'PT404 not-found'];
		expect(await tries(hashOf('guessed'))).toEqual(none);
		// A work of another show is not found.
		expect(await answer(site, 'tick_by_link', byLink(link.hash, device, { p_exhibition_work: elsewhere }))).toBe('PT404 not-found');
		await sql("update public.private_link set expires_at = now() - interval '1 second' where id = $1", [link.id]);
		expect(await tries(link.hash)).toEqual(none);
		const second = await newLink();
		expect(
			(await run<{ id: string }[]>(world.db.curator, 'list_day_links', { p_exhibition: world.exhibition })).map(({ id }) => id)
		).toContain(second.id);
		for (const who of ['artist', 'other', 'former'] as const)
			expect(await answer(world.db[who], 'revoke_day_link', { p_link: second.id })).toBe('PT404 not-found');
		await run(world.db.coordinator, 'revoke_day_link', { p_link: second.id });
		expect(await tries(second.hash)).toEqual(none);
		expect(await answer(world.db.curator, 'revoke_day_link', { p_link: second.id })).toBe('PT404 not-found');
		// The link of an artist is no day link.
		const hash = hashOf('artist');
		await sql(
			"insert into public.private_link (token_hash, artist_id, scope, expires_at) values ($1, $2, 'status', now() + interval '1 day')",
			[hash, world.of('artist').artist]
		);
		expect(await tries(hash)).toEqual(none);
	});

	test('lets only curators change custody, and only along the allowed moves', async () => {
		const put = async (state: string) => {
			await sql('update public.exhibition_work set custody = $1 where id = $2', [state, elsewhere]);
		};
		for (const from of custodies)
			for (const to of custodies.filter((each) => each !== from)) {
				await put(from);
				const may = canTransition(custodyTransitions, from, to, 'curator');
				const said = await answer(world.db.curator, 'set_custody', { p_exhibition_work: elsewhere, p_custody: to });
				expect(said, `${from} > ${to}`).toBe(may ? 'null' : 'PT409 illegal-move');
				expect(await custody(elsewhere)).toBe(may ? to : from);
			}
		for (const who of ['artist', 'former'] as const)
			expect(await answer(world.db[who], 'set_custody', { p_exhibition_work: elsewhere, p_custody: 'received' })).toBe('PT404 not-found');
	});

	test('never changes or deletes ticks, custody records or condition reports', async () => {
		await run(world.db.curator, 'report_condition', { p_exhibition_work: work, p_moment: 'arrival', p_state: 'marks', p_note: 'Kratzer' });
		for (const table of ['hang_tick', 'custody_log', 'condition_report']) {
			await expect(sql(`update public.${table} set at = now() - interval '1 day'`, [])).rejects.toThrow(/frozen/);
			await expect(sql(`delete from public.${table}`, [])).rejects.toThrow(/frozen/);
		}
	});

	test('shows the photograph of a wall only with the consent of the people on it and while all works on it may be shown', async () => {
		const photo = randomUUID();
		const begin = {
			p_id: photo,
			p_exhibition: world.exhibition,
			p_exhibition_work: null,
			p_wall: world.wall,
			p_moment: 'wall',
			p_at: null
		};
		expect(await answer(world.db.curator, 'begin_handling_photo', begin)).toBe('true');
		const name = 'w'.repeat(24);
		const file = { path: `${photo}/${name}.webp`, format: 'webp', width: 640, height: 480, bytes: 9, public_name: name };
		const picture = {
			sha256: '0'.repeat(64),
			width: 800,
			height: 600,
			thumbhash: 'AAAA',
			dominant: '#808080',
			files: [{ kind: 'variant', ...file }]
		};
		expect(await run(site, 'finish_handling_photo', { p_id: photo, p_picture: picture })).toBe(true);
		// Sent again: it has already arrived.
		expect(await answer(world.db.curator, 'begin_handling_photo', begin)).toBe('false');
		expect(await run(site, 'finish_handling_photo', { p_id: photo, p_picture: picture })).toBe(false);
		const publicNames = async () =>
			((await world.db.visitor.from('pub_media').select('public_name').eq('public_name', name)).data ?? []).length;
		expect(await publicNames()).toBe(0);
		const publish = (on: boolean, agreed: boolean) =>
			answer(world.db.curator, 'publish_wall_photo', { p_photo: photo, p_on: on, p_people_agreed: agreed });
		expect(await publish(true, false)).toBe('PT422 people-not-agreed');
		expect(await publish(true, true)).toBe('null');
		expect(await publicNames()).toBe(1);
		// A work on the wall may no longer be shown.
		await publishPlan(500, 1000);
		expect(await publicNames()).toBe(1);
		await run(world.db.artist, 'hide_artist', { p_artist: world.of('artist').artist, p_on: true });
		expect(await publicNames()).toBe(0);
		await run(world.db.artist, 'hide_artist', { p_artist: world.of('artist').artist, p_on: false });
		expect(await publicNames()).toBe(1);
		// A work that has left the wall since then is still in the picture.
		const withhold = (p_on: boolean) =>
			run(world.db.curator, 'withhold_artwork', { p_artwork: world.of('artist').published, p_on, p_reason: 'Beschwerde' });
		await withhold(true);
		await run(world.db.curator, 'remove_exhibition_work', { p_exhibition_work: work, p_reason: 'complaint' });
		expect(await publicNames(), 'withheld, and taken out of the show').toBe(0);
		await withhold(false);
		expect(await publicNames(), 'taken out after a complaint').toBe(0);
		await run(world.db.curator, 'put_back_exhibition_work', { p_exhibition_work: work });
		expect(await publicNames()).toBe(1);
		// A work that left before the picture was taken is not in it.
		await run(world.db.curator, 'remove_exhibition_work', { p_exhibition_work: work, p_reason: 'complaint' });
		await sql('update public.handling_photo set at = clock_timestamp() where id = $1', [photo]);
		expect(await publicNames(), 'taken when the work was gone').toBe(1);
		await run(world.db.curator, 'put_back_exhibition_work', { p_exhibition_work: work });
		await publishPlan(500, 1000);
		expect(await publish(false, false)).toBe('null');
		expect(await publicNames()).toBe(0);
		expect(await run(world.db.curator, 'remove_handling_photo', { p_photo: photo })).toEqual([{ bucket: 'handling', path: file.path }]);
	});

	test('refuses photographs of other shows, and cleans up one that never arrived', async () => {
		const begin = {
			p_id: randomUUID(),
			p_exhibition: world.exhibition,
			p_exhibition_work: elsewhere,
			p_wall: null,
			p_moment: 'hung',
			p_at: null
		};
		expect(await answer(world.db.curator, 'begin_handling_photo', begin)).toBe('PT404 not-found');
		expect(await answer(world.db.curator, 'begin_handling_photo', { ...begin, p_exhibition_work: null, p_wall: 999 })).toBe(
			'PT404 not-found'
		);
		expect(await answer(world.db.curator, 'begin_handling_photo', { ...begin, p_exhibition_work: work, p_wall: world.wall })).toBe(
			'PT422 invalid'
		);
		await run(world.db.curator, 'begin_handling_photo', { ...begin, p_exhibition_work: work });
		await site.storage.from('handling').upload(`${begin.p_id}/lost.webp`, Buffer.from('x'), { contentType: 'image/webp' });
		expect(await run(site, 'list_handling_orphans', { p_older_than_seconds: 3600 })).toEqual([]);
		expect(await run(site, 'list_handling_orphans', { p_older_than_seconds: 0 })).toEqual([
			{ bucket: 'handling', path: `${begin.p_id}/lost.webp` }
		]);
		expect(await sql('select id from public.handling_photo', [])).toEqual([]);
	});
});
