/**
 * The columns that the public pages read, one list per `pub_*` view. The views (in `supabase/`) decide which rows are public and which values
 * are null without consent; `rows.ts` has the types of the rows.
 */

/** `pub_exhibition` */
export const showColumns =
	'id, slug, title, subtitle, introduction, plain_introduction, visiting_notes, access_notes, funders, opens, closes, hang_version_id';

/** `pub_work`: everything that the public may see of a work in a show. */
export const workColumns = `exhibition_id, number, artwork_id, shown, machines, artist_id, artist_slug, artist_name, artist_latin_name, title, untitled,
	year_from, year_to, year_circa, category, technique, description, label_text, content_note, credit, parts, image`;

/** `pub_wall` */
export const wallColumns = 'hang_wall_id, code, room, position, width_mm, height_mm, centre_line_mm, colour, blocked';

/** `pub_placement` */
export const placementColumns = 'exhibition_id, hang_wall_id, number, artwork_id, part, x_mm, y_mm, width_mm, height_mm';

/** `pub_artist` */
export const artistColumns = 'id, slug, kind, name, latin_name, biography, statement, links, indexable';

/** `pub_event` */
export const eventColumns = 'id, kind, title, place, starts_at, ends_at, languages, sequence, changed_at';

/** `pub_sound` */
export const soundColumns = 'language, transcript, format, duration_ms, public_name';

/** `pub_wall_photo` */
export const wallPhotoColumns = 'wall_code, taken, width, height, dominant, files';

/** `pub_show_room`: the public part of a room's plan. */
export const showRoomColumns = 'room_id, name, outline, height_mm, doors, windows, furniture, walls';
