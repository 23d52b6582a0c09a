/** The most rows that Supabase gives in one answer (`max_rows` of PostgREST). It leaves out the others without a word. */
export const maxRows = 1000;

/** The most ids that a query may list: they are part of its address, which may have 8 kB. */
const maxIds = 100;

/** A query for rows. Its result type is that of `throwOnError`, so that TypeScript knows the rows. */
type Query<Row> = {
	range: (from: number, to: number) => Query<Row>;
	throwOnError: () => PromiseLike<{ data: Row[] }>;
};

/**
 * Reads a list of any length. `query` begins the query anew for each page; its order must leave no two rows equal. `read` runs a page. One
 * call up to 999 rows.
 */
export async function readAll<Asked extends Query<unknown>>(
	query: () => Asked,
	read: (page: Asked) => PromiseLike<RowsOf<Asked>> = thrown
): Promise<RowsOf<Asked>> {
	const rows = [] as unknown as RowsOf<Asked>;
	for (;;) {
		const page = await read(query().range(rows.length, rows.length + maxRows - 1) as Asked);
		rows.push(...page);
		if (page.length < maxRows) return rows;
	}
}

type RowsOf<Asked extends Query<unknown>> = Awaited<ReturnType<Asked['throwOnError']>>['data'];

/** The rows of a query. Throws its error. */
const thrown = async <Asked extends Query<unknown>>(query: Asked): Promise<RowsOf<Asked>> =>
	(await query.throwOnError()).data as RowsOf<Asked>;

/**
 * Reads what belongs to ids, of which there may be any number. `readSome` reads it for `perCall` of them, at most a hundred. No call without
 * ids.
 */
export async function readByIds<Id, Row>(
	ids: readonly Id[],
	readSome: (some: Id[]) => PromiseLike<readonly Row[]>,
	perCall = maxIds
): Promise<Row[]> {
	const rows: Row[] = [];
	for (let at = 0; at < ids.length; at += perCall) rows.push(...(await readSome(ids.slice(at, at + perCall))));
	return rows;
}

/**
 * Returns a `fetch` that refuses an answer which may lack rows. A list that is cut without anybody noticing can hide a withdrawal as well as
 * a work.
 */
export function refuseCutAnswers(inner: typeof fetch): typeof fetch {
	return async (input, init) => {
		const answer = await inner(input, init);
		const address = input instanceof Request ? input.url : String(input);
		if ((init?.method ?? 'GET') !== 'GET' || !address.includes('/rest/v1/') || /[?&]limit=/.test(address)) return answer;
		const [, from = '0', to = '0'] = /^(\d+)-(\d+)\//.exec(answer.headers.get('content-range') ?? '') ?? [];
		if (Number(to) - Number(from) + 1 < maxRows) return answer;
		const message = `The answer to ${new URL(address).pathname} has ${maxRows} rows and may lack others. Read it with readAll.`;
		// Not thrown, because supabase-js would ask again.
		return Response.json({ message, code: 'cut', details: null, hint: null }, { status: 500 });
	};
}
