import type { Db } from '#lib/shared/backend/db.server.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Tick } from './dayForm.ts';
import type { Helper } from './links.server.ts';

const argsOf = ({ id, work, part, done, measured, at }: Tick) => ({
	p_id: id,
	p_exhibition_work: work,
	p_part: part,
	p_done: done,
	p_measured: measured && { x_mm: measured.xMm, y_mm: measured.yMm },
	p_at: at
});

/** Records the tick of a curator. Returns true if it is the latest one. Refuses 404 not-found, 422 invalid. */
export const tickWork = (db: Db, tick: Tick): Promise<Outcome<boolean>> => call(db, 'tick_work', argsOf(tick));

/**
 * Records the tick of a helper with a link. Uses the secret key, because helpers have no account; the database checks the link.
 * Refuses 404 not-found (also if the link has ended), 422 invalid, 429 quota.
 */
export const tickByLink = ({ hash, device }: Helper, tick: Tick): Promise<Outcome<boolean>> =>
	call(siteDb(), 'tick_by_link', { p_token_hash: hash, p_device: device, ...argsOf(tick) });
