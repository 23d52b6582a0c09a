import { error, json } from '@sveltejs/kit';
import { notTakenTexts } from '../../words.ts';
import type { RequestHandler } from './$types';

/** The page in one sentence, for a script: the answer to a file that was not taken (src/server/http/uploads/refuse.ts). */
export const GET: RequestHandler = ({ params }) => {
	const text = Object.hasOwn(notTakenTexts, params.reason) ? notTakenTexts[params.reason] : undefined;
	if (!text) error(404, 'not found');
	return json({ type: 'error', error: { message: text() } });
};
