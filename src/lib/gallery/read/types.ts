import type { Caption } from '#lib/artworks/caption.ts';
import type { Day } from '#lib/shared/dates.ts';
import type { Direction } from '#lib/shared/texts.ts';
import type { Rect } from '#lib/walls/geometry/rect.ts';

/** What the components of the gallery are given: plain data in the reader's language, lengths in whole mm. */

/** A text with the language it is written in; a `PickedText` is one. */
export type Words = { text: string; lang: string; dir: Direction };

export type PictureFormat = 'avif' | 'webp' | 'jpeg' | 'png';

/** One published file; `src` is its address under /media, which never changes its content. */
export type PictureVariant = { format: PictureFormat; width: number; height: number; src: string };

/** A picture in all the widths that this visitor may have; `width` and `height` are those of the master in pixels. */
export type PublicPicture = {
	variants: PictureVariant[];
	width: number;
	height: number;
	/** CSS colour shown in the picture's box until it is there. */
	dominant: string | null;
	thumbhash: string | null;
	/** The address of its IIIF service, where it may be seen in full size. */
	zoom: string | null;
	/** Empty text: the picture says nothing that the label doesn't. */
	alt: Words;
};

/** A work in a show. Withheld: neither label nor picture, the box and the number stay. */
export type PublicWork = {
	artworkId: string;
	/** Null outside of a show. */
	number: number | null;
	caption: Caption;
	artistSlug: string | null;
	/** Size of the work without its frame; of several parts the space they take together. Null when unknown. */
	widthMm: number | null;
	heightMm: number | null;
	image: PublicPicture | null;
	withheld: boolean;
};

/** A work of which everybody may see a picture, and of which the size is known. */
export type SizedWork = PublicWork & { image: PublicPicture; widthMm: number; heightMm: number };

/** Whether a work can be shown as large as it is. */
export const hasTrueSize = (work: PublicWork): work is SizedWork => Boolean(!work.withheld && work.image && work.widthMm && work.heightMm);

/** The box of a work, or of one part of it, on a wall: framed outer size, from the wall's left edge and the floor. */
export type PublicPlacement = Rect & {
	number: number;
	part: number | null;
	/** Size of what is inside the frame; null when unknown. */
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
	/** Its paint in this show, '#rrggbb'; null: white. */
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

/** One line of a wall in words: the work and a whole sentence in the reader's language on where it hangs. */
export type PlaceSentence = { number: number; part: number | null; work: PublicWork; sentence: string };

/** "17", of a work of several parts "17.2". */
export const placementKey = ({ number, part }: { number: number; part: number | null }): string =>
	part === null ? String(number) : `${number}.${part}`;

/** The smallest file of the first of these formats that is at least so wide, else its widest. */
export function pickVariant(
	picture: PublicPicture,
	atLeastPx: number,
	formats: readonly PictureFormat[] = ['webp', 'jpeg', 'png', 'avif']
): PictureVariant | null {
	for (const wanted of formats) {
		const found = picture.variants.filter(({ format }) => format === wanted).toSorted((a, b) => a.width - b.width);
		if (found.length > 0) return found.find(({ width }) => width >= atLeastPx) ?? found.at(-1) ?? null;
	}
	return null;
}
