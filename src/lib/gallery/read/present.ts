import { captionOf } from '#lib/artworks/caption.ts';
import { serviceHref } from '#lib/images/iiif/info.ts';
import { mediaHref } from '#lib/images/make/variants.ts';
import { when, type Day } from '#lib/shared/dates.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { pickText, textDirection, type Texts } from '#lib/shared/texts.ts';
import type { ImageRow, PartRow, PlacementRow, ShowRow, ShowRows, WallRow, WorkRow } from './rows.ts';
import type { PictureFormat, PublicPicture, PublicPlacement, PublicShow, PublicWall, PublicWork, Words } from './types.ts';

/** Rows of the public views become what the pages show, in the reader's language. */

/** The text for this reader; empty where there is none. */
export const wordsOf = (texts: Texts | null, locale: string): Words =>
	pickText(texts, locale) ?? { text: '', lang: locale, dir: textDirection(locale) };

/**
 * A text as it was written, then for this reader where that is another one. `original`: the language that its author is
 * known to write in, for texts that somebody has written in several.
 */
export function originalFirst(texts: Texts | null, locale: string, original?: string): Words[] {
	const yours = pickText(texts, locale);
	if (!texts || !yours) return [];
	const written = Object.keys(texts).filter((lang) => texts[lang]?.by === 'author');
	const first = written.find((lang) => lang === original) ?? written.find((lang) => lang === yours.lang) ?? written[0] ?? yours.lang;
	const theirs = { text: texts[first]?.t ?? '', lang: first, dir: textDirection(first) };
	return [...(theirs.text === '' || first === yours.lang ? [] : [theirs]), { text: yours.text, lang: yours.lang, dir: yours.dir }];
}

export function presentShow(show: ShowRow, today: Day, locale: string): PublicShow {
	return {
		slug: show.slug,
		title: wordsOf(show.title, locale),
		subtitle: pickText(show.subtitle, locale),
		opens: show.opens,
		closes: show.closes,
		when: when(show.opens, show.closes, today)
	};
}

const formats: readonly string[] = ['avif', 'webp', 'jpeg', 'png'] satisfies PictureFormat[];

/** `name` stands in where nobody has described the picture yet: it leads to the work, and a link needs words. */
export function presentPicture(image: ImageRow | null, name: Words, locale: string): PublicPicture | null {
	// Wider files take a consent of their own, which /media asks for; pages never need them.
	const variants = (image?.files ?? [])
		.filter(({ format, width }) => formats.includes(format) && width <= 2000)
		.map(({ format, width, height, name }) => ({ format: format as PictureFormat, width, height, src: mediaHref({ name, format }) }));
	if (!image || variants.length === 0) return null;
	const { width, height, dominant, thumbhash, alt, zoom } = image;
	return { variants, width, height, dominant, thumbhash, zoom: zoom && serviceHref(zoom), alt: pickText(alt, locale) ?? name };
}

const untitled = (locale: string): Words => ({ text: m.gallery_untitled(), lang: locale, dir: textDirection(locale) });

/** A work as it is in one show. */
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
		...spaceOf(parts),
		image: presentPicture(row.image, caption.title ?? untitled(locale), locale),
		withheld: !row.shown
	};
}

/** The space that the parts take together, side by side; gaps aren't published. */
function spaceOf(parts: readonly PartRow[]): { widthMm: number | null; heightMm: number | null } {
	if (parts.length === 0 || parts.some((part) => part.widthMm === null || part.heightMm === null)) return { widthMm: null, heightMm: null };
	return {
		widthMm: parts.reduce((sum, part) => sum + (part.widthMm ?? 0), 0),
		heightMm: Math.max(...parts.map((part) => part.heightMm ?? 0))
	};
}

/** One wall with its boxes, from left to right. */
export function presentWall(wall: WallRow, placements: readonly PlacementRow[], works: readonly WorkRow[], locale: string): PublicWall {
	const boxes = placements.flatMap((row): PublicPlacement[] => {
		const work = works.find(({ exhibition_id, number }) => exhibition_id === row.exhibition_id && number === row.number);
		// A hang that is published between two of our questions: the next request has all of it.
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

/** The walls of a show in walking order, without those on which nothing hangs. */
export function presentWalls({ walls, placements, works }: ShowRows, locale: string): PublicWall[] {
	return walls.map((wall) => presentWall(wall, placements, works, locale)).filter((wall) => wall.placements.length > 0);
}

/** What stands or hangs free, by number. */
export function presentElsewhere({ placements, works }: ShowRows, locale: string): PublicWork[] {
	const numbers = new Set(placements.filter(({ hang_wall_id }) => hang_wall_id === null).map(({ number }) => number));
	return works.filter(({ number }) => numbers.has(number)).map((work) => presentWork(work, locale));
}

/** Who made the pictures of some works and under which licence, each line once with its numbers. */
export function presentCredits(works: readonly WorkRow[]): { numbers: number[]; credit: string }[] {
	const lines = new Map<string, number[]>();
	for (const work of works) {
		for (const credit of creditsOf(work)) lines.set(credit, [...(lines.get(credit) ?? []), work.number]);
	}
	return [...lines].map(([credit, numbers]) => ({ numbers, credit }));
}

/** What is to be said about the origin of a work and of its photograph. */
export function creditsOf(work: WorkRow): string[] {
	return [...new Set([work.credit, work.image?.credit].filter((credit): credit is string => Boolean(credit)))];
}

/** The picture that stands for a page elsewhere (messengers, search engines): the first that machines may have. */
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
