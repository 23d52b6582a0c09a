import type { Caption } from '#lib/artworks/caption.ts';
import type { Day } from '#lib/shared/dates.ts';
import type { Direction } from '#lib/shared/texts.ts';
import type { Rect } from '#lib/walls/geometry/rect.ts';

/** The data of the gallery's components: plain objects in the reader's language, lengths in whole mm. */

/** A text with its language and direction. */
export type Words = { text: string; lang: string; dir: Direction };

export type PictureFormat = 'avif' | 'webp' | 'jpeg' | 'png';

/** One published file. `src` is its address under /media; the content behind an address never changes. */
export type PictureVariant = { format: PictureFormat; width: number; height: number; src: string };

/** A picture with all its public files. `width` and `height` are those of the master in pixels. */
export type PublicPicture = {
	variants: PictureVariant[];
	width: number;
	height: number;
	/** CSS colour shown in place of the picture until it has loaded. */
	dominant: string | null;
	thumbhash: string | null;
	/** The address of its IIIF service; null if it may not be seen in full resolution. */
	zoom: string | null;
	/** Alternative text; empty if the picture adds nothing to its label. */
	alt: Words;
};

/** A work in a show. A withheld work has neither label nor picture; its box and number remain. */
export type PublicWork = {
	artworkId: string;
	/** Null outside a show. */
	number: number | null;
	caption: Caption;
	artistSlug: string | null;
	/** Size without the frame; for several parts that of all together. Null if unknown. */
	widthMm: number | null;
	heightMm: number | null;
	image: PublicPicture | null;
	withheld: boolean;
};

/** A work with a public picture and a known size. */
export type SizedWork = PublicWork & { image: PublicPicture; widthMm: number; heightMm: number };

/** Whether a work can be shown in true size. */
export const hasTrueSize = (work: PublicWork): work is SizedWork => Boolean(!work.withheld && work.image && work.widthMm && work.heightMm);

/** The box of a work, or of one part of it, on a wall: outer size with frame, positioned from the wall's left edge and the floor. */
export type PublicPlacement = Rect & {
	number: number;
	part: number | null;
	/** Size inside the frame; null if unknown. */
	innerWidthMm: number | null;
	innerHeightMm: number | null;
	work: PublicWork;
};

export type PublicZone = Rect & { reason: string };

export type PublicWall = {
	code: string;
	room: Words;
	widthMm: number;
	heightMm: number;
	centreLineMm: number;
	/** Paint in this show, '#rrggbb'; null for white. */
	colour: string | null;
	blocked: PublicZone[];
	placements: PublicPlacement[];
};

export type PublicShow = {
	slug: string;
	title: Words;
	subtitle: Words | null;
	opens: Day;
	closes: Day;
	when: 'upcoming' | 'current' | 'past';
};

/** One entry of a wall in words: the work, and a sentence in the reader's language that says where it hangs. */
export type PlaceSentence = { number: number; part: number | null; work: PublicWork; sentence: string };

/** "17"; for a part of a work "17.2". */
export const placementKey = ({ number, part }: { number: number; part: number | null }): string =>
	part === null ? String(number) : `${number}.${part}`;

/** The smallest file, at least `minWidthPx` wide, of the first available format; else the widest of that format. Null without files. */
export function pickVariant(
	picture: PublicPicture,
	minWidthPx: number,
	formats: readonly PictureFormat[] = ['webp', 'jpeg', 'png', 'avif']
): PictureVariant | null {
	for (const wanted of formats) {
		const found = picture.variants.filter(({ format }) => format === wanted).toSorted((a, b) => a.width - b.width);
		if (found.length > 0) return found.find(({ width }) => width >= minWidthPx) ?? found.at(-1) ?? null;
	}
	return null;
}
