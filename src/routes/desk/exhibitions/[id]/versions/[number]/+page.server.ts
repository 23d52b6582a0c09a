import { error } from '@sveltejs/kit';
import { findExhibition } from '#lib/exhibitions/exhibitions.server.ts';
import { listVersions, readVersion } from '#lib/exhibitions/versions/versions.server.ts';
import { spansOf } from '#lib/exhibitions/versions/versions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const show = await findExhibition(db, event.params.id);
	if (!show) error(404, 'not found');
	const versions = await listVersions(db, show.id);
	const version = versions.find(({ number }) => String(number) === event.params.number);
	if (!version) error(404, 'not found');
	return {
		show: { id: show.id, title: show.title },
		version: { number: version.number, kind: version.kind, state: version.state, savedAt: version.savedAt },
		span: spansOf(versions, new Date()).get(version.id) ?? null,
		hang: await readVersion(db, show, version.id)
	};
};
