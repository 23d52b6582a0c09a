import { formatLength } from '#lib/shared/length.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Locale } from '#lib/shared/paraglide/runtime.js';
import { placesInWords } from '#lib/walls/words.ts';
import type { PlaceSentence, PublicWall } from './types.ts';

/** "Nummer 4", of a work of several parts "Nummer 4, Teil 2". */
export function numberInWords({ number, part }: { number: number; part: number | null }, locale: Locale): string {
	return part === null ? m.gallery_words_number({ n: number }, { locale }) : m.gallery_words_part({ n: number, part }, { locale });
}

/**
 * A wall in words, from left to right: "Nummer 4, drittes von links, 32 cm rechts von Nummer 3, Mitte
 * auf 145 cm."
 */
export function placeSentences({ placements }: Pick<PublicWall, 'placements'>, locale: Locale): PlaceSentence[] {
	return placesInWords(placements).map(({ index, ordinalFromLeft, previousIndex, side, gapMm, middleMm }) => {
		const { number, part, work } = placements[index]!;
		const before = previousIndex === null ? null : placements[previousIndex]!;
		const gap = formatLength(gapMm, locale);
		const where =
			before === null || side === 'first'
				? m.gallery_words_first({ gap }, { locale })
				: seenFrom[side]({ gap, previous: numberInWords(before, locale) }, { locale });
		const sentence = m.gallery_words_place(
			{
				number: numberInWords({ number, part }, locale),
				ordinal: m.gallery_words_ordinal({ n: ordinalFromLeft }, { locale }),
				where,
				middle: formatLength(middleMm, locale)
			},
			{ locale }
		);
		return { number, part, work, sentence: sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1) };
	});
}

const seenFrom = { right: m.gallery_words_right, above: m.gallery_words_above, below: m.gallery_words_below };
