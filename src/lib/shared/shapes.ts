import type { Choices } from './database.generated.ts';
import type { Day } from './dates.ts';
import type { Texts } from './texts.ts';

/**
 * Columns of tables and views of which is known more than the schema says: the shape of JSON, the words in a list, ranges as text. Other
 * JSON is read by a zod schema.
 */
export type ColumnShapes = {
	blocked_zone: { during: string | null };
	booking: { during: string };
	custody_log: { was: Custody; custody: Custody };
	event: { languages: EventLanguage[] };
	hang_tick: { measured: Point };
	media: { edit: PictureEdit };
	paper: { language: 'de' | 'en' | 'ar'; terms: { feeCents: number; insurance: 'none' | 'house' | 'artist'; capCents: number | null } };
	placement: { hooks: { atMm?: number[] }; label: { side?: 'right' | 'left' | 'below' | 'none' } };
	room: { hours: OpeningHours };
	hang_tick_now: { measured: Point };
	pub_show_room: { walls: { code: string; colour: string | null; edge: number | null; atMm: number | null }[]; height_mm: number };
	pub_visit_room: { hours: OpeningHours };
	pub_wall: { blocked: ZoneRow[] };
	pub_wall_photo: { files: FileRow[] };
	pub_work: { parts: PartRow[]; image: ImageRow };
};

/** The columns of views that show a column of a table with a list of values. */
export type ViewChoices = {
	pub_artist: { kind: Choices['artist']['kind'] };
	pub_event: { kind: Choices['event']['kind'] };
	pub_sound: { format: NonNullable<Choices['sound']['format']> };
	pub_work: { category: Choices['artwork_revision']['category'] };
};

/** What functions return as JSON or as one of a list of values. Of a table: the columns that are such. */
export type Results = {
	claim_job: { payload: { media: string } };
	list_accepted_works: { artist: Texts };
	list_failed_pictures: {
		waiting: number;
		failed: { media: string; artwork: string; title: Texts | null; at: string; error: string | null }[];
	};
	list_mail: { values: { token?: string }; state: Choices['mail']['state'] };
	list_roles: { roles: Choices['account_role']['role'][] };
	my_account: { roles: Choices['account_role']['role'][] };
	picture_to_derive: { edit: PictureEdit };
	preview_retention: { term: Term; unit: Choices['retention']['unit'] };
	preview_tidy: { term: Term; unit: Choices['retention']['unit'] };
	replace_exhibition_work: { work: string; number: number; placed: boolean; why: 'outside' | 'overlap' | 'blocked' | 'parts' | null };
	tidy: { count: number; more: boolean; files: { bucket: string; path: string }[] };
	retouch_photo: { media: string; edit_no: number; gone: { bucket: string; path: string }[] };
};

type Term = Choices['retention']['term'];
type Custody = Choices['exhibition_work']['custody'];
type Point = { x_mm: number; y_mm: number };
type EventLanguage = 'de' | 'en' | 'ar' | 'fa' | 'uk' | 'ru' | 'vi' | 'tr' | 'es' | 'fr' | 'gsg' | 'ku' | 'ti' | 'so' | 'ps' | 'pl';
type PartOfPicture = { x: number; y: number; width: number; height: number };
type PictureEdit = { turn?: 0 | 90 | 180 | 270; tilt?: number; crop?: PartOfPicture; blur?: PartOfPicture[] };
type Span = { from: string; to: string };
type OpeningHours = {
	weekly: (Span & { day: 1 | 2 | 3 | 4 | 5 | 6 | 7 })[];
	exceptions: { from: Day; to: Day; hours: Span[] }[];
	note: Texts;
};

export type ZoneRow = { xMm: number; yMm: number; widthMm: number; heightMm: number; reason: string };

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
