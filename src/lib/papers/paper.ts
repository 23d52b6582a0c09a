import { z } from 'zod';
import { textDirection, type Direction } from '#lib/shared/texts.ts';

/** The kinds of papers of a show: one hang sheet per wall, one agreement and one report per artist, one of each other kind. */
export const paperKinds = ['hang-sheet', 'labels', 'labels-large', 'price-list', 'works-list', 'agreement', 'condition'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** The languages of the papers. German is always printed; on some papers, another language stands beside it. */
export const paperLanguages = ['de', 'en', 'ar'] as const;
export type PaperLanguage = (typeof paperLanguages)[number];

/** Whether a kind of paper is for one artist. */
export const isOfArtist = (kind: PaperKind): boolean => kind === 'agreement' || kind === 'condition';

/** A request for one paper. */
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

/** Papers with the same key are editions of the same paper. */
export const paperKey = ({ kind, language, wall, artist }: PaperAsk): string => [kind, language, wall ?? '', artist ?? ''].join(' ');

/** The paper language for a reader of `language`: English if the papers don't have it, German if it is unknown. */
export function paperLanguageFor(language: string | null): PaperLanguage {
	const primary = language?.split('-')[0];
	return paperLanguages.find((known) => known === primary) ?? (primary ? 'en' : 'de');
}

/** The storage locations of a paper's photographs, by their names in the template. */
export type PaperPhotoFiles = Record<string, { bucket: string; path: string }>;

/** The languages in which a kind of paper exists. Labels follow the languages of the works; the hang sheet is for the house only. */
export function languagesOf(kind: PaperKind): readonly PaperLanguage[] {
	if (kind === 'labels' || kind === 'labels-large') return ['de'];
	return kind === 'hang-sheet' ? ['de', 'en'] : paperLanguages;
}

/** A text on a paper, with its language and direction. */
export type PaperText = { t: string; lang: string; dir: Direction };
export const paperText = (lang: string, t: string): PaperText => ({ t, lang: lang.split('-')[0] ?? 'de', dir: textDirection(lang) });

/**
 * The grounds of a paper: all data that its numbers depend on, that is, the version of the hang, the revisions of the works and the latest
 * measurements. If they change, the paper is out of date. `agreed` and `seen`: consents and recorded conditions.
 */
export type Grounds = {
	version: string | null;
	lock: number | null;
	works: { id: string; artistId: string; revision: string; measuredAt: string | null; agreed: string; seen: string }[];
};

/** Serialises grounds, so that their hash can be stored with a paper. For a paper about one artist, only that artist's works count. */
export function groundsText({ version, lock, works }: Grounds, { kind, artist }: Pick<PaperAsk, 'kind' | 'artist'>): string {
	const concerned = works.filter(({ artistId }) => artist === null || artistId === artist).sort((a, b) => a.id.localeCompare(b.id));
	const rows = concerned.map(({ id, revision, measuredAt, agreed, seen }) => {
		const more = kind === 'agreement' ? agreed : kind === 'condition' ? seen : '';
		return [id, revision, measuredAt, more];
	});
	return JSON.stringify([version, lock, rows]);
}
