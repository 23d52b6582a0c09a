import { error } from '@sveltejs/kit';
import { fileAnswer } from '#lib/papers/fileAnswer.ts';
import { readPaper } from '#lib/papers/paperFiles.server.ts';
import type { RequestHandler } from './$types';

/** The scan of what was signed on paper, for curators. */
export const GET: RequestHandler = async (event) => {
	const paper = await readPaper(event.locals.db, event.params.id, event.params.paper, 'scan');
	if (!paper) error(404, 'not found');
	return fileAnswer(paper);
};
