import { captionOf } from '#lib/artworks/caption.ts';
import { serviceHref } from '#lib/images/iiif/info.ts';
import { mediaHref } from '#lib/images/make/variants.ts';

import { m } from '#lib/shared/paraglide/messages.js';
import { pickText, textDirection, type Texts } from '#lib/shared/texts.ts';
import type { ImageRow, PartRow, PlacementRow, ShowRows, WallRow, WorkRow } from './rows.ts';
import type { PictureFormat, PublicPicture, PublicPlacement, PublicWall, PublicWork, Words } from './types.ts';

/** Turns rows of the public views into what the pages show, in the reader's language. */

/** The text in the reader's language, or the next best one; empty if there is none. */
export const wordsOf = (texts: Texts | null, locale: string): Words =>
	pickText(texts, locale) ?? { text: '', lang: locale, dir: textDirection(locale) };

/**
 * A text in its original language, followed by the reader's version if that is a different one. `original` is the language the author is
 * known to write in; it decides where the author wrote a text in several languages. Empty if there is no text.
 */
export function originalFirst(texts: Texts | null, locale: string, original?: string): Words[] {
	const picked = pickText(texts, locale);
	if (!texts || !picked) return [];
	const written = Object.keys(texts).filter((lang) => texts[lang]?.by === 'author');
	const first = written.find((lang) => lang === original) ?? written.find((lang) => lang === picked.lang) ?? written[0] ?? picked.lang;
	const originalText = { text: texts[first]?.t ?? '', lang: first, dir: textDirection(first) };
	return [
		...(originalText.text === '' || first === picked.lang ? [] : [originalText]),
		{ text: picked.text, lang: picked.lang, dir: picked.dir }
	];
}

const formats: readonly string[] = ['avif', 'webp', 'jpeg', 'png'] satisfies PictureFormat[];

/**
 * The public files of a picture; null if there are none. `name` is the alternative text of a picture without a description, because the
 * picture is used as a link and a link needs a name.
 */
export function presentPicture(image: ImageRow | null, name: Words, locale: string): PublicPicture | null {
	// Files wider than 2000 px need the consent to full resolution, which /media checks; pages never need them.
	const variants = (image?.files ?? [])
		.filter(({ format, width }) => formats.includes(format) && width <= 2000)
		.map(({ format, width, height, name }) => ({ format: format as PictureFormat, width, height, src: mediaHref({ name, format }) }));
	if (!image || variants.length === 0) return null;
	const { width, height, dominant, thumbhash, alt, zoom } = image;
	return { variants, width, height, dominant, thumbhash, zoom: zoom && serviceHref(zoom), alt: pickText(alt, locale) ?? name };
}

const untitled = (locale: string): Words => ({ text: m.gallery_untitled(), lang: locale, dir: textDirection(locale) });

/** A work as presented in one show: caption, size, picture. A withheld work has neither caption nor picture. */
export function presentWork(row: WorkRow, locale: string): PublicWork {
	const parts = row.parts ?? [];
	const caption = captionOf(
		{
			artistName: row.artist_name,
			title: row.title ?? {},
			untitled: row.untitled ?? false,
			year: row.year_from === null ? null : { from: row.year_from, to: row.year_to, circa: row.year_circa ?? false },
			technique: row.technique,
			parts,
			number: row.number
		},
		locale
	);
	return {
		artworkId: row.artwork_id,
		number: row.number,
		caption,
		artistSlug: row.artist_slug,
		...sizeOf(parts),
		image: presentPicture(row.image, caption.title ?? untitled(locale), locale),
		withheld: !row.shown
	};
}

/** The size of all parts side by side, without gaps: gaps aren't published. Null if the size of a part is unknown. */
function sizeOf(parts: readonly PartRow[]): { widthMm: number | null; heightMm: number | null } {
	if (parts.length === 0 || parts.some((part) => part.widthMm === null || part.heightMm === null)) return { widthMm: null, heightMm: null };
	return {
		widthMm: parts.reduce((sum, part) => sum + (part.widthMm ?? 0), 0),
		heightMm: Math.max(...parts.map((part) => part.heightMm ?? 0))
	};
}

/** A wall with its placements from left to right. */
export function presentWall(wall: WallRow, placements: readonly PlacementRow[], works: readonly WorkRow[], locale: string): PublicWall {
	const boxes = placements.flatMap((row): PublicPlacement[] => {
		const work = works.find(({ exhibition_id, number }) => exhibition_id === row.exhibition_id && number === row.number);
		// The rows can disagree if a hang is published between two queries. The next request gets all of it.
		if (!work || row.hang_wall_id !== wall.hang_wall_id || row.x_mm === null || row.y_mm === null) return [];
		const inner = work.parts?.find(({ part }) => part === (row.part ?? 1));
		return [
			{
				number: row.number,
				part: row.part,
				xMm: row.x_mm,
				yMm: row.y_mm,
				widthMm: row.width_mm,
				heightMm: row.height_mm,
				innerWidthMm: inner?.widthMm ?? null,
				innerHeightMm: inner?.heightMm ?? null,
				work: presentWork(work, locale)
			}
		];
	});
	return {
		code: wall.code,
		room: wordsOf(wall.room, locale),
		widthMm: wall.width_mm,
		heightMm: wall.height_mm,
		centreLineMm: wall.centre_line_mm,
		colour: wall.colour,
		blocked: wall.blocked,
		placements: boxes.toSorted((a, b) => a.xMm - b.xMm || b.yMm - a.yMm)
	};
}

/** The walls of a show in walking order, without empty ones. */
export function presentWalls({ walls, placements, works }: ShowRows, locale: string): PublicWall[] {
	return walls.map((wall) => presentWall(wall, placements, works, locale)).filter((wall) => wall.placements.length > 0);
}

/** The works that stand or hang free instead of on a wall, by number. */
export function presentElsewhere({ placements, works }: ShowRows, locale: string): PublicWork[] {
	const numbers = new Set(placements.filter(({ hang_wall_id }) => hang_wall_id === null).map(({ number }) => number));
	return works.filter(({ number }) => numbers.has(number)).map((work) => presentWork(work, locale));
}

/** The credit lines of several works, each once with the numbers of its works. */
export function presentCredits(works: readonly WorkRow[]): { numbers: number[]; credit: string }[] {
	const lines = new Map<string, number[]>();
	for (const work of works) {
		for (const credit of creditsOf(work)) lines.set(credit, [...(lines.get(credit) ?? []), work.number]);
	}
	return [...lines].map(([credit, numbers]) => ({ numbers, credit }));
}

/** The credit lines of a work and of its photograph, without duplicates. */
export function creditsOf(work: WorkRow): string[] {
	return [...new Set([work.credit, work.image?.credit].filter((credit): credit is string => Boolean(credit)))];
}

/**
 * The preview picture of a page for messengers and search engines: the first picture with the consent for machines, as the JPEG nearest to
 * 1200 px wide. Null if there is none.
 */
export function presentPreview(
	works: readonly WorkRow[],
	locale: string
): { src: string; width: number; height: number; alt: string } | null {
	for (const { machines, image } of works) {
		const files = (machines ? (image?.files ?? []) : []).filter(({ format, width }) => format === 'jpeg' && width <= 2000);
		const file = files.toSorted((a, b) => Math.abs(a.width - 1200) - Math.abs(b.width - 1200))[0];
		if (image && file) return { src: mediaHref(file), width: file.width, height: file.height, alt: wordsOf(image.alt, locale).text };
	}
	return null;
}
