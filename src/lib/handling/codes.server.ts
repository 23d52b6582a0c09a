import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { parseWorkCode } from './code.ts';

/** The work of a code, and its place in the exhibition. `exhibition` and `number` are null while the work may not be seen there. */
export type CodedWork = { artwork: string; exhibition: string | null; number: number | null };

/** The work of a code on a wall label. Null if it is not public, or if the code does not exist. Makes one request. */
export async function findCode(typed: string): Promise<CodedWork | null> {
	const code = parseWorkCode(typed);
	if (!code) return null;
	const row = await publicRows(publicDb().from('pub_code').select('artwork_id, exhibition_id, number').eq('code', code).maybeSingle());
	return row && { artwork: row.artwork_id, exhibition: row.exhibition_id, number: row.number };
}
