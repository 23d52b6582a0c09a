import { agreement, type Terms } from './agreement.ts';
import { allPhotosOf, conditionReport } from './condition.ts';
import { hangSheet } from './hangSheet.ts';
import { labelSheets } from './labelCards.ts';
import { priceList, worksList } from './lists.ts';
import type { Grounds, PaperAsk, PaperPhotoFiles } from './paper.ts';
import type { PaperShow } from './show.ts';

/** A paper before typesetting: its template, its data and the photographs that it shows. */
export type Composed = { template: string; data: { title: string; lang: string } & Record<string, unknown>; photos: PaperPhotoFiles };

/** What papers depend on besides the show and the request. `addressOf`: the address behind a work's QR code. */
export type ComposeOptions = { made: Date; addressOf: (code: string) => string; terms?: Terms | undefined; annex?: number };

/** Composes a paper; null if there is nothing to print: no works, no such wall, no such artist. */
export function compose(show: PaperShow, ask: PaperAsk, { made, addressOf, terms, annex = 0 }: ComposeOptions): Composed | null {
	const { kind, language, wall, artist } = ask;
	const composed = (template: string, data: Composed['data'] | null, photos: PaperPhotoFiles = {}): Composed | null =>
		data && { template, data, photos };
	switch (kind) {
		case 'hang-sheet':
			return composed('hang-sheet', hangSheet(show, wall ?? 0, language, made));
		case 'labels':
		case 'labels-large':
			return composed(kind, labelSheets(show, kind, made, addressOf));
		case 'price-list':
			return composed('list', priceList(show, language, made));
		case 'works-list':
			return composed('list', worksList(show, language, made));
		case 'agreement':
			return composed('agreement', agreement(show, artist ?? '', language, made, terms, annex));
		case 'condition': {
			const theirs = show.works.filter(({ artistId }) => artistId === artist);
			const photos = theirs.flatMap((work) => allPhotosOf(work, language)).map(({ name, photo }) => [name, photo.file] as const);
			return composed('condition', conditionReport(show, artist ?? '', language, made), Object.fromEntries(photos));
		}
	}
}

/** The data that the papers of a show depend on; see `Grounds`. */
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
