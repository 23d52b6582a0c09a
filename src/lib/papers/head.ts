import { berlinToday, formatDate, formatDateRange } from '#lib/shared/dates.ts';
import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { PaperKind, PaperLanguage, PaperText } from './paper.ts';
import type { PaperShow } from './show.ts';
import { inBoth, textIn } from './words.ts';

const titles = {
	'hang-sheet': m.papers_title_hang_sheet,
	labels: m.papers_title_labels,
	'labels-large': m.papers_title_labels_large,
	'price-list': m.papers_title_price_list,
	'works-list': m.papers_title_works_list,
	agreement: m.papers_title_agreement,
	condition: m.papers_title_condition
} satisfies Record<PaperKind, unknown>;

/** The name of a kind of paper, printed on it and shown on the desk. */
export const paperTitle = (kind: PaperKind, language: PaperLanguage): string => titles[kind]({}, { locale: language });

/** The head of every paper and the metadata of its file. `of`: the wall or artist that it is about. */
export type PaperHead = {
	title: string;
	/** The language of the file as a whole. */
	lang: string;
	house: string;
	address: string;
	heading: PaperText[];
	show: PaperText;
	subtitle: PaperText | null;
	of: string;
	version: string;
	facts: string[][];
	footer: string;
};

/** The version of the hang in words: "Fassung 3", for a draft "Entwurf der Fassung 3", without any version "noch nicht gehängt". */
export function versionText(hang: PaperShow['hang'], language: PaperLanguage): string {
	const o = { locale: language };
	if (!hang) return m.papers_version_none({}, o);
	const { number } = hang;
	if (hang.state === 'draft') return m.papers_version_draft({ number }, o);
	return hang.kind === 'as_hung' ? m.papers_version_as_hung({ number }, o) : m.papers_version({ number }, o);
}

/**
 * The head of a paper in `language`. If a second language stands `beside` it, the heading is in German and in that language.
 *
 * @param of the wall or artist that the paper is about.
 */
export function paperHead(
	show: PaperShow,
	kind: PaperKind,
	language: PaperLanguage,
	made: Date,
	of = '',
	beside: PaperLanguage = language
): PaperHead {
	const o = { locale: language };
	const name = textIn(show.title, language) ?? { t: show.slug, lang: 'de', dir: 'ltr' as const };
	const heading = beside === language ? inBoth(titles[kind], language).slice(-1) : inBoth(titles[kind], beside);
	const version = versionText(show.hang, language);
	const day = formatDate(berlinToday(made), language);
	return {
		title: [heading.map(({ t }) => t).join(' · '), of, name.t].filter(Boolean).join(' – '),
		lang: language,
		house: m.shared_imprint_name({}, { locale: 'de' }),
		address: `${house.street}, ${house.city}`,
		heading,
		show: name,
		subtitle: textIn(show.subtitle, language),
		of,
		version,
		facts: [
			[m.papers_head_running({}, o), formatDateRange(show.opens, show.closes, language)],
			[m.papers_head_version({}, o), version],
			[m.papers_head_made({}, o), day]
		],
		footer: [name.t, version, day].join(' · ')
	};
}
