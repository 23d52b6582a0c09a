import { failingParts } from '#lib/shared/backend/readiness.server.ts';
import type { RequestHandler } from './$types';

/** Readiness: 200 if database and storage answer, else 503 with the failing parts. */
export const GET: RequestHandler = async () => {
	const failing = await failingParts();
	const ok = failing.length === 0;
	return Response.json(ok ? { ok } : { ok, failing }, { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
