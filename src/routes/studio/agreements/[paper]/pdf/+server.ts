import { error } from '@sveltejs/kit';
import { findAgreement } from '#lib/papers/agreements.server.ts';
import { fileAnswer } from '#lib/papers/fileAnswer.ts';
import { readPaper } from '#lib/papers/paperFiles.server.ts';
import type { RequestHandler } from './$types';
import { enterStudio } from '../../../studio.server.ts';

/** The agreement that was offered, for the accounts of its artist. */
export const GET: RequestHandler = async (event) => {
	const { artists } = await enterStudio(event);
	const { db } = event.locals;
	const agreement = await findAgreement(
		db,
		event.params.paper,
		artists.map(({ id }) => id)
	);
	const paper = agreement && (await readPaper(db, null, agreement.id, 'paper'));
	if (!paper) error(404, 'not found');
	return fileAnswer(paper);
};
