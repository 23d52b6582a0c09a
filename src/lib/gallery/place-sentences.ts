import { formatLength } from '#lib/shared/length.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Rect } from '#lib/walls/rect.ts';
import { placesInWords } from '#lib/walls/words.ts';

type Locale = 'de' | 'en' | 'ar';

/** "4", of a work of several parts "4, Teil 2". */
export function numberInWords(box: { number: number; part: number | null }, locale: Locale): string {
	return box.part === null
		? m.gallery_words_number({ n: box.number }, { locale })
		: m.gallery_words_part({ n: box.number, part: box.part }, { locale });
}

/**
 * Where each box of one wall hangs, from left to right: "drittes von links, 32 cm rechts von Nummer 3,
 * Mitte auf 145 cm".
 */
export function placeSentences<T extends Rect & { number: number; part: number | null }>(
	boxes: readonly T[],
	locale: Locale
): { box: T; sentence: string }[] {
	return placesInWords(boxes).map(({ index, ordinalFromLeft, previousIndex, side, gapMm, middleMm }) => {
		const box = boxes[index]!;
		const previous = previousIndex === null ? null : numberInWords(boxes[previousIndex]!, locale);
		const gap = formatLength(gapMm, locale);
		const where =
			previous === null || side === 'first'
				? m.gallery_words_first({ gap }, { locale })
				: { right: m.gallery_words_right, above: m.gallery_words_above, below: m.gallery_words_below }[side]({ gap, previous }, { locale });
		const ordinal = m.gallery_words_ordinal({ n: ordinalFromLeft }, { locale });
		return { box, sentence: m.gallery_words_place({ ordinal, where, middle: formatLength(middleMm, locale) }, { locale }) };
	});
}
