import { m } from '#lib/shared/paraglide/messages.js';
import { pickText } from '#lib/shared/texts.ts';
import { paperTitle } from './head.ts';
import { isOfArtist, languagesOf, type PaperAsk, type PaperKind, paperKinds, type PaperLanguage, paperLanguageFor } from './paper.ts';
import type { PaperShow } from './show.ts';

/** One row of the desk's table: a paper that can be made, whether or not it exists. `language`: the one selected at first. */
export type PaperRow = Omit<PaperAsk, 'language'> & { title: string; language: PaperLanguage; languages: readonly PaperLanguage[] };
export type PaperGroup = { name: string; rows: PaperRow[] };

/** All papers that can be made for a show, in groups, with names in the language of the page. */
export function paperGroups(show: PaperShow, locale: PaperLanguage): PaperGroup[] {
	const row = (kind: PaperKind, of = '', more: Partial<PaperRow> = {}): PaperRow => ({
		kind,
		wall: null,
		artist: null,
		title: [paperTitle(kind, locale), of].filter(Boolean).join(' '),
		language: languagesOf(kind).includes(locale) ? locale : 'de',
		languages: languagesOf(kind),
		...more
	});
	const walls = (show.hang?.walls ?? []).filter(({ wallId }) => show.hang?.placements.some((placement) => placement.wallId === wallId));
	const artists = new Map(show.works.map((work) => [work.artistId, work]));
	const hasWorks = show.works.length > 0;
	const groups = [
		{ name: m.papers_desk_group_hang(), rows: walls.map(({ wallId, code }) => row('hang-sheet', code, { wall: wallId })) },
		{ name: m.papers_desk_group_wall(), rows: hasWorks ? [row('labels'), row('labels-large')] : [] },
		{ name: m.papers_desk_group_lists(), rows: hasWorks ? [row('price-list'), row('works-list')] : [] },
		{
			name: m.papers_desk_group_artists(),
			rows: [...artists].flatMap(([artist, work]) => {
				const of = `– ${pickText(work.artist, locale)?.text ?? ''}`;
				return paperKinds.filter(isOfArtist).map((kind) => row(kind, of, { artist, language: paperLanguageFor(work.language) }));
			})
		}
	];
	return groups.filter(({ rows }) => rows.length > 0);
}

const refusals: Record<string, (values: { max: string }) => string> = {
	'not-found': m.papers_refused_not_found,
	busy: m.papers_refused_busy,
	nothing: m.papers_refused_nothing,
	'scan-type': m.papers_refused_scan_type,
	'scan-size': m.papers_refused_scan_size,
	'scan-storage': m.papers_refused_scan_storage,
	'illegal-move': m.papers_refused_illegal_move,
	money: m.papers_refused_money
};
/** The sentence for a refusal code. `maxScan`: the size that a scan may have, in words. */
export const paperRefusalText = (code: string, maxScan = ''): string => (refusals[code] ?? m.papers_refused_invalid)({ max: maxScan });

/** The name of a language in the menu. German always stands beside the other language. */
export function languageText(kind: PaperKind, language: PaperLanguage): string {
	if (language === 'de') return m.papers_desk_language_de();
	if (kind === 'hang-sheet') return m.papers_desk_language_only_en();
	return language === 'en' ? m.papers_desk_language_en() : m.papers_desk_language_ar();
}
