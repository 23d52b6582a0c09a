import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeWorld, run, text, type World } from '../support/world.ts';

/** Where the code on a wall label leads a visitor. */
describe.each(drivers)('codes on %s', (driver) => {
	let world: World;
	let code = '';
	let artwork = '';
	beforeAll(async () => {
		world = await makeWorld(driver);
		artwork = world.of('artist').published;
		code = await codeIn(world.exhibition);
	});
	afterAll(() => world?.stop());

	const codeIn = async (exhibition: string): Promise<string> => {
		const rows = await world.backend.sql('select code from public.exhibition_work where exhibition_id = $1 and artwork_id = $2', [
			exhibition,
			artwork
		]);
		return String(rows[0]!.code);
	};
	const found = async (asked = code) =>
		(await world.db.visitor.from('pub_code').select('artwork_id, exhibition_id, number').eq('code', asked)).data;
	const inItsShow = () => [{ artwork_id: artwork, exhibition_id: world.exhibition, number: 1 }];
	const consent = (given: boolean) =>
		run(world.db.artist, 'set_consents', { p_artwork: artwork, p_consents: { website: given }, p_wording: 'test', p_language: 'de' });
	const publish = (exhibition: string, on: boolean) => run(world.db.curator, 'publish_exhibition', { p_exhibition: exhibition, p_on: on });

	test('leads to the work and its show, even after the show gets a new slug', async () => {
		expect(await found()).toEqual(inItsShow());
		await world.backend.sql('insert into public.old_slug (slug, exhibition_id) select slug, id from public.exhibition where id = $1', [
			world.exhibition
		]);
		await world.backend.sql("update public.exhibition set slug = 'umbenannt' where id = $1", [world.exhibition]);
		expect(await found()).toEqual(inItsShow());
	});

	test('has no row without consent, when withheld or hidden, or when the show is offline', async () => {
		expect(await found('ZZZZZZZZ')).toEqual([]);
		await consent(false);
		expect(await found()).toEqual([]);
		await consent(true);
		await run(world.db.curator, 'withhold_artwork', { p_artwork: artwork, p_on: true, p_reason: 'Beschwerde' });
		expect(await found()).toEqual([]);
		await run(world.db.curator, 'withhold_artwork', { p_artwork: artwork, p_on: false, p_reason: null });
		await run(world.db.artist, 'hide_artist', { p_artist: world.of('artist').artist, p_on: true });
		expect(await found()).toEqual([]);
		await run(world.db.artist, 'hide_artist', { p_artist: world.of('artist').artist, p_on: false });
		await publish(world.exhibition, false);
		expect(await found()).toEqual([]);
		await publish(world.exhibition, true);
		expect(await found()).toEqual(inItsShow());
	});

	test('gives a later show of the same work its own code, unknown until it is published, and keeps the old code', async () => {
		const wall = await run<number>(world.db.coordinator, 'save_wall', {
			p_wall: null,
			p_values: { room: world.room, code: 'B', width_mm: 4000, height_mm: 2800 }
		});
		const values = { slug: 'spaeter', title: text('Später'), installs: '2091-01-01', opens: '2091-01-02', closes: '2091-02-01' };
		const later = await run(world.db.curator, 'save_exhibition', {
			p_exhibition: null,
			p_values: { ...values, taken_down: '2091-02-02' },
			p_walls: [wall]
		});
		const [work] = await world.backend.sql('select id from public.submission_work where artwork_id = $1', [artwork]);
		await run(world.db.curator, 'add_exhibition_works', { p_exhibition: later, p_submission_works: [work!.id] });
		const laterCode = await codeIn(later);
		expect(laterCode).not.toBe(code);
		expect(await found(laterCode)).toEqual([]);
		await publish(later, true);
		expect(await found(laterCode)).toEqual([{ artwork_id: artwork, exhibition_id: later, number: 1 }]);
		expect(await found()).toEqual(inItsShow());
		// The first show is no longer online, but its label still leads to the work.
		await run(world.db.curator, 'cancel_exhibition', { p_exhibition: world.exhibition });
		expect(await found()).toEqual([{ artwork_id: artwork, exhibition_id: null, number: null }]);
	});
});
