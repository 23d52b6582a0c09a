import { mediaHref } from '#lib/images/make/variants.ts';
import { when, type Day } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { FileRow, ImageRow, PlacementRow, ShowRow, ShowRows, WorkRow, ZoneRow } from '../read/rows.ts';

/** The open data of `/api`. Texts are objects {language: text}, lengths whole mm, days calendar days in Europe/Berlin. */

type ByLanguage = Record<string, string>;

export type OpenShow = { slug: string; title: ByLanguage; from: Day; to: Day; when: 'upcoming' | 'current' | 'past' };

export type OpenWork = {
	number: number;
	artworkId: string;
	artist: ByLanguage | null;
	title: ByLanguage | null;
	/** 1…n for a work of several parts, else null. */
	part: number | null;
	widthMm: number;
	heightMm: number;
	image: { src: string; width: number; height: number; alt: ByLanguage } | null;
	/** True without the artist's consent to open data: artist, title and image are null then; the box remains. */
	withheld: boolean;
};

/** A work on a wall. x and y of the lower left corner, from the wall's left edge and the finished floor. */
export type OpenPlacement = OpenWork & { xMm: number; yMm: number };

export type OpenWall = {
	code: string;
	room: ByLanguage;
	widthMm: number;
	heightMm: number;
	centreLineMm: number;
	/** The paint of the wall in this show, '#rrggbb'; null for white. */
	colour: string | null;
	blocked: ZoneRow[];
	placements: OpenPlacement[];
};

export type OpenShowWithWalls = OpenShow & { walls: OpenWall[]; elsewhere: OpenWork[] };

const untitled: ByLanguage = { de: 'Ohne Titel', en: 'Untitled', ar: 'بدون عنوان' };

const byLanguage = (texts: Texts): ByLanguage => Object.fromEntries(Object.entries(texts).map(([lang, { t }]) => [lang, t]));

/** One entry of `/api/exhibitions`. */
export function openShow(show: ShowRow, today: Day): OpenShow {
	return { slug: show.slug, title: byLanguage(show.title), from: show.opens, to: show.closes, when: when(show.opens, show.closes, today) };
}

/** The answer of `/api/exhibitions/{slug}`. `origin` makes the addresses of pictures absolute. */
export function openShowWithWalls({ show, works, walls, placements }: ShowRows, today: Day, origin: string): OpenShowWithWalls {
	const byNumber = new Map(works.map((work) => [work.number, work]));
	const ordered = placements.toSorted((a, b) => a.number - b.number || (a.part ?? 0) - (b.part ?? 0));
	const open = (placement: PlacementRow) => openWork(placement, byNumber.get(placement.number), origin);
	return {
		...openShow(show, today),
		walls: walls.map((wall) => ({
			code: wall.code,
			room: byLanguage(wall.room),
			widthMm: wall.width_mm,
			heightMm: wall.height_mm,
			centreLineMm: wall.centre_line_mm,
			colour: wall.colour,
			blocked: wall.blocked.map(({ xMm, yMm, widthMm, heightMm, reason }) => ({ xMm, yMm, widthMm, heightMm, reason })),
			placements: ordered.flatMap((placement) => {
				if (placement.hang_wall_id !== wall.hang_wall_id || placement.x_mm === null || placement.y_mm === null) return [];
				const { number, artworkId, artist, title, part, ...rest } = open(placement);
				return [{ number, artworkId, artist, title, part, xMm: placement.x_mm, yMm: placement.y_mm, ...rest }];
			})
		})),
		elsewhere: ordered.filter(({ hang_wall_id }) => hang_wall_id === null).map(open)
	};
}

function openWork(placement: PlacementRow, work: WorkRow | undefined, origin: string): OpenWork {
	const shown = work?.machines ? work : null;
	return {
		number: placement.number,
		artworkId: placement.artwork_id,
		artist: shown?.artist_name ? byLanguage(shown.artist_name) : null,
		title: shown ? (shown.untitled ? untitled : byLanguage(shown.title ?? {})) : null,
		part: placement.part,
		widthMm: placement.width_mm,
		heightMm: placement.height_mm,
		image: shown?.image ? openImage(shown.image, origin) : null,
		withheld: shown === null
	};
}

function openImage(image: ImageRow, origin: string): OpenWork['image'] {
	const file = bestForAnybody(image.files ?? []);
	return file ? { src: origin + mediaHref(file), width: file.width, height: file.height, alt: byLanguage(image.alt) } : null;
}

/** The widest JPEG up to 2000 px, else the widest other file; null if there is none. Wider files need the consent to full resolution. */
export function bestForAnybody(files: readonly FileRow[]): FileRow | null {
	const allowed = files.filter(({ width }) => width <= 2000).toSorted((a, b) => b.width - a.width);
	return allowed.find(({ format }) => format === 'jpeg') ?? allowed[0] ?? null;
}
