import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Texts } from '#lib/shared/texts.ts';

/** What a page about the works of a show says of the show itself. */
export type ShowHead = { id: string; title: Texts; opens: string; closes: string; state: string };

/** A show by its id; null when there is none. */
export async function findShowHead(db: Db, id: string): Promise<ShowHead | null> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
	const { data } = await db.from('exhibition').select('id, title, opens, closes, state').eq('id', id).maybeSingle().throwOnError();
	return data;
}
