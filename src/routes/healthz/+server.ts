import type { RequestHandler } from './$types';

/** Liveness: this process answers. /readyz tells whether it can serve. */
export const GET: RequestHandler = () => Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } });
