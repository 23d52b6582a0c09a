import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Condition, ConditionMoment, Custody } from './custody.ts';

/** Records the custody of a work. Refuses 404 not-found, 409 illegal-move. */
export const setCustody = (db: Db, work: string, custody: Custody): Promise<Outcome<null>> =>
	call(db, 'set_custody', { p_exhibition_work: work, p_custody: custody });

/** Adds a report on the condition of a work on arrival or return. Earlier reports stay. Refuses 404 not-found, 422 invalid. */
export const reportCondition = (
	db: Db,
	work: string,
	report: { moment: ConditionMoment; state: Condition; note: string }
): Promise<Outcome<string>> =>
	call(db, 'report_condition', { p_exhibition_work: work, p_moment: report.moment, p_state: report.state, p_note: report.note });
