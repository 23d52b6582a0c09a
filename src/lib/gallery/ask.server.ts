import { error } from '@sveltejs/kit';
import { log } from '#lib/shared/log.server.ts';

type Answer = { data: unknown; error: { message: string } | null; status: number };

/** A visitor gets the page or an honest "not now" within three seconds: when it is down, the first question tells. */
const patienceMs = 2500;

/**
 * The rows that a query of the public views gives. A backend that is slow, down or cut off ends in a
 * 503; any other error is a mistake of ours and is thrown.
 */
export async function ask<Rows>(query: PromiseLike<Answer>): Promise<Rows> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Answer>((resolve) => {
		timer = setTimeout(resolve, patienceMs, { data: null, error: { message: `no answer within ${patienceMs} ms` }, status: 0 });
	});
	const answer = await Promise.race([query, late]);
	clearTimeout(timer);
	if (!answer.error) return answer.data as Rows;
	if (answer.status !== 0 && answer.status < 502) throw new Error(answer.error.message, { cause: answer.error });
	log.warn({ reason: answer.error.message }, 'the backend is out of reach');
	error(503, 'backend out of reach');
}
