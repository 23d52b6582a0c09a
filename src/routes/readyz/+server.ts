import { failingParts } from '#lib/shared/backend/readiness.server.ts';
import type { RequestHandler } from './$types';

/** Able to serve: database and storage reached; 503 with the failing parts named. */
export const GET: RequestHandler = async () => {
	const failing = await failingParts();
	const ok = failing.length === 0;
	return Response.json(ok ? { ok } : { ok, failing }, { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
