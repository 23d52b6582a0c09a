import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { parseWorkCode } from './code.ts';

/** The work of a code, and where it hangs or hung by it; null while it may not be seen in that show. */
export type CodedWork = { artwork: string; exhibition: string | null; number: number | null };

/** The work that a code on a wall label leads to; null for everything that isn't public, and for what was never given. One call. */
export async function findCode(typed: string): Promise<CodedWork | null> {
	const code = parseWorkCode(typed);
	if (!code) return null;
	const row = await publicRows(publicDb().from('pub_code').select('artwork_id, exhibition_id, number').eq('code', code).maybeSingle());
	return row && { artwork: row.artwork_id, exhibition: row.exhibition_id, number: row.number };
}
