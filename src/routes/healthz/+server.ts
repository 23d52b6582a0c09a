import type { RequestHandler } from './$types';

/** Alive: this process answers. Whether it can serve is asked of /readyz. */
export const GET: RequestHandler = () => Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } });
