/** A visitor gets the page or an honest "not now" within three seconds. */
const patienceMs = 2500;

export type Answer = { data: unknown; error: { message: string } | null; status: number };

/** What the backend answers to a query, or an error with status 0 when it takes too long. */
export async function inTime(query: PromiseLike<Answer>): Promise<Answer> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Answer>((resolve) => {
		timer = setTimeout(resolve, patienceMs, { data: null, error: { message: `no answer within ${patienceMs} ms` }, status: 0 });
	});
	try {
		return await Promise.race([query, late]);
	} finally {
		clearTimeout(timer);
	}
}
