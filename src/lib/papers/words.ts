import { captionOf } from '#lib/artworks/caption.ts';
import type { Hardware } from '#lib/artworks/artwork.ts';
import { formatSize } from '#lib/shared/length.ts';
import { intlTag } from '#lib/shared/locale.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { hasVisible, pickText, type Texts } from '#lib/shared/texts.ts';
import { kgText } from '#lib/shared/weight.ts';
import type { BlockReason } from '#lib/walls/wall.ts';
import { type PaperLanguage, type PaperText, paperText } from './paper.ts';
import type { PaperPart, PaperWork } from './show.ts';

/** Texts of papers, in the language of the paper instead of that of the page. */

type Message = (inputs: Record<string, never>, options: { locale: PaperLanguage }) => string;
/** A message in one language. */
export const wordIn = (message: Message, language: PaperLanguage): PaperText => paperText(language, message({}, { locale: language }));
/** A message in German and, if it isn't German, in another language. */
export const inBoth = (message: Message, language: PaperLanguage): PaperText[] =>
	language === 'de' ? [wordIn(message, 'de')] : [wordIn(message, 'de'), wordIn(message, language)];

const hardwares: Record<Hardware, Message> = {
	wire: m.papers_hardware_wire,
	'two-eyes': m.papers_hardware_two_eyes,
	'stretcher-bar': m.papers_hardware_stretcher_bar,
	plate: m.papers_hardware_plate,
	'sleeve-rod': m.papers_hardware_sleeve_rod,
	'hook-and-loop': m.papers_hardware_hook_and_loop,
	clips: m.papers_hardware_clips,
	sawtooth: m.papers_hardware_sawtooth,
	none: m.papers_hardware_none
};
export const hardwareIn = (hardware: string | null, locale: PaperLanguage): string =>
	hardware === null ? '?' : (hardwares[hardware as Hardware]?.({}, { locale }) ?? hardware);

const reasons: Record<BlockReason, Message> = {
	door: m.exhibitions_hang_zone_door,
	window: m.exhibitions_hang_zone_window,
	socket: m.exhibitions_hang_zone_socket,
	radiator: m.exhibitions_hang_zone_radiator,
	'escape-sign': m.exhibitions_hang_zone_escape_sign,
	furniture: m.exhibitions_hang_zone_furniture,
	screen: m.exhibitions_hang_zone_screen,
	other: m.exhibitions_hang_zone_other
};
export const reasonIn = (reason: BlockReason, locale: PaperLanguage): string => reasons[reason]({}, { locale });

/** The best text of a work or show for readers of a language; null if there is none. */
export function textIn(texts: Texts, locale: string): PaperText | null {
	const picked = pickText(texts, locale);
	return picked && hasVisible(picked.text) ? paperText(picked.lang, picked.text) : null;
}

/** Texts in scripts that have italics. Titles in other scripts get quotation marks. */
const hasItalics = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]|[^\p{Letter}])*$/u;
/** The title of a work, and whether it is set in italics. */
export type WorkTitle = PaperText & { italic: boolean };
export const asTitle = (title: PaperText): WorkTitle =>
	hasItalics.test(title.t) ? { ...title, italic: true } : { ...title, t: `«${title.t}»`, italic: false };

/** The title of a work for readers of a language; "untitled" in that language if it has none. */
export function titleIn(work: PaperWork, language: PaperLanguage): WorkTitle {
	const title = work.untitled ? null : textIn(work.title, language);
	return title ? asTitle(title) : { ...wordIn(m.papers_untitled, language), italic: true };
}

/** The artist's name as written; null if the artist has hidden everything. */
export const artistIn = (work: PaperWork, language: string): PaperText | null => (work.hidden ? null : textIn(work.artist, language));

/** The facts below a title: year, technique, and size of the work. */
export function factsIn(
	work: PaperWork,
	language: PaperLanguage
): { year: string | null; technique: PaperText | null; size: string | null } {
	const { year, technique, size } = captionOf({ ...work, artistName: null, technique: work.technique, parts: work.parts }, language);
	return { year, technique: technique && paperText(technique.lang, technique.text), size };
}

export const outerSizeIn = (part: Pick<PaperPart, 'outerHeightMm' | 'outerWidthMm'>, language: PaperLanguage): string =>
	formatSize(part.outerHeightMm, part.outerWidthMm, null, language).replace(/ \p{L}+$/u, '');

/** A weight as "3,2 kg"; "≈ 3,2 kg" if estimated, "?" if unknown. */
export const weightIn = (weightG: number | null, estimated: boolean, language: PaperLanguage): string =>
	weightG === null ? '?' : `${estimated ? '≈ ' : ''}${kgText(weightG, language)} kg`;

/** An amount such as "1.200 €", without cents if they are 0. */
export const moneyIn = (cents: number, language: PaperLanguage): string =>
	new Intl.NumberFormat(intlTag(language), {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: cents % 100 === 0 ? 0 : 2
	})
		.format(cents / 100)
		.replace(/[\u200e\u200f\u061c]/g, '')
		.replace(/[\u00a0\u202f]/g, ' ');
