import type { Row } from '#lib/shared/database.ts';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { readByIds } from '#lib/shared/backend/pages.server.ts';
import type { Day } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { wallDuring, type Wall } from '#lib/walls/wall.ts';
import { inEffectNow } from '../versions/versions.ts';
import { hangProblems, partsById, placementId } from './hang.ts';
import type { HangProblem } from './placement.ts';
import type { OpenedHang } from './hangDraft.ts';
import { numberedParts } from './hangForm.ts';
import { readHangs } from './readHang.server.ts';

/**
 * Whether a draft or published hang still fits on the latest revision of a wall. `problems`: the errors, with printed numbers instead of ids;
 * empty if it fits. A published hang stays as it is until another version is published.
 */
export type Refit = {
	exhibition: string;
	title: Texts;
	opens: Day;
	closes: Day;
	state: 'draft' | 'published';
	number: number;
	problems: HangProblem[];
};
/** The latest revision of a wall, without paint and centre line, which belong to each hang. */
export type MeasuredAnew = Omit<Wall, 'code' | 'colour' | 'centreLineMm'>;

type ShowRow = Pick<Row<'exhibition'>, 'id' | 'title' | 'opens' | 'closes'>;

/**
 * Checks the drafts and the hangs in effect of current and upcoming shows on a wall, the next show first. Past shows keep the revision of the
 * wall that they were hung on.
 */
export async function refitHangs(db: Db, wallId: number, wall: MeasuredAnew, today: Day): Promise<Refit[]> {
	const { data: shows } = await db
		.from('exhibition')
		.select('id, title, opens, closes')
		.gte('closes', today)
		.neq('state', 'cancelled')
		.order('opens')
		.throwOnError();
	const ids = shows.map(({ id }) => id);
	const { data: versions } = await db
		.from('hang_version')
		.select('id, exhibition_id, number, state, inEffectFrom:in_effect_from')
		.in('exhibition_id', ids)
		.throwOnError();
	const toCheck = new Map(shows.map(({ id }) => [id, inEffectAndDraft(versions.filter(({ exhibition_id }) => exhibition_id === id))]));
	const onIt = await listOnWall(db, wallId, [...toCheck.values()].flat());
	const found: Refit[] = [];
	for (const show of shows) {
		const its = toCheck.get(show.id)!.filter(({ id }) => onIt.has(id));
		const hangs = await readHangs(
			db,
			show,
			its.map(({ id }) => ({ version: id, who: 'present' })),
			'without'
		);
		const { id: exhibition, title, opens, closes } = show;
		for (const [i, { state, number }] of its.entries()) {
			const problems = refit(hangs[i]!, show, wallId, wall);
			found.push({ exhibition, title, opens, closes, state: state === 'draft' ? 'draft' : 'published', number, problems });
		}
	}
	return found;
}

const inEffectAndDraft = <V extends Parameters<typeof inEffectNow>[0][number]>(versions: readonly V[]): V[] =>
	[inEffectNow(versions, new Date()), versions.find(({ state }) => state === 'draft')].filter((version) => version != null);

/** The ids of those of the versions that have the wall. */
async function listOnWall(db: Db, wall: number, versions: readonly { id: string }[]): Promise<Set<string>> {
	const ids = versions.map(({ id }) => id);
	const rows = await readByIds(
		ids,
		async (some) => (await db.from('hang_wall').select('version_id').eq('wall_id', wall).in('version_id', some).throwOnError()).data
	);
	return new Set(rows.map(({ version_id }) => version_id));
}

function refit(hang: OpenedHang, show: ShowRow, wallId: number, wall: MeasuredAnew): HangProblem[] {
	const numbers = new Map(numberedParts(hang.works).map(({ exhibitionWorkId, part, key }) => [placementId(exhibitionWorkId, part), key]));
	const { widthMm, heightMm, blocked, suspension, daylight, escapeRoute, walkway } = wall;
	const now = { widthMm, heightMm, blocked, suspension, daylight, escapeRoute, walkway };
	const walls = hang.walls.filter((one) => one.wallId === wallId).map((one) => wallDuring({ ...one, ...now }, show.opens, show.closes));
	return hangProblems(hang.placements, walls, { parts: partsById(hang.works), labels: hang.labels })
		.filter(({ severity }) => severity === 'error')
		.map((problem) => ({ ...problem, placementIds: problem.placementIds.map((id) => numbers.get(id) ?? '?') }));
}
