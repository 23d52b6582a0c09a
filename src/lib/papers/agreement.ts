import { channels, type Channel } from '#lib/consents/channels.ts';
import { formatDate, formatDateRange } from '#lib/shared/dates.ts';
import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { z } from 'zod';
import { paperHead, versionText } from './head.ts';
import { listRow, outerSizes } from './lists.ts';
import { type PaperLanguage, type PaperText, paperText } from './paper.ts';
import type { PaperShow, PaperWork } from './show.ts';
import { inBoth, moneyIn, textIn, wordIn } from './words.ts';

/** The terms that differ between agreements. Amounts in cents; `insurance`: who insures the works, 'none' if nobody does. */
export const termsSchema = z.object({
	feeCents: z.int().min(0).max(100_000_000),
	insurance: z.enum(['none', 'house', 'artist']),
	capCents: z.int().min(0).max(1_000_000_000).nullable()
});
export type Terms = z.infer<typeof termsSchema>;
export const usualTerms: Terms = { feeCents: 0, insurance: 'none', capCents: null };

/** A clause of the agreement in each of its languages, German first. */
export type Clause = { number: number; heading: PaperText[]; text: PaperText[] };

type Values = Record<string, string>;
type Message = (inputs: never, options: { locale: PaperLanguage }) => string;

/**
 * The data of the agreement with one artist and of its annexes: list of works, consents, house rules. Null if none of the works is by the
 * artist.
 *
 * @param annex above 0: the number of an annex that changes a signed agreement.
 */
export function agreement(show: PaperShow, artistId: string, language: PaperLanguage, made: Date, terms: Terms = usualTerms, annex = 0) {
	const works = show.works.filter((work) => work.artistId === artistId);
	const [first] = works;
	if (!first) return null;
	const languages: PaperLanguage[] = language === 'de' ? ['de'] : ['de', language];
	const artist = namesOf(first);
	const heading = annex === 0 ? null : languages.map((locale) => paperText(locale, m.papers_title_annex({ number: annex }, { locale })));
	const head = paperHead(show, 'agreement', 'de', made, '', language);
	return {
		...head,
		heading: heading ?? head.heading,
		title: [(heading ?? head.heading).map(({ t }) => t).join(' · '), artist, head.show.t].join(' – '),
		artist,
		'artist-label': m.papers_list_artist({}, { locale: 'de' }),
		languages,
		prevails: inBoth(m.papers_agreement_prevails, language),
		clauses: clausesOf(show, first, works.length, languages, terms, annex),
		fields: [m.papers_agreement_legal_name, m.papers_agreement_address].map((message) => inBoth(message, language)),
		signatures: [
			...[m.papers_agreement_sign_house, m.papers_agreement_sign_you].map((message) => inBoth(message, language)),
			...ownersOf(works).map((values) => languages.map((locale) => paperText(locale, m.papers_agreement_sign_owner(values, { locale }))))
		],
		annexes: {
			works: {
				heading: inBoth(m.papers_agreement_annex_works, language),
				columns: [m.papers_list_number, m.papers_list_title, m.papers_list_outer, m.papers_list_value, m.papers_list_afterwards].map(
					(message) => inBoth(message, language)
				),
				rows: works.map((work) =>
					listRow(work, language, [
						outerSizes(work),
						[paperText('de', work.insuranceCents === null ? '–' : moneyIn(work.insuranceCents, 'de'))],
						work.afterwards === null ? [paperText('de', '–')] : inBoth(afterwards[work.afterwards], language)
					])
				)
			},
			consents: {
				heading: inBoth(m.papers_agreement_annex_consents, language),
				columns: [m.papers_agreement_work, ...channels.map((channel) => channelWords[channel])].map((message) => inBoth(message, language)),
				rows: works.map((work) => ({
					...listRow(work, language, []),
					answers: channels.map((channel) => inBoth(work.consents[channel] ? m.papers_agreement_yes : m.papers_agreement_no, language))
				}))
			},
			rules: {
				heading: inBoth(m.papers_agreement_annex_rules, language),
				lines: rules.map((message) => inBoth(message, language))
			}
		}
	};
}

const channelWords: Record<Channel, Parameters<typeof wordIn>[0]> = {
	website: m.papers_channel_website,
	archive: m.papers_channel_archive,
	'full-resolution': m.papers_channel_full_resolution,
	machines: m.papers_channel_machines,
	press: m.papers_channel_press
};
/** The owners of works that don't belong to the artist, each with the numbers of their works. */
const ownersOf = (works: readonly PaperWork[]): { owner: string; numbers: string }[] =>
	[...Map.groupBy(works, ({ owner }) => owner)].flatMap(([owner, theirs]) =>
		owner === null ? [] : [{ owner, numbers: theirs.map(({ number }) => number).join(', ') }]
	);
/** What happens to a work after the show, as the artist wants it. */
const afterwards: Record<NonNullable<PaperWork['afterwards']>, Parameters<typeof wordIn>[0]> = {
	back: m.papers_afterwards_back,
	sale: m.papers_afterwards_sale,
	donation: m.papers_afterwards_donation
};
const rules = [m.papers_rule_1, m.papers_rule_2, m.papers_rule_3, m.papers_rule_4, m.papers_rule_5, m.papers_rule_6];

/** The artist's name as written and in Latin letters. The agreement also names artists who have hidden everything online. */
const namesOf = (work: PaperWork): string => [textIn(work.artist, 'und')?.t ?? '', work.latinName].filter(Boolean).join(' / ');

function clausesOf(show: PaperShow, work: PaperWork, count: number, languages: PaperLanguage[], terms: Terms, annex: number): Clause[] {
	const valuesIn = (locale: PaperLanguage): Values => ({
		house: m.shared_imprint_name({}, { locale: 'de' }),
		address: `${house.street}, ${house.city}`,
		artist: namesOf(work),
		count: String(count),
		show: textIn(show.title, locale)?.t ?? show.slug,
		running: formatDateRange(show.opens, show.closes, locale),
		installs: formatDate(show.installs, locale),
		closes: formatDate(show.closes, locale),
		takenDown: formatDate(show.takenDown, locale),
		version: versionText(show.hang, locale),
		fee: moneyIn(terms.feeCents, locale),
		cap: terms.capCents === null ? '–' : moneyIn(terms.capCents, locale)
	});
	const insurance = {
		none: m.papers_agreement_insurance_none,
		house: m.papers_agreement_insurance_house,
		artist: m.papers_agreement_insurance_artist
	};
	const all: [Message, Message][] = [
		[m.papers_agreement_parties, m.papers_agreement_parties_text],
		[m.papers_agreement_show, m.papers_agreement_show_text],
		[m.papers_agreement_works, m.papers_agreement_works_text],
		[m.papers_agreement_right, m.papers_agreement_right_text],
		[m.papers_agreement_house_duties, m.papers_agreement_house_duties_text],
		[m.papers_agreement_your_duties, m.papers_agreement_your_duties_text],
		[m.papers_agreement_delivery, m.papers_agreement_delivery_text],
		[m.papers_agreement_condition, m.papers_agreement_condition_text],
		[m.papers_agreement_hang, m.papers_agreement_hang_text],
		[m.papers_agreement_fee, terms.feeCents === 0 ? m.papers_agreement_fee_text_none : m.papers_agreement_fee_text],
		[m.papers_agreement_insurance, insurance[terms.insurance]],
		[m.papers_agreement_name, work.safeMode ? m.papers_agreement_name_pseudonym : m.papers_agreement_name_text],
		[m.papers_agreement_withdrawal, m.papers_agreement_withdrawal_text],
		[m.papers_agreement_rules, m.papers_agreement_rules_text],
		[m.papers_agreement_changes, m.papers_agreement_changes_text]
	];
	const annexed: [Message, Message][] = [
		[m.papers_agreement_parties, m.papers_agreement_parties_text],
		[m.papers_agreement_show, m.papers_agreement_show_text],
		[m.papers_agreement_works, m.papers_agreement_works_text],
		[m.papers_agreement_hang, m.papers_agreement_hang_text],
		[m.papers_agreement_changes, m.papers_agreement_changes_annex]
	];
	const inLanguages = (message: Message): PaperText[] =>
		languages.map((locale) => paperText(locale, message(valuesIn(locale) as never, { locale })));
	return (annex > 0 ? annexed : all).map(([heading, text], i) => ({
		number: i + 1,
		heading: inLanguages(heading),
		text: inLanguages(text)
	}));
}
