import { formatSize } from '#lib/shared/length.ts';
import { hasVisible, pickText, type PickedText, type Texts } from '#lib/shared/texts.ts';
import { formatYear, type Year } from './year.ts';

/** What a label is made of: works of the studio, of the desk and of the public views all have it. */
export type Captioned = {
	artistName: Texts | null;
	title: Texts | null;
	untitled: boolean;
	year: Year | null;
	technique: Texts | null;
	parts: readonly { heightMm: number | null; widthMm: number | null; depthMm: number | null }[];
	number?: number | null;
};

/** The pieces of a label in their order; null where nothing is to be said. Texts carry language and direction. */
export type Caption = {
	artist: PickedText | null;
	/** Null for an untitled work (`untitled` true then) and for one whose title isn't known. */
	title: PickedText | null;
	untitled: boolean;
	year: string | null;
	technique: PickedText | null;
	/** Size of the work, not of its frame: "84,1 × 59,4 cm"; the parts of a diptych joined by " / ", or "2 × " when alike. */
	size: string | null;
	number: number | null;
};

/** The label of a work for readers of a language. */
export function captionOf(work: Captioned, locale: string): Caption {
	const typed = pickText(work.title, locale);
	// A title may be kept as typed though nobody can see it; a label needs a word.
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
	// The multiplication sign stands between sides already, so equal parts get another one.
	if (sizes.length > 1 && sizes.every((size) => size === sizes[0])) return `${sizes.length} \u00d7 (${sizes[0]})`;
	return sizes.join(' / ');
}

/** The label in one line of plain text, for page titles and alternative texts: "Lea Ram: Abend, 1950, Öl, 80 × 60 cm". */
export function captionLine({ artist, title, year, technique, size }: Caption, untitledWord: string): string {
	const rest = [title?.text ?? untitledWord, year, technique?.text, size].filter(Boolean).join(', ');
	return artist ? `${artist.text}: ${rest}` : rest;
}
