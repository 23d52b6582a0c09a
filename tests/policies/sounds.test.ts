import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { type Actor, giveSound, makeWorld, run, text, type World } from '../support/world.ts';

/** Sound recordings of artists are public only with a transcript, with consent, and together with the work. */
describe.each(drivers)('sounds on %s', (driver) => {
	let world: World;
	let artwork = '';
	let sound = '';
	beforeAll(async () => {
		world = await makeWorld(driver);
		artwork = world.of('artist').published;
		sound = await giveSound(world, artwork, 'de');
	});
	afterAll(() => world?.stop());

	const answer = async (db: SupabaseClient, name: string, args: Record<string, unknown>): Promise<string> => {
		const { error } = await db.rpc(name, args);
		return error ? `${error.code} ${error.message}` : 'done';
	};
	const heard = async (who: Actor = 'visitor') =>
		(await world.db[who].from('pub_sound').select('language, transcript').eq('artwork_id', artwork).throwOnError()).data;
	const consent = (given: boolean, channel = 'voice') =>
		run(world.db.artist, 'set_consents', { p_artwork: artwork, p_consents: { [channel]: given }, p_wording: 'test', p_language: 'de' });
	const write = (transcript: object, who: Actor = 'artist') =>
		answer(world.db[who], 'save_transcript', { p_sound: sound, p_transcript: transcript });
	const epoch = async () => ((await world.db.visitor.from('pub_epoch').select('epoch').single()).data as { epoch: number }).epoch;

	test('publishes a sound only with a transcript in the spoken language, consent, and a public work', async () => {
		expect(await heard()).toEqual([]);
		await consent(true);
		expect(await heard(), 'without a transcript').toEqual([]);
		expect(await write({ en: { t: 'A translation only', by: 'translator' } })).toBe('done');
		expect(await heard(), 'with a translation only').toEqual([]);
		const before = await epoch();
		expect(await write(text('Ich male nachts.'))).toBe('done');
		expect(await epoch()).toBeGreaterThan(before);
		for (const who of ['visitor', 'other', 'curator'] as const)
			expect(await heard(who)).toEqual([{ language: 'de', transcript: text('Ich male nachts.') }]);

		await consent(false);
		expect(await heard(), 'consent taken back').toEqual([]);
		await consent(true);
		await consent(false, 'website');
		expect(await heard(), 'the work is not shown').toEqual([]);
		await consent(true, 'website');
		const withhold = (p_on: boolean) => run(world.db.curator, 'withhold_artwork', { p_artwork: artwork, p_on, p_reason: 'Beschwerde' });
		await withhold(true);
		expect(await heard(), 'withheld by the house').toEqual([]);
		await withhold(false);
		expect(await heard()).toHaveLength(1);
		expect(await write({})).toBe('done');
		expect(await heard(), 'the transcript was taken away').toEqual([]);
		expect(await write(text('Ich male nachts.'))).toBe('done');
	});

	test('lets nobody but the artist add, transcribe or remove a sound, and gives visitors only the view', async () => {
		const begin = { p_artwork: artwork, p_language: 'ar' };
		for (const who of ['other', 'suspended', 'curator', 'former', 'coordinator'] as const) {
			expect(await write(text('Fremd'), who), who).toMatch(/^PT40[34]/);
			expect(await answer(world.db[who], 'begin_sound', begin), who).toMatch(/^PT40[34]/);
			expect(await answer(world.db[who], 'remove_sound', { p_sound: sound }), who).toMatch(/^PT40[34]/);
			expect(await answer(world.db[who], 'finish_sound', { p_sound: sound, p_file: {} }), who).toMatch(/^42501/);
		}
		expect(await answer(world.db.visitor, 'begin_sound', begin)).toMatch(/^42501/);
		expect((await world.db.visitor.from('sound').select('id')).error?.code).toBe('42501');
		expect((await world.db.artist.from('sound').update({ language: 'en' }).eq('id', sound).select('id')).error?.code).toBe('42501');
		expect((await world.db.other.from('sound').select('id')).data).toEqual([]);
		expect((await world.db.curator.from('sound').select('id')).data).toEqual([{ id: sound }]);
	});

	test('hides unfinished sounds, and allows one sound per language and five per work', async () => {
		const { draft } = world.of('artist');
		const begin = (p_language: string) => answer(world.db.artist, 'begin_sound', { p_artwork: draft, p_language });
		const first = await run(world.db.artist, 'begin_sound', { p_artwork: draft, p_language: 'de' });
		const second = await run(world.db.artist, 'begin_sound', { p_artwork: draft, p_language: 'de' });
		expect(await answer(world.db.artist, 'save_transcript', { p_sound: first, p_transcript: text('Zu früh') })).toBe('PT404 not-found');
		const site = world.backend.admin();
		const file = (name: string) => ({
			format: 'ogg',
			bytes: 9,
			duration_ms: 600_000,
			path: `${draft}/${name}`,
			public_name: name.repeat(16)
		});
		for (const wrong of [{ bytes: 20_000_001 }, { duration_ms: 600_001 }, { format: 'flac' }, { public_name: null }])
			expect(await answer(site, 'finish_sound', { p_sound: first, p_file: { ...file('a'), ...wrong } })).toBe('PT422 invalid');
		expect(await answer(site, 'finish_sound', { p_sound: first, p_file: file('a') })).toBe('done');
		expect(await answer(site, 'finish_sound', { p_sound: first, p_file: file('c') })).toBe('PT409 upload-gone');
		expect(await answer(site, 'finish_sound', { p_sound: second, p_file: file('b') })).toBe('PT409 sound-there');
		expect(await answer(site, 'drop_sound', { p_sound: first })).toBe('done');
		expect(await begin('de')).toBe('PT409 sound-there');
		for (const language of ['en', 'ar', 'fa']) expect(await begin(language)).toBe('done');
		expect(await begin('uk')).toBe('PT422 too-many-sounds');
		await run(site, 'drop_sound', { p_sound: second });
		expect(await begin('kein Land')).toBe('PT422 invalid');
		// After a killed process, the rows are deleted, and files without a row are listed.
		const stray = `${draft}/stray.mp3`;
		for (const path of [stray, `${draft}/a`])
			expect((await site.storage.from('sounds').upload(path, Buffer.from('x'), { contentType: 'audio/mpeg' })).error).toBeNull();
		expect(await run(site, 'list_sound_orphans', { p_older_than_seconds: 3600 })).toEqual([]);
		expect(await run(site, 'list_sound_orphans', { p_older_than_seconds: 0 })).toEqual([{ bucket: 'sounds', path: stray }]);
		expect((await world.db.artist.from('sound').select('id').eq('artwork_id', draft)).data).toEqual([{ id: first }]);
		expect((await world.db.artist.storage.from('sounds').download(`${draft}/a`)).data).toBeNull();
		// Deleting the work deletes its sound.
		const gone = await run<{ bucket: string; path: string }[]>(world.db.artist, 'delete_artwork', { p_artwork: draft });
		expect(gone).toContainEqual({ bucket: 'sounds', path: `${draft}/a` });
	});

	test('removes a sound from the public view and returns its file', async () => {
		expect(await heard()).toHaveLength(1);
		const [row] = await world.backend.sql('select path from public.sound where id = $1', [sound]);
		expect(await run(world.db.artist, 'remove_sound', { p_sound: sound })).toEqual([{ bucket: 'sounds', path: row!.path }]);
		expect(await heard()).toEqual([]);
		expect(await answer(world.db.artist, 'remove_sound', { p_sound: sound })).toBe('PT404 not-found');
	});
});
