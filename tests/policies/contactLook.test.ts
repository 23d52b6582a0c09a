import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeWorld, run, text, type World } from '../support/world.ts';

describe.each(drivers)('contact data on %s', (driver) => {
	let world: World;
	let sql: World['backend']['sql'];
	let artist: string;
	beforeAll(async () => {
		world = await makeWorld(driver);
		sql = world.backend.sql;
		artist = world.of('artist').artist;
		await sql("insert into public.artist_private (artist_id, legal_name, phone) values ($1, 'Amal Amt', '0341 1')", [artist]);
	});
	afterAll(() => world?.stop());

	const look = (who: 'curator' | 'coordinator' | 'artist', p_reason: string, p_artist = artist) =>
		world.db[who].rpc('look_up_contact', { p_artist, p_reason });
	const looks = () => sql('select account_id, artist_id, reason from public.contact_look order by at');
	const age = (minutes: number) =>
		sql(`update auth.sessions set created_at = now() - interval '${minutes} minutes' where user_id = $1`, [world.ids.coordinator]);

	test('is shown to a coordinator with a fresh code and a reason, which is kept', async () => {
		await age(9);
		expect((await look('coordinator', 'Rückfrage zur Rahmung')).data).toEqual({
			...{ name: text('Amal'), former_name: null, legal_name: 'Amal Amt', address: null, email: null, phone: '0341 1' },
			accounts: [{ email: 'artist@example.org', relation: 'self' }]
		});
		expect(await looks()).toEqual([{ account_id: world.ids.coordinator, artist_id: artist, reason: 'Rückfrage zur Rahmung' }]);
		const logged = await sql("select account_id from public.action_log where verb = 'contact_look.insert'");
		expect(logged).toEqual([{ account_id: world.ids.coordinator }]);
	});

	test('needs a code of the last ten minutes; a new access token is none', async () => {
		await age(11);
		expect((await world.db.coordinator.auth.refreshSession()).error).toBeNull();
		expect((await world.db.coordinator.rpc('has_fresh_code')).data).toBe(false);
		expect((await look('coordinator', 'Grund')).error).toMatchObject({ code: 'PT403', message: 'code-needed' });
		await age(1);
		expect((await world.db.coordinator.rpc('has_fresh_code')).data).toBe(true);
	});

	test('needs a reason', async () => {
		for (const reason of ['', ' \n', 'x'.repeat(2001)]) {
			expect((await look('coordinator', reason)).error).toMatchObject({ code: 'PT422', message: 'reason-needed' });
		}
	});

	test('is refused to everybody else, and about artists who sent nothing', async () => {
		expect((await look('curator', 'Grund')).error?.code).toBe('PT404');
		expect((await look('artist', 'Grund')).error?.code).toBe('PT404');
		const values = { p_kind: 'person', p_name: text('Neu'), p_latin_name: null, p_biography: {}, p_slug: 'neu' };
		const unsent = await run(world.db.other, 'save_artist', { p_id: null, ...values });
		expect((await look('coordinator', 'Grund', unsent)).error?.code).toBe('PT404');
		expect((await looks()).length).toBe(1);
		for (const who of ['curator', 'artist'] as const) expect((await world.db[who].from('contact_look').select()).data).toEqual([]);
	});

	test('says who is behind an artist in safe mode', async () => {
		const safe = { p_artist: artist, p_on: true, p_name: text('Wolke'), p_slug: 'wolke' };
		await run(world.db.artist, 'set_safe_mode', safe);
		const { data } = await look('coordinator', 'Versicherungsfall');
		expect(data).toMatchObject({ name: text('Wolke'), former_name: text('Amal') });
	});
});
