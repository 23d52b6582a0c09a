import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeWorld, run, text, type World } from '../support/world.ts';

/** Requests to the office, the opening hours of a room, and the code at its door. */
describe.each(drivers)('requests and rooms on %s', (driver) => {
	let world: World;
	beforeAll(async () => {
		world = await makeWorld(driver);
	});
	afterAll(() => world?.stop());

	const ask = (more: Record<string, unknown> = {}): Promise<string> =>
		run(world.backend.admin(), 'send_request', {
			p_values: { about: 'visit', message: 'Wann?', address: 'ada@example.org', name: 'Ada', language: 'en', ...more }
		});
	const idOf = async (number: string): Promise<string> =>
		String((await world.backend.sql('select id from public.request where number = $1', [number]))[0]!.id);
	const mails = (template: string) =>
		world.backend.sql('select to_account, to_address, language, values, id from public.mail where template = $1 order by created_at', [
			template
		]);
	const code = async (work: Promise<unknown>): Promise<string> =>
		work.then(
			() => 'ok',
			(error: { code?: string; message: string }) => `${error.code} ${error.message.split(': ')[1]}`
		);

	test('lets no visitor read the request of another, whatever they know', async () => {
		const numbers = [await ask({ message: 'Eine Frage' }), await ask({ message: 'Noch eine', address: 'bo@example.org' })];
		expect(new Set(numbers).size).toBe(2);
		for (const db of [world.db.visitor, world.backend.client(), world.db.artist]) {
			for (const table of ['request', 'request_answer'] as const) expect((await db.from(table).select('*')).data ?? []).toEqual([]);
			for (const number of numbers) expect((await db.from('request').select('message').eq('number', number)).data ?? []).toEqual([]);
		}
		expect((await world.db.curator.from('request').select('number')).data?.map(({ number }) => number as string).sort()).toEqual(
			numbers.sort()
		);
	});

	test('tells coordinators that a request came, without its text; stores the same text only once', async () => {
		const before = (await mails('request-received')).length;
		const number = await ask({ message: 'Etwas Vertrauliches' });
		expect(await ask({ message: 'Etwas Vertrauliches' })).toBe(number);
		const after = (await mails('request-received')).slice(before);
		expect(after.map((mail) => mail.to_account)).toEqual([world.ids.coordinator]);
		expect(after[0]!.values).toEqual({ request: await idOf(number), number, about: 'visit' });
	});

	test('sends an answer once, in the language of the request, and erases its text from the outbox afterwards', async () => {
		const id = await idOf(await ask({ message: 'Gibt es einen Aufzug?', about: 'barrier' }));
		const answer = (db = world.db.curator, p_message = 'Ja.') => run(db, 'answer_request', { p_request: id, p_message });
		await answer();
		await answer();
		const sent = await mails('request-answer');
		expect(sent.map(({ to_address, language, values }) => [to_address, language, (values as { message: string }).message])).toEqual([
			['ada@example.org', 'en', 'Ja.']
		]);
		const { data } = await world.db.curator.from('request').select('state').eq('id', id).single();
		expect(data).toEqual({ state: 'answered' });
		await world.backend.sql(
			"update public.mail set state = 'sending', lease = id, lease_until = now() + interval '1 minute' where id = $1",
			[sent[0]!.id]
		);
		await run(world.backend.admin(), 'finish_mail', { p_id: sent[0]!.id, p_lease: sent[0]!.id, p_error: null });
		expect((await mails('request-answer'))[0]!.values).toEqual({});
	});

	test('closes and reopens a request; refuses answers to closed requests and to those without an address', async () => {
		const id = await idOf(await ask({ message: 'Ohne Adresse', address: null }));
		const move = (p_state: string) => code(run(world.db.curator, 'move_request', { p_request: id, p_state }));
		const answer = () => code(run(world.db.curator, 'answer_request', { p_request: id, p_message: 'Gern' }));
		expect(await answer()).toBe('PT409 no-address');
		expect([await move('open'), await move('answered'), await move('x'), await move('closed'), await move('closed')]).toEqual([
			'PT409 illegal-move',
			'PT409 illegal-move',
			'PT409 illegal-move',
			'ok',
			'PT409 illegal-move'
		]);
		await world.backend.sql("update public.request set address = 'ada@example.org' where id = $1", [id]);
		expect(await answer()).toBe('PT409 illegal-move');
		expect([await move('open'), await answer(), await move('open')]).toEqual(['ok', 'ok', 'ok']);
		expect(await code(run(world.db.curator, 'move_request', { p_request: crypto.randomUUID(), p_state: 'closed' }))).toBe(
			'PT404 not-found'
		);
	});

	test('refuses invalid requests, ignores extra fields, and accepts at most sixty an hour', async () => {
		expect(await code(ask({ about: 'x' }))).toBe('PT422 invalid');
		expect(await code(ask({ message: '' }))).toBe('PT422 invalid');
		expect(await code(ask({ message: 'x'.repeat(16_001) }))).toBe('PT422 invalid');
		expect(await code(ask({ message: 'l', language: 'deutsch' }))).toBe('PT422 invalid');
		const number = await ask({
			message: 'Mehr Felder',
			state: 'closed',
			number: 'AAAAAAAA',
			keep_until: '2000-01-01',
			created_at: '2000-01-01'
		});
		const [row] = await world.backend.sql(
			"select state, keep_until - (now() at time zone 'Europe/Berlin')::date as days from public.request where number = $1",
			[number]
		);
		expect(row).toMatchObject({ state: 'open' });
		expect([365, 366]).toContain(Number(row!.days));
		await world.backend.sql(
			"insert into public.request (number, about, message, language) select lpad(translate(n::text, '01', 'AB'), 8, 'Z'), 'visit', n::text, 'de' from generate_series(1, 60) n",
			[]
		);
		expect(await code(ask({ message: 'Eine zu viel' }))).toBe('PT429 too-many');
		await world.backend.sql("update public.request set created_at = now() - interval '2 hours'", []);
		expect(await code(ask({ message: 'Eine zu viel' }))).toBe('ok');
	});

	test('makes a room public with opening hours or with a published show, and never changes its code', async () => {
		const room = await run<number>(world.db.coordinator, 'save_room', {
			p_room: null,
			p_name: text('Lager'),
			p_floor: '2. OG',
			p_step_free: null
		});
		const heardOf = async () =>
			((await world.db.visitor.from('pub_visit_room').select('room_id, hours').eq('room_id', room)).data ?? []).length;
		const save = (p_hours: unknown) => code(run(world.db.coordinator, 'save_room_hours', { p_room: room, p_hours }));
		expect(await heardOf()).toBe(0);
		const hours = {
			weekly: [{ day: 2, from: '10:00', to: '17:00' }],
			exceptions: [{ from: '2026-12-24', to: '2026-12-26', hours: [] }],
			note: {}
		};
		expect(await save(hours)).toBe('ok');
		expect(await heardOf()).toBe(1);
		for (const wrong of [
			{},
			{ ...hours, more: 1 },
			{ ...hours, weekly: [{ day: 8, from: '10:00', to: '17:00' }] },
			{ ...hours, weekly: [{ day: 1, from: '17:00', to: '10:00' }] },
			{ ...hours, weekly: [{ day: 1, from: '10:00', to: '24:00' }] },
			{ ...hours, exceptions: [{ from: '2026-12-26', to: '2026-12-24', hours: [] }] },
			{ ...hours, note: { de: { t: 'x', by: 'nobody' } } }
		])
			expect(await save(wrong), JSON.stringify(wrong)).toBe('PT422 invalid');
		expect(await save(null)).toBe('ok');
		expect(await heardOf()).toBe(0);
		await expect(world.backend.sql("update public.room set code = 'AAAAAAAA' where resource_id = $1", [room])).rejects.toThrow(/door/);
		expect(await code(run(world.db.curator, 'save_room_hours', { p_room: room, p_hours: hours }))).toBe('PT404 not-found');
	});
});
