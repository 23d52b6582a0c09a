import type { Day } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { SoundFormat } from '#lib/sounds/limits.ts';

/** Rows of the `pub_*` views as the backend returns them (`publicColumns.ts`). Lengths in whole millimetres. */

export type ShowRow = {
	id: string;
	slug: string;
	title: Texts;
	subtitle: Texts;
	introduction: Texts;
	plain_introduction: Texts;
	visiting_notes: Texts;
	access_notes: Texts;
	funders: string | null;
	opens: Day;
	closes: Day;
	hang_version_id: string | null;
};

export type EventRow = {
	id: string;
	kind: string;
	title: Texts;
	/** Empty means in the office. */
	place: Texts;
	starts_at: string;
	ends_at: string;
	languages: string[];
	/** The number of changes so far, and the moment of the last one. */
	sequence: number;
	changed_at: string;
};

export type ZoneRow = { xMm: number; yMm: number; widthMm: number; heightMm: number; reason: string };

export type WallRow = {
	hang_wall_id: number;
	code: string;
	room: Texts;
	position: number;
	width_mm: number;
	height_mm: number;
	centre_line_mm: number;
	/** Paint, '#rrggbb'; null for white. */
	colour: string | null;
	blocked: ZoneRow[];
};

export type PlacementRow = {
	exhibition_id: string;
	hang_wall_id: number | null;
	number: number;
	artwork_id: string;
	part: number | null;
	x_mm: number | null;
	y_mm: number | null;
	width_mm: number;
	height_mm: number;
};

export type PartRow = {
	part: number;
	heightMm: number | null;
	widthMm: number | null;
	depthMm: number | null;
	outerHeightMm: number | null;
	outerWidthMm: number | null;
};

export type FileRow = { format: string; width: number; height: number; name: string };

export type ImageRow = {
	width: number;
	height: number;
	thumbhash: string | null;
	dominant: string | null;
	alt: Texts;
	credit: string | null;
	files: FileRow[] | null;
	/** The name of its tile pyramid; null without one, or without the artist's consent to full resolution. */
	zoom: string | null;
};

/** A work in a show. Where `shown` is false, all columns but `exhibition_id`, `number`, `artwork_id`, `shown` and `machines` are null. */
export type WorkRow = {
	exhibition_id: string;
	number: number;
	artwork_id: string;
	shown: boolean;
	/** Whether name, title and picture may appear in open data too. */
	machines: boolean;
	artist_id: string | null;
	artist_slug: string | null;
	artist_name: Texts | null;
	artist_latin_name: string | null;
	title: Texts | null;
	untitled: boolean | null;
	year_from: number | null;
	year_to: number | null;
	year_circa: boolean | null;
	category: string | null;
	technique: Texts | null;
	description: Texts | null;
	label_text: Texts | null;
	content_note: Texts | null;
	credit: string | null;
	parts: PartRow[] | null;
	image: ImageRow | null;
};

export type ArtistRow = {
	id: string;
	slug: string;
	kind: string;
	name: Texts;
	latin_name: string | null;
	biography: Texts;
	statement: Texts;
	links: unknown;
	indexable: boolean;
};

/** A recording in which the artist talks about a work, with its transcript. */
export type SoundRow = { language: string; transcript: Texts; format: SoundFormat; duration_ms: number; public_name: string };

/** A room of a show: the public part of its plan. The columns of the plan are null for a room without one. */
export type ShowRoomRow = {
	room_id: number;
	name: Texts;
	outline: unknown;
	height_mm: number | null;
	doors: unknown;
	windows: unknown;
	furniture: unknown;
	walls: { code: string; colour: string | null; edge: number | null; atMm: number | null }[];
};

/** A show with its works, walls and placements. */
export type ShowRows = { show: ShowRow; works: WorkRow[]; walls: WallRow[]; placements: PlacementRow[] };
