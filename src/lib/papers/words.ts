import { captionOf } from '#lib/artworks/caption.ts';
import type { Hardware } from '#lib/artworks/artwork.ts';
import { formatSize } from '#lib/shared/length.ts';
import { intlTag } from '#lib/shared/locale.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { hasVisible, pickText, type Texts } from '#lib/shared/texts.ts';
import { kgText } from '#lib/shared/weight.ts';
import type { BlockReason } from '#lib/walls/wall.ts';
import { type PaperLanguage, type Said, saidIn } from './paper.ts';
import type { PaperPart, PaperWork } from './show.ts';

/** Words of papers in a language that isn't that of the page. */

type Message = (inputs: Record<string, never>, options: { locale: PaperLanguage }) => string;
/** A message in one language. */
export const wordIn = (message: Message, language: PaperLanguage): Said => saidIn(language, message({}, { locale: language }));
/** A message in German, and beside it in another language. */
export const inBoth = (message: Message, language: PaperLanguage): Said[] =>
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

/** A text of a work or show for readers of a language; null when there is none. */
export function textIn(texts: Texts, locale: string): Said | null {
	const picked = pickText(texts, locale);
	return picked && hasVisible(picked.text) ? saidIn(picked.lang, picked.text) : null;
}

/** Scripts that have italics; in all others a title stands in quotation marks. */
const hasItalics = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]|[^\p{Letter}])*$/u;
/** A title, and whether it is set in italics. */
export type TitleSaid = Said & { italic: boolean };
export const asTitle = (said: Said): TitleSaid =>
	hasItalics.test(said.t) ? { ...said, italic: true } : { ...said, t: `«${said.t}»`, italic: false };

/** The title as readers of a language have it: in italics, a word for none where there is none. */
export function titleIn(work: PaperWork, language: PaperLanguage): TitleSaid {
	const title = work.untitled ? null : textIn(work.title, language);
	return title ? asTitle(title) : { ...wordIn(m.papers_untitled, language), italic: true };
}

/** Whose work it is, as written; null while everything of them is hidden. */
export const artistIn = (work: PaperWork, language: string): Said | null => (work.hidden ? null : textIn(work.artist, language));

/** The facts below a title: year, technique, size of the work. */
export function factsIn(work: PaperWork, language: PaperLanguage): { year: string | null; technique: Said | null; size: string | null } {
	const { year, technique, size } = captionOf({ ...work, artistName: null, technique: work.technique, parts: work.parts }, language);
	return { year, technique: technique && saidIn(technique.lang, technique.text), size };
}

export const outerSizeIn = (part: Pick<PaperPart, 'outerHeightMm' | 'outerWidthMm'>, language: PaperLanguage): string =>
	formatSize(part.outerHeightMm, part.outerWidthMm, null, language).replace(/ \p{L}+$/u, '');

/** "3,2 kg", estimated "≈ 3,2 kg", unknown "?". */
export const weightIn = (weightG: number | null, estimated: boolean, language: PaperLanguage): string =>
	weightG === null ? '?' : `${estimated ? '≈ ' : ''}${kgText(weightG, language)} kg`;

/** "1.200 €" */
export const moneyIn = (cents: number, language: PaperLanguage): string =>
	new Intl.NumberFormat(intlTag(language), {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: cents % 100 === 0 ? 0 : 2
	})
		.format(cents / 100)
		.replace(/[\u200e\u200f\u061c]/g, '')
		.replace(/[\u00a0\u202f]/g, ' ');
