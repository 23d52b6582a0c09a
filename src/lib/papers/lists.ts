import { placementsOn } from '#lib/exhibitions/hang/hang.ts';
import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { paperHead } from './head.ts';
import { type PaperLanguage, type PaperText, paperText } from './paper.ts';
import type { PaperShow, PaperWork } from './show.ts';
import { artistIn, factsIn, inBoth, moneyIn, outerSizeIn, textIn, titleIn, type WorkTitle, wordIn } from './words.ts';

/** A row of a list: the work in German and, where its texts exist in it, in a second language. */
export type ListRow = {
	number: string;
	artist: PaperText | null;
	latin: string | null;
	titles: WorkTitle[];
	facts: PaperText[];
	cells: PaperText[][];
};

const languagesOf = (language: PaperLanguage): PaperLanguage[] => (language === 'de' ? ['de'] : ['de', language]);

/** The row of a work, with the `cells` of the list. A second language appears only where its text differs. */
export function listRow(work: PaperWork, language: PaperLanguage, cells: PaperText[][]): ListRow {
	const titles = [titleIn(work, 'de'), titleIn(work, language)];
	const facts = languagesOf(language).map((one) => {
		const { year, technique, size } = factsIn(work, one);
		const base = technique ?? paperText(one, '');
		const edition = work.edition?.trim() ? m.papers_list_edition({ edition: work.edition.trim() }, { locale: one }) : null;
		return { ...base, t: [year, technique?.t, size, edition].filter(Boolean).join(base.dir === 'rtl' ? '\u060c ' : ', ') };
	});
	const other = titles.filter((title, i) => i === 0 || title.t !== titles[0]!.t);
	return {
		number: String(work.number),
		artist: artistIn(work, 'und'),
		latin: work.hidden ? null : work.latinName,
		titles: other,
		facts: facts.filter((one, i) => one.t !== '' && (i === 0 || (one.lang === language && one.lang !== facts[0]!.lang))),
		cells
	};
}

type Message = Parameters<typeof wordIn>[0];
const columnsOf = (messages: readonly Message[], language: PaperLanguage): PaperText[][] =>
	messages.map((message) => inBoth(message, language));
const shared = [m.papers_list_number, m.papers_list_artist, m.papers_list_title] as const;

/** The data of the price list, the only paper with prices. Null without works. */
export function priceList(show: PaperShow, language: PaperLanguage, made: Date) {
	if (show.works.length === 0) return null;
	return {
		...paperHead(show, 'price-list', 'de', made, '', language),
		end: 3,
		columns: columnsOf([...shared, m.papers_list_price], language),
		rows: show.works.map((work) => listRow(work, language, [priceOf(work, language)])),
		notes: languagesOf(language).map((locale) => paperText(locale, m.papers_list_price_note({ email: house.email }, { locale })))
	};
}

function priceOf(work: PaperWork, language: PaperLanguage): PaperText[] {
	if (!work.forSale) return inBoth(m.papers_list_not_for_sale, language);
	return work.priceCents === null ? inBoth(m.papers_list_price_on_request, language) : [paperText('de', moneyIn(work.priceCents, 'de'))];
}

/** The data of the list of works, with outer sizes and walls. Null without works. */
export function worksList(show: PaperShow, language: PaperLanguage, made: Date) {
	if (show.works.length === 0) return null;
	return {
		...paperHead(show, 'works-list', 'de', made, '', language),
		end: 5,
		columns: columnsOf([...shared, m.papers_list_outer, m.papers_list_place], language),
		rows: show.works.map((work) => listRow(work, language, [outerSizes(work), placeOf(show, work, language)])),
		notes: []
	};
}

/** The framed sizes of the parts; equal sizes only once. */
export const outerSizes = (work: PaperWork): PaperText[] =>
	[...new Set(work.parts.map((part) => `${outerSizeIn(part, 'de')} cm`))].map((size) => paperText('de', size));

function placeOf({ hang }: PaperShow, work: PaperWork, language: PaperLanguage): PaperText[] {
	const placed = hang?.placements.filter(({ exhibitionWorkId }) => exhibitionWorkId === work.id) ?? [];
	if (!hang || placed.length === 0) return inBoth(m.papers_list_not_placed, language);
	const walls = hang.walls.filter((wall) => placementsOn(placed, wall.wallId).length > 0);
	if (walls.length === 0) return inBoth(m.papers_list_elsewhere, language);
	return languagesOf(language).map((locale) =>
		paperText(
			locale,
			walls
				.map((wall) =>
					[m.papers_list_wall({ wall: wall.code }, { locale }), textIn(wall.room, locale)?.t]
						.filter(Boolean)
						.join(locale === 'ar' ? '\u060c ' : ', ')
				)
				.join(' / ')
		)
	);
}
