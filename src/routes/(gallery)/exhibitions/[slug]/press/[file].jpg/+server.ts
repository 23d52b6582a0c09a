import { error } from '@sveltejs/kit';
import { needShow } from '#lib/gallery/read/needShow.server.ts';
import { presentPress } from '#lib/gallery/press/pressPictures.ts';
import { pressFile, readPressNumbers } from '#lib/gallery/press/pressPictures.server.ts';
import { readShow } from '#lib/gallery/read/shows.server.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { RequestHandler } from './$types';

/** A picture for the press, with its credit in the metadata. The file name must be exactly the one on the press page. */
export const GET: RequestHandler = async ({ params }) => {
	const show = await needShow(params.slug, '/press');
	const [{ works }, allowed] = await Promise.all([readShow(show), readPressNumbers(show.id)]);
	const picture = presentPress(works, allowed, getLocale()).find(({ fileName }) => fileName === `${params.file}.jpg`);
	const bytes = picture && (await pressFile(picture));
	if (!bytes) error(404, 'not found');
	return new Response(bytes, {
		headers: {
			'content-type': 'image/jpeg',
			'content-length': String(bytes.length),
			'content-disposition': `attachment; filename="${picture.fileName}"`,
			'cache-control': 'public, max-age=60'
		}
	});
};
