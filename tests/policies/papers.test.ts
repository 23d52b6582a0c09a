import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers } from '../support/drivers.ts';
import { makeWorld, run, type World } from '../support/world.ts';

/** Printed papers never change. Agreements are signed once, on paper or online. */
describe.each(drivers)('papers on %s', (driver) => {
	let world: World;
	let site: SupabaseClient;
	let files = 0;
	beforeAll(async () => {
		world = await makeWorld(driver);
		site = world.backend.admin();
	});
	afterAll(() => world?.stop());

	const answer = async (db: SupabaseClient, name: string, args: Record<string, unknown>): Promise<string> => {
		const { data, error } = await db.rpc(name, args);
		return error ? `${error.code} ${error.message}` : String(data);
	};
	const hash = (digit: string) => digit.repeat(64);
	const values = (more: Record<string, unknown> = {}) => ({
		kind: 'agreement',
		exhibition_id: world.exhibition,
		artist_id: world.of('artist').artist,
		language: 'ar',
		title: 'Ausstellungsvertrag',
		grounds: hash('1'),
		sha256: hash('2'),
		path: `${world.exhibition}/${files++}.pdf`,
		bytes: 10,
		pages: 2,
		...more
	});
	const keep = (more: Record<string, unknown> = {}, by = world.ids.curator) =>
		answer(site, 'keep_paper', { p_by: by, p_values: values(more) });
	const scan = (paper: string, by = world.ids.curator) =>
		answer(site, 'keep_scan', {
			p_by: by,
			p_paper: paper,
			p_path: `${world.exhibition}/${files++}-scan.pdf`,
			p_format: 'pdf',
			p_sha256: hash('3'),
			p_bytes: 10
		});
	const stateOf = async (id: string) => (await world.backend.sql('select state from public.paper where id = $1', [id]))[0]?.state;

	test('keeps a paper only for a curator, and only with matching fields', async () => {
		expect(await keep({}, world.ids.artist)).toBe('PT404 not-found');
		expect(await keep({}, world.ids.former)).toBe('PT404 not-found');
		expect(await keep({ exhibition_id: '00000000-0000-4000-8000-000000000000' })).toBe('PT404 not-found');
		expect(await keep({ kind: 'hang-sheet' })).toBe('PT422 invalid');
		expect(await keep({ kind: 'labels' })).toBe('PT422 invalid');
		expect(await keep({ sha256: 'no hash' })).toBe('PT422 invalid');
		expect(await keep({ kind: 'hang-sheet', artist_id: null, wall_id: world.wall })).toMatch(/^[0-9a-f-]{36}$/);
	});

	test('never changes or deletes a printed paper', async () => {
		const paper = await keep();
		for (const change of ["title = 'Anders'", `sha256 = '${hash('9')}'`, "state = 'accepted', accepted_at = now()", 'annex = 1'])
			await expect(world.backend.sql(`update public.paper set ${change} where id = $1`, [paper])).rejects.toThrow('frozen');
		await expect(world.backend.sql('delete from public.paper where id = $1', [paper])).rejects.toThrow('frozen');
		await world.backend.sql('update public.paper set made_by = null where id = $1', [paper]);
	});

	test('lets an artist accept, once, the agreement that was offered and read', async () => {
		const paper = await keep();
		const accept = (sha256 = hash('2')) => answer(world.db.artist, 'accept_agreement', { p_paper: paper, p_sha256: sha256 });
		expect(await accept()).toBe('PT404 not-found');
		await run(world.db.curator, 'offer_agreement', { p_paper: paper });
		expect(await answer(world.db.other, 'accept_agreement', { p_paper: paper, p_sha256: hash('2') })).toBe('PT404 not-found');
		expect(await accept(hash('4'))).toBe('PT422 other-bytes');
		expect(await accept()).toBe('null');
		expect(await stateOf(paper)).toBe('accepted');
		expect(await accept()).toBe('PT409 illegal-move');
		expect(await scan(paper)).toBe('PT409 illegal-move');
		expect(await answer(world.db.curator, 'offer_agreement', { p_paper: paper })).toBe('PT409 illegal-move');
	});

	test('marks an agreement as signed by its scan, whose file is no orphan', async () => {
		const paper = await keep();
		expect(await scan(paper, world.ids.artist)).toBe('PT404 not-found');
		expect(await scan(paper)).toBe('null');
		expect(await stateOf(paper)).toBe('signed');
		expect(await scan(paper)).toBe('PT409 illegal-move');
		expect(await scan(await keep({ kind: 'condition' }))).toBe('PT404 not-found');
		await site.storage.from('papers').upload('lost.pdf', Buffer.from('%PDF'), { contentType: 'application/pdf' });
		const kept = String((await world.backend.sql('select scan_path from public.paper where id = $1', [paper]))[0]!.scan_path);
		await site.storage.from('papers').upload(kept, Buffer.from('%PDF'), { contentType: 'application/pdf' });
		expect(await run(site, 'list_paper_orphans', { p_older_than_seconds: 3600 })).toEqual([]);
		expect(await run(site, 'list_paper_orphans', { p_older_than_seconds: 0 })).toEqual([{ bucket: 'papers', path: 'lost.pdf' }]);
	});
});
