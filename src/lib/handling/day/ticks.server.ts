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

/** A curator's tick; true when it is the one that holds. Refuses 404 not-found, 422 invalid. */
export const tickWork = (db: Db, tick: Tick): Promise<Outcome<boolean>> => call(db, 'tick_work', argsOf(tick));

/**
 * The tick of somebody who came by a link. The secret key: they have no account, and the database asks the link itself.
 * Refuses 404 not-found (the link has ended, too), 422 invalid, 429 quota.
 */
export const tickByLink = ({ hash, device }: Helper, tick: Tick): Promise<Outcome<boolean>> =>
	call(siteDb(), 'tick_by_link', { p_token_hash: hash, p_device: device, ...argsOf(tick) });
