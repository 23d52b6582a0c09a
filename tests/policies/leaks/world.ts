import type { SupabaseClient } from '@supabase/supabase-js';
import { startTestBackend, type TestBackend } from '../../support/backend.ts';
import { run } from '../../support/world.ts';
import type { Building, Givers, Subject } from './building.ts';
import { canary, type Column, makeWriter, secretNumber, textColumns, texts } from './canaries.ts';
import { type Case, caseNames, consentsOf, showNames, showOf } from './cases.ts';
import { hangShow, makeWall, writeAbout } from './hung.ts';

export type LeakWorld = {
	backend: TestBackend;
	columns: Column[];
	subjects: Record<Case, Subject>;
	stop: () => Promise<void>;
};
/** Creates every case, with a canary in every text that people write about a work, and the internal records of the house. */
export async function makeLeakWorld(
	driver: 'pglite' | 'postgres',
	givers: Givers,
	began: (backend: TestBackend) => void = () => undefined
): Promise<LeakWorld> {
	const backend = await startTestBackend(driver);
	began(backend);
	const { sql } = backend;
	const columns = await textColumns(sql);
	const { row, insert } = makeWriter(sql, columns);
	const [artist, curator, coordinator] = [
		await backend.signIn('leak0account0email0@example.org'),
		await backend.signIn('curator@example.org'),
		await backend.signIn('coordinator@example.org')
	];
	await run(backend.admin(), 'make_first_coordinator', { p_email: 'coordinator@example.org' });
	await run(coordinator.client, 'set_role', { p_email: 'curator@example.org', p_role: 'curator', p_on: true });
	const building: Building = { row, insert, backend, artist: artist.client };

	const subjects = {} as Record<Case, Subject>;
	const walls = {} as Record<Case, number>;
	const sent = new Map<Case, string>();
	const call = String((await sql('select id from public.call', []))[0]!.id);
	for (const [index, name] of caseNames.entries()) {
		const subject = await makeWork(building, name, artist.userId, index);
		subjects[name] = subject;
		for (const role of ['front', 'back'] as const) await givers.photo(building, name, subject, role);
		await givers.sound(building, name, subject);
		if (name === 'draft') continue;
		sent.set(name, await send(building, name, subject, call));
		await insert('artwork_revision', { ...row('artwork_revision', name, 'later_revision'), artwork_id: subject.artwork, number: 2 });
		const outcome = name === 'declined' ? 'declined' : 'accepted';
		const words = texts(canary(name, 'decision.words'));
		await run(curator.client, 'plan_decision', { p_submission_work: sent.get(name), p_outcome: outcome, p_words: words, p_until: null });
		const [{ submission_id: submission } = {}] = await sql('select submission_id from public.submission_work where id = $1', [
			sent.get(name)
		]);
		await insert('note', { ...row('note', name), submission_id: submission });
		await insert('contact_look', { ...row('contact_look', name), artist_id: subject.artist });
		await run(curator.client, 'release_decisions', { p_submission: submission });
		if (showOf(name)) walls[name] = await makeWall(building, name, index);
	}
	for (const show of showNames) {
		const inside = caseNames.filter((name) => showOf(name) === show);
		await hangShow(building, curator.client, show, inside, { walls, sent });
		for (const name of inside) await writeAbout(building, name, subjects[name], walls[name], givers);
	}
	await writeForTheHouse(building);
	await turn(building, givers, { artist: artist.client, curator: curator.client, coordinator: coordinator.client }, subjects, sent);
	return { backend, columns, subjects, stop: backend.stop };
}

async function makeWork({ row, insert }: Building, name: Case, account: string, index: number): Promise<Subject> {
	const artist = String(
		(
			await insert('artist', {
				...row('artist', name),
				kind: 'person',
				contact_open: true,
				safe_mode: false,
				links: [`https://example.org/${canary(name, 'artist.links')}`]
			})
		).id
	);
	await insert('account_artist', { account_id: account, artist_id: artist, relation: 'self' });
	await insert('artist_private', { ...row('artist_private', name), artist_id: artist });
	const artwork = String((await insert('artwork', { owner_artist_id: artist })).id);
	await insert('artwork_artist', { artwork_id: artwork, artist_id: artist });
	const facts = {
		untitled: false,
		year_from: 1987,
		year_to: 1988,
		year_circa: true,
		category: 'painting',
		framing: 'glass',
		hardware: 'wire'
	};
	const secret = (column: string) => secretNumber(`artwork_revision.${column}`, index);
	const numbers = ['hook_spacing_mm', 'weight_g', 'price_cents', 'insurance_cents'].map((column) => [column, secret(column)] as const);
	const revision = String(
		(
			await insert('artwork_revision', {
				...row('artwork_revision', name),
				...facts,
				...Object.fromEntries(numbers),
				...{ artwork_id: artwork, number: 1, for_sale: true, afterwards: 'sale', light_sensitive: true }
			})
		).id
	);
	await insert('artwork_part', {
		...{ revision_id: revision, part_no: 1, height_mm: 400, width_mm: 300, depth_mm: 20 },
		...{
			outer_height_mm: 420,
			outer_width_mm: 320,
			outer_depth_mm: 30,
			drop_mm: secretNumber('artwork_part.drop_mm', index),
			gap_mm: secretNumber('artwork_part.gap_mm', index)
		}
	});
	await insert('measurement', { artwork_id: artwork, part_no: 1, what: 'weight', value: secretNumber('measurement.value', index) });
	// A withholding that has ended.
	await insert('withholding', { ...row('withholding', name), artwork_id: artwork, from_at: '2020-01-01', until_at: '2021-01-01' });
	return { artist, artwork, revision };
}

async function send({ row, backend, artist }: Building, name: Case, subject: Subject, call: string): Promise<string> {
	const { idea, preferred_period, help } = row('submission', name);
	const agreed = { house_rules: true, privacy: true, language: 'de', consents: consentsOf(name), wording: canary(name, 'consent.wording') };
	const submission = await run(artist, 'submit_artworks', {
		...{ p_call: call, p_artist: subject.artist, p_artworks: [subject.artwork] },
		p_values: { idea, preferred_period, help, ...agreed }
	});
	return String((await backend.sql('select id from public.submission_work where submission_id = $1', [submission]))[0]!.id);
}

/** Creates records that belong to no work and should be on no page. */
async function writeForTheHouse({ row, insert, backend }: Building): Promise<void> {
	const house = (table: string) => row(table, 'house');
	const [show] = await backend.sql('select id from public.exhibition limit 1', []);
	await insert('organisation', house('organisation'));
	await insert('call', { ...house('call'), opens: '2020-01-01', closes: '2020-02-01' });
	await insert('call', { ...row('call', 'opencall'), opens: '2020-01-01' });
	await insert('private_link', { ...house('private_link'), scope: 'hang-day', exhibition_id: show!.id, expires_at: '2030-01-01' });
	const { id } = await insert('request', { ...house('request'), number: '23456789', about: 'press' });
	await insert('request_answer', { ...house('request_answer'), request_id: id });
	await insert('mail', {
		...house('mail'),
		to_address: `${canary('house', 'mail.to_address')}@example.org`,
		values: { message: canary('house', 'mail.values') },
		state: 'failed'
	});
	await insert('job', { ...house('job'), state: 'failed' });
	await insert('sign_in_language', house('sign_in_language'));
}

type People = Record<'artist' | 'curator' | 'coordinator', SupabaseClient>;

/** Performs, as the last step, the actions that give each case its state. */
async function turn(
	building: Building,
	givers: Givers,
	{ artist, curator, coordinator }: People,
	subjects: Record<Case, Subject>,
	sent: Map<Case, string>
): Promise<void> {
	const { sql } = building.backend;
	for (const name of ['withheld', 'takenout'] as const)
		await run(curator, 'withhold_artwork', {
			p_artwork: subjects[name].artwork,
			p_on: true,
			p_reason: canary(name, 'withholding.reason')
		});
	await run(coordinator, 'hide_artist', { p_artist: subjects.artistwithheld.artist, p_on: true });
	const back = { p_consents: { website: false, archive: false }, p_wording: canary('takenback', 'consent.wording'), p_language: 'de' };
	await run(artist, 'set_consents', { p_artwork: subjects.takenback.artwork, ...back });
	await run(artist, 'hide_artist', { p_artist: subjects.hidden.artist, p_on: true });
	await run(artist, 'answer_acceptance', { p_submission_work: sent.get('givenback'), p_confirm: false });
	await run(artist, 'set_safe_mode', {
		...{ p_artist: subjects.safemode.artist, p_on: true, p_name: texts(canary('safemode', 'pseudonym')) },
		p_slug: canary('safemode', 'pseudonym.slug')
	});
	await givers.remake(building, 'safemode', subjects.safemode);
	// Open the contact form directly in the database. The view must still treat it as closed.
	await sql('update public.artist set contact_open = true where id = $1', [subjects.safemode.artist]);
	const [left] = await sql('select id from public.exhibition_work where artwork_id = $1', [subjects.takenout.artwork]);
	await run(curator, 'remove_exhibition_work', { p_exhibition_work: left!.id, p_reason: 'complaint' });
}
