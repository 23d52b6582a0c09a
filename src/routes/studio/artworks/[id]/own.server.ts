import { error, type RequestEvent } from '@sveltejs/kit';
import { findArtwork } from '#lib/artworks/artworks.server.ts';
import { enterStudio } from '../../studio.server.ts';

/** The work of this address. Throws a 404 if it does not exist or belongs to somebody else. */
export async function ownWork(event: RequestEvent) {
	const { artists } = await enterStudio(event);
	const ids = artists.map(({ id }) => id);
	const work = await findArtwork(event.locals.db, event.params.id ?? '', ids);
	if (!work) error(404, 'not found');
	return work;
}
