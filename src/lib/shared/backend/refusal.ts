/**
 * A refusal by the database (`app.refuse` in the schema): an HTTP status, a code that the site
 * translates into a sentence, and values for that sentence.
 */
export type Refusal = { status: number; code: string; detail: Record<string, unknown> };

/** The result of a database call: its value, or why the database refused. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** The refusal in a PostgREST error (codes PT400 to PT499). Null for any other error. */
export function refusalOf(error: { code?: string | null; message: string; details?: string | null }): Refusal | null {
	const status = /^PT(4\d\d)$/.exec(error.code ?? '')?.[1];
	if (!status) return null;
	let detail: Record<string, unknown> = {};
	try {
		detail = error.details ? (JSON.parse(error.details) as Record<string, unknown>) : {};
	} catch {
		// A detail that is not JSON has no values for the sentence.
	}
	return { status: Number(status), code: error.message, detail };
}
