import type { Db } from '#lib/shared/backend/db.server.ts';
import { type HangVersion, inEffectNow } from './versions.ts';

/** The place of a work in a version: the codes of its walls; an empty list if it stands or hangs free. */
export type WorkPlace = { number: number; walls: string[] };
/** The places of a work in the version in effect and in the draft. Null: the version doesn't contain it; undefined: there is no draft. */
export type WorkPlaces = { online: WorkPlace | null; draft: WorkPlace | null | undefined };

/** Finds the places of a work in the version in effect and in the draft. */
export async function placesOf(db: Db, versions: readonly HangVersion[], work: string, now: Date): Promise<WorkPlaces> {
	const online = inEffectNow(versions, now);
	const draft = versions.find(({ state }) => state === 'draft');
	const ids = [online, draft].flatMap((version) => (version ? [version.id] : []));
	if (ids.length === 0) return { online: null, draft: undefined };
	const { data: rows } = await db
		.from('placement')
		.select('version_id, hang_wall(wall(code))')
		.eq('exhibition_work_id', work)
		.in('version_id', ids)
		.throwOnError();
	const placeIn = (version: HangVersion | null): WorkPlace | null => {
		const here = rows.filter(({ version_id }) => version_id === version?.id);
		if (!version || here.length === 0) return null;
		const walls = here.flatMap(({ hang_wall: on }) => (on ? [on.wall.code] : []));
		return { number: version.number, walls: [...new Set(walls)].sort() };
	};
	return { online: placeIn(online), draft: draft && placeIn(draft) };
}
