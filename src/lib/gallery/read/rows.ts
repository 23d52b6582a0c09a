import type { Day } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { SoundFormat } from '#lib/sounds/limits.ts';

/** Rows of the `pub_*` views, as the backend gives them. Lengths in whole millimetres. */

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
	/** Empty: in the office. */
	place: Texts;
	starts_at: string;
	ends_at: string;
	languages: string[];
	/** How often it was changed, and when last. */
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
	/** Its paint, '#rrggbb'; null: white. */
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
	/** The name of its pyramid, where there is one and the artist agreed to full resolution. */
	zoom: string | null;
};

/** Everything but the ids, the number and the two answers is null where `shown` is false. */
export type WorkRow = {
	exhibition_id: string;
	number: number;
	artwork_id: string;
	shown: boolean;
	/** Whether open data may have name, title and picture too. */
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

/** What the artist says about a work, with what is said in writing. */
export type SoundRow = { language: string; transcript: Texts; format: SoundFormat; duration_ms: number; public_name: string };

/** One show with all that hangs in it. */
export type ShowRows = { show: ShowRow; works: WorkRow[]; walls: WallRow[]; placements: PlacementRow[] };
