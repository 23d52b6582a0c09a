import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import type { Day } from '#lib/shared/dates.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { textDirection } from '#lib/shared/texts.ts';
import { presentPicture } from './present.ts';
import { wallPhotoColumns } from './publicColumns.ts';
import type { PublicPicture } from './types.ts';

/** A photograph of a finished wall that a curator has published. */
export type WallPhoto = { wall: string; taken: Day; picture: PublicPicture };

/** The public photographs of a show's finished walls. One call. */
export async function readWallPhotos(show: string, locale: string): Promise<WallPhoto[]> {
	const rows = await publicRows(publicDb().from('pub_wall_photo').select(wallPhotoColumns).eq('exhibition_id', show).order('id'));
	return rows.flatMap(({ wall_code: wall, taken, ...image }) => {
		const name = { text: m.handling_walls_photo_alt({ wall }), lang: locale, dir: textDirection(locale) };
		const picture = presentPicture({ ...image, thumbhash: null, alt: {}, credit: null, zoom: null }, name, locale);
		return picture ? [{ wall, taken, picture }] : [];
	});
}
