/**
 * A refusal by the database (`app.refuse` in the migrations): an HTTP status, a code that the site
 * makes a sentence of, and facts for that sentence.
 */
export type Refusal = { status: number; code: string; detail: Record<string, unknown> };

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** Reads a refusal out of a PostgREST error; null when the error is something else. */
export function refusalOf(error: { code?: string | null; message: string; details?: string | null }): Refusal | null {
	const status = /^PT(4\d\d)$/.exec(error.code ?? '')?.[1];
	if (!status) return null;
	let detail: Record<string, unknown> = {};
	try {
		detail = error.details ? (JSON.parse(error.details) as Record<string, unknown>) : {};
	} catch {
		// A detail that is no JSON has nothing to say to a person.
	}
	return { status: Number(status), code: error.message, detail };
}
