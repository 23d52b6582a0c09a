import { z } from 'zod';
import { textDirection, type Direction } from '#lib/shared/texts.ts';

/** What can be printed of a show: sheets by wall, agreements and reports by artist, the rest once. */
export const paperKinds = ['hang-sheet', 'labels', 'labels-large', 'price-list', 'works-list', 'agreement', 'condition'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Languages that the papers have words in. German always stands there; another one stands beside it where that fits. */
export const paperLanguages = ['de', 'en', 'ar'] as const;
export type PaperLanguage = (typeof paperLanguages)[number];

/** Those that belong to one artist and have to be signed or ticked by both sides. */
export const isOfArtist = (kind: PaperKind): boolean => kind === 'agreement' || kind === 'condition';

/** Which paper somebody wants. */
export const paperAskSchema = z
	.object({
		kind: z.enum(paperKinds),
		language: z.enum(paperLanguages),
		wall: z.coerce.number().int().positive().nullable().default(null),
		artist: z.uuid().nullable().default(null)
	})
	.refine(({ kind, wall }) => (kind === 'hang-sheet') === (wall !== null), { path: ['wall'] })
	.refine(({ kind, language }) => languagesOf(kind).includes(language), { path: ['language'] })
	.refine(({ kind, artist }) => isOfArtist(kind) === (artist !== null), { path: ['artist'] });
export type PaperAsk = z.infer<typeof paperAskSchema>;

/** One paper is another copy of the same when these agree. */
export const paperKey = ({ kind, language, wall, artist }: PaperAsk): string => [kind, language, wall ?? '', artist ?? ''].join(' ');

/** The language beside German for somebody who reads this one: English where the papers have no words of theirs. */
export function paperLanguageFor(language: string | null): PaperLanguage {
	const primary = language?.split('-')[0];
	return paperLanguages.find((known) => known === primary) ?? (primary ? 'en' : 'de');
}

/** Where the photographs of a paper lie, by the names that its template calls them. */
export type PaperPhotoFiles = Record<string, { bucket: string; path: string }>;

/** The languages in which a paper can be had: labels are in those of the works, a hang sheet is for the house. */
export function languagesOf(kind: PaperKind): readonly PaperLanguage[] {
	if (kind === 'labels' || kind === 'labels-large') return ['de'];
	return kind === 'hang-sheet' ? ['de', 'en'] : paperLanguages;
}

/** A piece of text on a paper with its language and direction. */
export type Said = { t: string; lang: string; dir: Direction };
export const saidIn = (lang: string, t: string): Said => ({ t, lang: lang.split('-')[0] ?? 'de', dir: textDirection(lang) });

/**
 * What the numbers on a paper rest on: the version of the hang, which revision of which work, what was measured. `artist`,
 * where the paper is about one: only their works count.
 */
export type Grounds = {
	version: string | null;
	lock: number | null;
	works: { id: string; artistId: string; revision: string; measuredAt: string | null; agreed: string; seen: string }[];
};

/** The same grounds give the same text; it is hashed and kept with a paper. */
export function groundsText({ version, lock, works }: Grounds, { kind, artist }: Pick<PaperAsk, 'kind' | 'artist'>): string {
	const concerned = works.filter(({ artistId }) => artist === null || artistId === artist).sort((a, b) => a.id.localeCompare(b.id));
	const rows = concerned.map(({ id, revision, measuredAt, agreed, seen }) => {
		const more = kind === 'agreement' ? agreed : kind === 'condition' ? seen : '';
		return [id, revision, measuredAt, more];
	});
	return JSON.stringify([version, lock, rows]);
}
