import { agreement, type Terms } from './agreement.ts';
import { allPhotosOf, conditionReport } from './condition.ts';
import { hangSheet } from './hangSheet.ts';
import { labelSheets } from './labelCards.ts';
import { priceList, worksList } from './lists.ts';
import type { Grounds, PaperAsk, PaperPhotoFiles } from './paper.ts';
import type { PaperShow } from './show.ts';

/** A paper before it is set: its template, what stands on it, which photographs it shows. */
export type Composed = { template: string; data: { title: string; lang: string } & Record<string, unknown>; photos: PaperPhotoFiles };

/** How the papers differ that are made in one go. */
export type Circumstances = { made: Date; addressOf: (code: string) => string; terms?: Terms | undefined; annex?: number };

/** What stands on a paper; null when there is nothing to put on it: no works, no such wall, nobody of that name. */
export function compose(show: PaperShow, ask: PaperAsk, { made, addressOf, terms, annex = 0 }: Circumstances): Composed | null {
	const { kind, language, wall, artist } = ask;
	const of = (template: string, data: Composed['data'] | null, photos: PaperPhotoFiles = {}): Composed | null =>
		data && { template, data, photos };
	switch (kind) {
		case 'hang-sheet':
			return of('hang-sheet', hangSheet(show, wall ?? 0, language, made));
		case 'labels':
		case 'labels-large':
			return of(kind, labelSheets(show, kind, made, addressOf));
		case 'price-list':
			return of('list', priceList(show, language, made));
		case 'works-list':
			return of('list', worksList(show, language, made));
		case 'agreement':
			return of('agreement', agreement(show, artist ?? '', language, made, terms, annex));
		case 'condition': {
			const theirs = show.works.filter(({ artistId }) => artistId === artist);
			const photos = theirs.flatMap((work) => allPhotosOf(work, language)).map(({ name, photo }) => [name, photo.file] as const);
			return of('condition', conditionReport(show, artist ?? '', language, made), Object.fromEntries(photos));
		}
	}
}

/** What the numbers of a show's papers rest on. */
export const groundsOf = ({ hang, works }: PaperShow): Grounds => ({
	version: hang?.version ?? null,
	lock: hang?.state === 'draft' ? hang.lock : null,
	works: works.map(({ id, artistId, revision, measuredAt, consents, conditions }) => ({
		id,
		artistId,
		revision,
		measuredAt,
		agreed: JSON.stringify(consents),
		seen: JSON.stringify(conditions)
	}))
});
