/** A visitor gets the page or a clear 503 within three seconds; this leaves half a second for the rest. */
export const timeoutMs = 2500;

export type Answer = { data: unknown; error: { message: string } | null; status: number };
type Late = { data: null; error: { message: string }; status: number };

/** The answer of the backend to a query, or an error with status 0 after 2.5 seconds, or `ms`. */
export async function withTimeout<Given extends object>(query: PromiseLike<Given>, ms = timeoutMs): Promise<Given | Late> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Late>((resolve) => {
		timer = setTimeout(resolve, ms, { data: null, error: { message: `no answer within ${ms} ms` }, status: 0 });
	});
	try {
		return await Promise.race([query, late]);
	} finally {
		clearTimeout(timer);
	}
}
