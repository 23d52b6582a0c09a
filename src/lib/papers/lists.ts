import { placementsOn } from '#lib/exhibitions/hang/hang.ts';
import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { paperHead } from './head.ts';
import { type PaperLanguage, type Said, saidIn } from './paper.ts';
import type { PaperShow, PaperWork } from './show.ts';
import { artistIn, factsIn, inBoth, moneyIn, outerSizeIn, textIn, titleIn, type TitleSaid, wordIn } from './words.ts';

/** A work as lists say it, in German and beside it in another language where it is written in that, too. */
export type ListRow = { number: string; artist: Said | null; latin: string | null; titles: TitleSaid[]; facts: Said[]; cells: Said[][] };

const languagesOf = (language: PaperLanguage): PaperLanguage[] => (language === 'de' ? ['de'] : ['de', language]);

/** What every list says of a work; a second language only where it says something else. */
export function listRow(work: PaperWork, language: PaperLanguage, cells: Said[][]): ListRow {
	const titles = [titleIn(work, 'de'), titleIn(work, language)];
	const facts = languagesOf(language).map((one) => {
		const { year, technique, size } = factsIn(work, one);
		const said = technique ?? saidIn(one, '');
		const edition = work.edition?.trim() ? m.papers_list_edition({ edition: work.edition.trim() }, { locale: one }) : null;
		return { ...said, t: [year, technique?.t, size, edition].filter(Boolean).join(said.dir === 'rtl' ? '\u060c ' : ', ') };
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
const columnsOf = (messages: readonly Message[], language: PaperLanguage): Said[][] => messages.map((message) => inBoth(message, language));
const shared = [m.papers_list_number, m.papers_list_artist, m.papers_list_title] as const;

/** The price list: what may be bought for how much; it is the only paper with prices. Null without works. */
export function priceList(show: PaperShow, language: PaperLanguage, made: Date) {
	if (show.works.length === 0) return null;
	return {
		...paperHead(show, 'price-list', 'de', made, '', language),
		end: 3,
		columns: columnsOf([...shared, m.papers_list_price], language),
		rows: show.works.map((work) => listRow(work, language, [priceOf(work, language)])),
		notes: languagesOf(language).map((locale) => saidIn(locale, m.papers_list_price_note({ email: house.email }, { locale })))
	};
}

function priceOf(work: PaperWork, language: PaperLanguage): Said[] {
	if (!work.forSale) return inBoth(m.papers_list_not_for_sale, language);
	return work.priceCents === null ? inBoth(m.papers_list_price_on_request, language) : [saidIn('de', moneyIn(work.priceCents, 'de'))];
}

/** The list of works with outer sizes and where each of them is. Null without works. */
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

/** Each part's framed size; of equal parts once. */
export const outerSizes = (work: PaperWork): Said[] =>
	[...new Set(work.parts.map((part) => `${outerSizeIn(part, 'de')} cm`))].map((size) => saidIn('de', size));

function placeOf({ hang }: PaperShow, work: PaperWork, language: PaperLanguage): Said[] {
	const placed = hang?.placements.filter(({ exhibitionWorkId }) => exhibitionWorkId === work.id) ?? [];
	if (!hang || placed.length === 0) return inBoth(m.papers_list_not_placed, language);
	const walls = hang.walls.filter((wall) => placementsOn(placed, wall.wallId).length > 0);
	if (walls.length === 0) return inBoth(m.papers_list_elsewhere, language);
	return languagesOf(language).map((locale) =>
		saidIn(
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
