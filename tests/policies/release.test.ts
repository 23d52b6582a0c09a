import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plannedForMail } from '#lib/calls/decide.server.ts';
import { findForReview } from '#lib/calls/review.server.ts';
import { renderMail } from '#lib/mail/templates.ts';
import { drivers } from '../support/drivers.ts';
import { makeArtwork, makeWorld, run, text, type World } from '../support/world.ts';

/** From the planned decision to the artist's answer: the preview of a release, and who may answer an acceptance. */
describe.each(drivers)('releasing decisions on %s', (driver) => {
	let world: World;
	let sql: World['backend']['sql'];
	/** Works of two artists that were submitted at the same time, by title. */
	const sent = {} as Record<'artist' | 'other', { submission: string; works: Record<string, string> }>;
	beforeAll(async () => {
		world = await makeWorld(driver);
		sql = world.backend.sql;
		const artists = { artist: world.of('artist').artist, other: await makeOther() };
		for (const who of ['artist', 'other'] as const)
			sent[who] = await send(
				who,
				artists[who],
				['Eins', 'Zwei', 'Drei', 'Vier'].map((title) => `${title} ${who}`)
			);
	});
	afterAll(() => world?.stop());

	const makeOther = () =>
		run(world.db.other, 'save_artist', {
			p_id: null,
			p_kind: 'person',
			p_name: text('Bela'),
			p_latin_name: null,
			p_biography: {},
			p_slug: 'bela'
		});

	async function send(who: 'artist' | 'other', p_artist: string, titles: string[]) {
		const db = world.db[who];
		const p_artworks: string[] = [];
		for (const title of titles) p_artworks.push(await makeArtwork(db, world.backend.admin(), p_artist, title));
		const p_values = {
			house_rules: true,
			privacy: true,
			language: who === 'artist' ? 'en' : 'de',
			consents: { website: true },
			wording: 'test'
		};
		const submission = await run(db, 'submit_artworks', { p_call: world.call, p_artist, p_artworks, p_values });
		const rows = await sql('select id, position from public.submission_work where submission_id = $1', [submission]);
		return { submission, works: Object.fromEntries(rows.map(({ id, position }) => [titles[Number(position) - 1], String(id)])) };
	}
	const plan = (work: string | undefined, p_outcome: string, words: string, p_until: string | null = null) =>
		run(world.db.curator, 'plan_decision', { p_submission_work: work, p_outcome, p_words: words ? text(words) : {}, p_until });
	/** The preview that the curator sees before releasing, and the mail that the artist gets afterwards, both rendered. */
	async function previewAndMail(who: 'artist' | 'other') {
		const { submission } = sent[who];
		const shown = (await findForReview(world.db.curator, world.ids.curator, submission))!;
		const works = plannedForMail(shown);
		const preview = renderMail({ template: 'decision', language: shown.language, values: { submission, works } }, 'https://example.org');
		await run(world.db.curator, 'release_decisions', { p_submission: submission });
		const mails = await sql(
			"select to_account, language, template, values from public.mail where template = 'decision' and values ->> 'submission' = $1 order by created_at desc limit 1",
			[submission]
		);
		const [mail] = mails as { to_account: string; language: string; template: string; values: { works: object[] } }[];
		return { works, preview, mail: mail!, mailed: renderMail(mail!, 'https://example.org') };
	}

	test('previews exactly the mail: current decisions in order, without replaced ones or those of others', async () => {
		const { works } = sent.artist;
		await plan(works['Zwei artist'], 'declined', 'Erst nein');
		await plan(works['Drei artist'], 'waitlisted', '', '2091-05-01');
		await plan(works['Zwei artist'], 'accepted', 'Doch ja');
		await plan(works['Eins artist'], 'declined', 'Leider nein');
		await plan(sent.other.works['Eins other'], 'accepted', 'Für jemand anderen');
		const { works: planned, preview, mail, mailed } = await previewAndMail('artist');
		expect(planned).toEqual([
			{ title: text('Eins artist'), outcome: 'declined', words: text('Leider nein'), until: null },
			{ title: text('Zwei artist'), outcome: 'accepted', words: text('Doch ja'), until: null },
			{ title: text('Drei artist'), outcome: 'waitlisted', words: {}, until: '2091-05-01' }
		]);
		expect(mail).toMatchObject({ to_account: world.ids.artist, language: 'en' });
		expect(mail.values.works).toEqual(planned);
		expect(preview).not.toBe(null);
		expect(mailed).toEqual(preview);
		expect(JSON.stringify(mailed)).not.toMatch(/other|anderen|Erst nein|Vier/);
	});

	test('leaves out of both the decisions that were released before', async () => {
		await plan(sent.artist.works['Vier artist'], 'declined', 'Später nein');
		await plan(sent.artist.works['Drei artist'], 'accepted', 'Nachgerückt');
		const { works, mail, preview, mailed } = await previewAndMail('artist');
		expect(works.map(({ words }) => words)).toEqual([text('Nachgerückt'), text('Später nein')]);
		expect(mail.values.works).toEqual(works);
		expect(mailed).toEqual(preview);
		expect((await previewAndMail('other')).works).toEqual([
			{ title: text('Eins other'), outcome: 'accepted', words: text('Für jemand anderen'), until: null }
		]);
	});

	test.each([true, false])('lets only the artist answer an acceptance, once (confirm: %s)', async (p_confirm) => {
		const work = sent.artist.works[p_confirm ? 'Zwei artist' : 'Drei artist']!;
		const state = async () => (await sql('select state from public.submission_work where id = $1', [work]))[0]!.state;
		const answer = async (who: keyof World['db'], confirm = p_confirm) =>
			(await world.db[who].rpc('answer_acceptance', { p_submission_work: work, p_confirm: confirm })).error?.code ?? 'done';
		expect(await answer('visitor')).toBe('42501');
		expect(await answer('suspended')).toBe('PT403');
		for (const who of ['other', 'curator', 'coordinator', 'former'] as const) expect([who, await answer(who)]).toEqual([who, 'PT404']);
		expect(await state(), 'refused for good').toBe('accepted');
		expect(await answer('artist')).toBe('done');
		for (const confirm of [true, false]) if (confirm !== p_confirm) expect(await answer('artist', confirm)).toBe('PT409');
		expect(await state()).toBe(p_confirm ? 'confirmed' : 'given_back');
	});

	test('refuses answers to works that are not accepted or whose acceptance is only planned', async () => {
		await plan(sent.other.works['Zwei other'], 'accepted', 'Nur geplant');
		for (const work of [sent.artist.works['Eins artist'], sent.other.works['Zwei other']]) {
			const who = work === sent.artist.works['Eins artist'] ? 'artist' : 'other';
			const { error } = await world.db[who].rpc('answer_acceptance', { p_submission_work: work!, p_confirm: true });
			expect(error?.code).toBe('PT409');
		}
	});
});
