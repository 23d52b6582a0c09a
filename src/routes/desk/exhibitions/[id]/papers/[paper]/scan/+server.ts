import { error } from '@sveltejs/kit';
import { fileAnswer } from '#lib/papers/fileAnswer.ts';
import { readPaper } from '#lib/papers/paperFiles.server.ts';
import type { RequestHandler } from './$types';

/** Sends the scan of a paper that was signed by hand. For curators. */
export const GET: RequestHandler = async (event) => {
	const paper = await readPaper(event.locals.db, event.params.id, event.params.paper, 'scan');
	if (!paper) error(404, 'not found');
	return fileAnswer(paper);
};
