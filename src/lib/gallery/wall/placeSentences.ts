import { formatLength } from '#lib/shared/length.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Locale } from '#lib/shared/paraglide/runtime.js';
import { rightMm } from '#lib/walls/geometry/rect.ts';
import { placesInWords } from '#lib/walls/words.ts';
import type { PlaceSentence, PublicPlacement, PublicWall } from '../read/types.ts';

/** "Nummer 4"; for a part of a work "Nummer 4, Teil 2". */
export function numberInWords({ number, part }: { number: number; part: number | null }, locale: Locale): string {
	return part === null ? m.gallery_words_number({ n: number }, { locale }) : m.gallery_words_part({ n: number, part }, { locale });
}

/**
 * A wall in words, one sentence per placement from left to right: "Nummer 4, drittes von links, 32 cm rechts von Nummer 3, Mitte auf 145 cm."
 * Works above or below each other share an ordinal; the parts of a work count once; the last sentence adds the distance to the right edge.
 */
export function placeSentences({ placements, widthMm }: Pick<PublicWall, 'placements' | 'widthMm'>, locale: Locale): PlaceSentence[] {
	const places = placesInWords(placements);
	const isAlone = new Set(placements.map(({ number }) => number)).size === 1;
	const ordinals = new Map<number, number>();
	let ordinal = 0;
	return places.map(({ index, previousIndex, side, gapMm, middleMm }, i) => {
		const { number, part, work } = placements[index]!;
		const isFurtherPart = ordinals.has(number);
		if (!isFurtherPart && side !== 'above' && side !== 'below') ordinal++;
		if (!isFurtherPart) ordinals.set(number, ordinal);
		const words = {
			number: numberInWords({ number, part }, locale),
			where: whereInWords(side, gapMm, previousIndex === null ? null : placements[previousIndex]!, locale),
			middle: formatLength(middleMm, locale)
		};
		const place = isFurtherPart
			? m.gallery_words_piece(words, { locale })
			: isAlone
				? m.gallery_words_alone(words, { locale })
				: m.gallery_words_place({ ...words, ordinal: m.gallery_words_ordinal({ n: ordinal }, { locale }) }, { locale });
		const sentence = place.charAt(0).toLocaleUpperCase(locale) + place.slice(1);
		return { number, part, work, sentence: i === places.length - 1 ? withRest(sentence, placements, widthMm, locale) : sentence };
	});
}

const positions = { right: m.gallery_words_right, above: m.gallery_words_above, below: m.gallery_words_below };

function whereInWords(side: 'first' | keyof typeof positions, gapMm: number, before: PublicPlacement | null, locale: Locale): string {
	const gap = formatLength(gapMm, locale);
	if (before === null || side === 'first') return m.gallery_words_first({ gap }, { locale });
	return positions[side]({ gap, previous: numberInWords(before, locale) }, { locale });
}

/** The last sentence, with the distance from the rightmost placement to the right edge of the wall. */
function withRest(sentence: string, placements: readonly PublicPlacement[], widthMm: number, locale: Locale): string {
	const restMm = widthMm - Math.max(...placements.map(rightMm));
	return restMm < 0 ? sentence : m.gallery_words_to_end({ sentence, gap: formatLength(restMm, locale) }, { locale });
}
