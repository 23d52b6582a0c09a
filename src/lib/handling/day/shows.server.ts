import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Texts } from '#lib/shared/texts.ts';

/** The facts about an exhibition for the head of a page about its works. */
export type ShowHead = { id: string; title: Texts; opens: string; closes: string; state: string };

/** An exhibition by its id, or null. */
export async function findShowHead(db: Db, id: string): Promise<ShowHead | null> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
	const { data } = await db.from('exhibition').select('id, title, opens, closes, state').eq('id', id).maybeSingle().throwOnError();
	return data;
}
