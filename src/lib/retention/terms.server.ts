import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Amounts, RetentionTerm, Term } from './terms.ts';

/** All terms, in the order of their deletion. Only coordinators get any. */
export async function listTerms(db: Db): Promise<RetentionTerm[]> {
	const { data } = await db.from('retention').select('term, amount, unit, least, most').order('id').throwOnError();
	return data;
}

/** How much the next night would delete of each kind, if these were the terms; the others stay as they are. Refuses 422 invalid. */
export async function previewTerms(db: Db, amounts: Amounts): Promise<Outcome<Record<Term, number>>> {
	const preview = await call(db, 'preview_retention', { p_amounts: amounts });
	if (!preview.ok) return preview;
	return { ok: true, value: Object.fromEntries(preview.value.map(({ term, due }) => [term, due])) as Record<Term, number> };
}

/** Sets terms; the others stay. Refuses 422 invalid. */
export const saveTerms = (db: Db, amounts: Amounts): Promise<Outcome<null>> => call(db, 'set_retention', { p_amounts: amounts });
