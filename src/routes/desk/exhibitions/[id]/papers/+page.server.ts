import { error, fail, redirect } from '@sveltejs/kit';
import { paperGroups } from '#lib/papers/desk.ts';
import { readTerms } from '#lib/papers/agreementForm.ts';
import { paperAskSchema, paperKey, type PaperLanguage } from '#lib/papers/paper.ts';
import { keepScan, largestScan } from '#lib/papers/paperFiles.server.ts';
import { isCurrent, listPapers, makePaper, offerAgreement } from '#lib/papers/papers.server.ts';
import { readPaperShow } from '#lib/papers/readShow.server.ts';
import { versionText } from '#lib/papers/head.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import { fileSizeText } from '#lib/shared/fileSize.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const addressOf = (event: RequestEvent) => (code: string) => `${event.url.origin}/w/${code}`;

async function needShow(event: Pick<RequestEvent, 'locals' | 'params'>, photos: 'with' | 'without' = 'with') {
	const show = await readPaperShow(event.locals.db, event.params.id, photos);
	if (!show) error(404, 'not found');
	return show;
}

export const load: PageServerLoad = async (event) => {
	const show = await needShow(event, 'without');
	const papers = (await listPapers(event.locals.db, show.id)).map((paper) => ({ ...paper, current: isCurrent(paper, show) }));
	const locale = getLocale();
	const groups = paperGroups(show, locale).map(({ name, rows }) => ({
		name,
		rows: rows.map((row) => {
			const same = papers.filter((paper) => paper.kind === row.kind && paper.wall === row.wall && paper.artist === row.artist);
			return { ...row, key: paperKey({ ...row, language: 'de' }), language: same[0]?.language ?? row.language, papers: same };
		})
	}));
	return {
		show: { id: show.id, title: show.title },
		version: versionText(show.hang, locale),
		hang: show.hang && show.hang.state,
		groups,
		maxScan: fileSizeText(await largestScan(), locale),
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	/** Makes one paper: `kind`, `language`, `wall` or `artist`; for an agreement also `fee`, `insurance`, `cap`. */
	make: async (event) => {
		const { id } = curatorOf(event.locals);
		const form = await event.request.formData();
		const ask = paperAskSchema.safeParse({
			kind: form.get('kind'),
			language: form.get('language'),
			wall: form.get('wall') || null,
			artist: form.get('artist') || null
		});
		if (!ask.success) return fail(422, { refused: 'invalid', values: null });
		const terms = ask.data.kind === 'agreement' ? readTerms(form) : null;
		if (terms && !terms.ok)
			return fail(422, { refused: 'money', values: { key: paperKey({ ...ask.data, language: 'de' }), ...terms.values } });
		const show = await needShow(event);
		const made = await makePaper(event.locals.db, id, show, ask.data, { terms: terms?.terms, addressOf: addressOf(event) });
		if (!made.ok) return fail(made.status, { refused: made.code, values: null });
		redirect(303, `${event.url.pathname}?done=${made.paper}#${ask.data.kind}-${ask.data.wall ?? ask.data.artist ?? ''}`);
	},
	/** Makes all papers that are missing or out of date, except signed ones. */
	all: async (event) => {
		const { id } = curatorOf(event.locals);
		const show = await needShow(event);
		const papers = await listPapers(event.locals.db, show.id);
		let count = 0;
		for (const row of paperGroups(show, getLocale()).flatMap(({ rows }) => rows)) {
			const [latest] = papers.filter((paper) => paper.kind === row.kind && paper.wall === row.wall && paper.artist === row.artist);
			if (latest && (isCurrent(latest, show) || latest.state === 'signed' || latest.state === 'accepted')) continue;
			const language: PaperLanguage = latest?.language ?? row.language;
			const { kind, wall, artist } = row;
			const made = await makePaper(event.locals.db, id, show, { kind, wall, artist, language }, { addressOf: addressOf(event) });
			if (!made.ok) return fail(made.status, { refused: made.code, values: null });
			count++;
		}
		redirect(303, `${event.url.pathname}?done=all-${count}`);
	},
	/** Stores the scan of a signed agreement: `paper`, `scan`. */
	scan: async (event) => {
		const { id } = curatorOf(event.locals);
		const show = await needShow(event);
		const form = await event.request.formData();
		const paper = (await listPapers(event.locals.db, show.id)).find((one) => one.id === form.get('paper') && one.kind === 'agreement');
		if (!paper) return fail(404, { refused: 'not-found', values: null });
		const file = form.get('scan');
		if (!(file instanceof File) || file.size === 0) return fail(422, { refused: 'scan-type', values: null });
		const kept = await keepScan(id, show.id, paper.id, file);
		if (!kept.ok) return fail(kept.status, { refused: kept.code, values: null });
		redirect(303, `${event.url.pathname}?done=scan`);
	},
	/** Offers an agreement to its artist in the studio: `paper`. */
	offer: async (event) => {
		const show = await needShow(event);
		const form = await event.request.formData();
		const paper = (await listPapers(event.locals.db, show.id)).find((one) => one.id === form.get('paper'));
		const offered = paper && (await offerAgreement(event.locals.db, paper.id));
		if (!offered) return fail(404, { refused: 'not-found', values: null });
		if (!offered.ok) return fail(offered.refusal.status, { refused: offered.refusal.code, values: null });
		redirect(303, `${event.url.pathname}?done=offered`);
	}
};
