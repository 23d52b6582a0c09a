import { formatSize } from '#lib/shared/length.ts';
import { hasVisible, pickText, type PickedText, type Texts } from '#lib/shared/texts.ts';
import { formatYear, type Year } from './year.ts';

/** The input of a caption. Works of the studio, the desk and the public views all have it. */
export type Captioned = {
	artistName: Texts | null;
	title: Texts | null;
	untitled: boolean;
	year: Year | null;
	technique: Texts | null;
	parts: readonly { heightMm: number | null; widthMm: number | null; depthMm: number | null }[];
	number?: number | null;
};

/** The parts of a caption in their order. Null if there is nothing to say. Texts have their language and direction. */
export type Caption = {
	artist: PickedText | null;
	/** Null for an untitled work (then `untitled` is true), and if the title is not known. */
	title: PickedText | null;
	untitled: boolean;
	year: string | null;
	technique: PickedText | null;
	/** The size of the work without its frame: "84,1 × 59,4 cm". Parts are joined with " / ", or written "2 × (…)" if equal. */
	size: string | null;
	number: number | null;
};

/** The caption of a work for readers of a language. */
export function captionOf(work: Captioned, locale: string): Caption {
	const typed = pickText(work.title, locale);
	// A stored title may have no visible characters. A caption then says "untitled".
	const title = typed && hasVisible(typed.text) ? typed : null;
	return {
		artist: pickText(work.artistName, locale),
		title,
		untitled: title === null && (work.untitled || typed !== null),
		year: work.year ? formatYear(work.year, locale) : null,
		technique: pickText(work.technique, locale),
		size: sizeOf(work.parts, locale),
		number: work.number ?? null
	};
}

function sizeOf(parts: Captioned['parts'], locale: string): string | null {
	const sizes = parts.flatMap(({ heightMm, widthMm, depthMm }) =>
		heightMm === null || widthMm === null ? [] : [formatSize(heightMm, widthMm, depthMm, locale)]
	);
	if (sizes.length === 0) return null;
	// The multiplication sign is already used between the sides, so the size of equal parts needs brackets.
	if (sizes.length > 1 && sizes.every((size) => size === sizes[0])) return `${sizes.length} \u00d7 (${sizes[0]})`;
	return sizes.join(' / ');
}

/** The caption as one line of plain text, for page titles and alternative texts: "Lea Ram: Abend, 1950, Öl, 80 × 60 cm". */
export function captionLine({ artist, title, year, technique, size }: Caption, untitledWord: string): string {
	const rest = [title?.text ?? untitledWord, year, technique?.text, size].filter(Boolean).join(', ');
	return artist ? `${artist.text}: ${rest}` : rest;
}
