import { m } from '#lib/shared/paraglide/messages.js';
import { type Direction, textDirection, type Texts } from '#lib/shared/texts.ts';
import { encode } from 'uqr';
import { paperHead } from './head.ts';
import { type PaperLanguage, paperLanguages, type PaperText, paperText } from './paper.ts';
import type { PaperShow, PaperWork } from './show.ts';
import { artistIn, asTitle, factsIn, textIn, titleIn, type WorkTitle, wordIn } from './words.ts';

/** The caption in the languages of one writing direction: artist, titles, year and technique, size. */
export type CaptionBlock = { dir: Direction; artist: PaperText | null; titles: WorkTitle[]; lines: PaperText[] };
/** A card beside a work. The layers: caption, label text (75 words), plain-language text. Each text is in one language. */
export type LabelCard =
	| { layer: 'caption'; number: string; blocks: CaptionBlock[]; qr: boolean[][]; address: string; qrAlt: string }
	| { layer: 'text' | 'plain'; number: string; title: WorkTitle; heading: PaperText | null; text: PaperText };

/** The languages of a work's labels: first those its author wrote in, then German and English. */
function languagesOf(work: PaperWork): string[] {
	const written = [work.title, work.technique, work.labelText].flatMap((texts) =>
		Object.entries(texts)
			.filter(([, { by }]) => by === 'author')
			.map(([lang]) => lang)
	);
	return [...new Set([...written, 'de', 'en'])];
}

/** The text in exactly this language; null if there is none. */
const exactly = (texts: Texts, lang: string): PaperText | null => {
	const found = texts[lang];
	return found ? paperText(lang, found.t) : null;
};

const wordsOf = (lang: string): PaperLanguage => paperLanguages.find((known) => known === lang.split('-')[0]) ?? 'de';

/** The modules of a QR code by row; true is dark. Without the quiet zone. */
export const qrOf = (address: string): boolean[][] => encode(address, { ecc: 'M', border: 0 }).data;

/** The caption in the languages of one direction; null if neither title nor technique is written in one of them. */
function blockIn(work: PaperWork, dir: Direction): CaptionBlock | null {
	const languages = languagesOf(work).filter((lang) => textDirection(lang) === dir);
	const titles = work.untitled ? [] : languages.flatMap((lang) => exactly(work.title, lang) ?? []);
	const techniques = languages.flatMap((lang) => exactly(work.technique, lang) ?? []);
	if (titles.length + techniques.length === 0) return null;
	const words = wordsOf(languages.find((lang) => lang in work.title || lang in work.technique) ?? 'de');
	const { year, size } = factsIn(work, words);
	const comma = dir === 'rtl' ? '\u060c ' : ', ';
	const techniqueLines = techniques.map((one, i) => (i === 0 && year ? { ...one, t: `${year}${comma}${one.t}` } : one));
	return {
		dir,
		artist: artistFor(work, dir),
		titles: titles.length > 0 ? titles.map(asTitle) : [titleIn(work, words)],
		lines: [...(techniqueLines.length === 0 && year ? [paperText(words, year)] : techniqueLines), ...(size ? [paperText(words, size)] : [])]
	};
}

/** The artist's name as written, or in Latin letters if it is written in the other direction. */
function artistFor(work: PaperWork, dir: Direction): PaperText | null {
	const name = artistIn(work, 'und');
	return name && name.dir !== dir && work.latinName ? paperText('und', work.latinName) : name;
}

function captionOf(work: PaperWork, addressOf: (code: string) => string): LabelCard {
	const original = textDirection(languagesOf(work)[0] ?? 'de');
	const directions: Direction[] = original === 'rtl' ? ['rtl', 'ltr'] : ['ltr', 'rtl'];
	const blocks = directions.flatMap((dir) => blockIn(work, dir) ?? []);
	const { year, size } = factsIn(work, 'de');
	const bare: CaptionBlock = {
		dir: 'ltr',
		artist: artistIn(work, 'und'),
		titles: [titleIn(work, 'de')],
		lines: [year, size].flatMap((line) => (line ? [paperText('de', line)] : []))
	};
	const address = addressOf(work.code);
	return {
		layer: 'caption',
		number: m.papers_label_number({ number: work.number }, { locale: 'de' }),
		blocks: blocks.length > 0 ? blocks : [bare],
		qr: qrOf(address),
		address: address.replace(/^https?:\/\//, ''),
		qrAlt: m.papers_label_qr({ address }, { locale: 'de' })
	};
}

function textCards(work: PaperWork, layer: 'text' | 'plain', texts: Texts): LabelCard[] {
	const inOrder = [...new Set([...languagesOf(work), ...Object.keys(texts)])];
	return inOrder.flatMap((lang): LabelCard[] => {
		const text = exactly(texts, lang);
		if (!text) return [];
		const title = work.untitled ? null : textIn(work.title, lang);
		return [
			{
				layer,
				number: m.papers_label_number({ number: work.number }, { locale: wordsOf(lang) }),
				title: title ? asTitle(title) : titleIn(work, wordsOf(lang)),
				heading: layer === 'plain' ? wordIn(m.papers_label_plain, wordsOf(lang)) : null,
				text
			}
		];
	});
}

/** All cards of a work, the caption first. No card has a price. */
export const cardsOf = (work: PaperWork, addressOf: (code: string) => string): LabelCard[] => [
	captionOf(work, addressOf),
	...textCards(work, 'text', work.labelText),
	...textCards(work, 'plain', work.plainText)
];

/** The data of the labels of all works, in the order of their numbers, for cards of 100 x 70 mm or A5 sheets. Null without works. */
export function labelSheets(show: PaperShow, kind: 'labels' | 'labels-large', made: Date, addressOf: (code: string) => string) {
	if (show.works.length === 0) return null;
	return { ...paperHead(show, kind, 'de', made), cards: show.works.flatMap((work) => cardsOf(work, addressOf)) };
}
