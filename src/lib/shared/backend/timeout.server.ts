/** A visitor gets the page or an honest "not now" within three seconds. */
const timeoutMs = 2500;

export type Answer = { data: unknown; error: { message: string } | null; status: number };
type Late = { data: null; error: { message: string }; status: number };

/** What the backend answers to a query, or an error with status 0 when it takes too long. */
export async function withTimeout<Given extends Answer>(query: PromiseLike<Given>): Promise<Given | Late> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Late>((resolve) => {
		timer = setTimeout(resolve, timeoutMs, { data: null, error: { message: `no answer within ${timeoutMs} ms` }, status: 0 });
	});
	try {
		return await Promise.race([query, late]);
	} finally {
		clearTimeout(timer);
	}
}
