import type { Db } from '#lib/shared/backend/db.server.ts';
import { hangProblems, partsById } from '../hang/hang.ts';
import type { HangProblem } from '../hang/placement.ts';
import { keysOf } from './changes.ts';
import type { OpenedHang } from '../hang/hangDraft.ts';
import { readHangs } from '../hang/readHang.server.ts';
import { withSizesNow } from '../hang/sizes.ts';
import { type HangVersion, inEffectNow, type VersionState } from './versions.ts';

type Show = { id: string; opens: string; closes: string };

/** All versions of a show's hang, the latest first. */
export async function listVersions(db: Db, show: string): Promise<HangVersion[]> {
	const { data } = await db
		.from('hang_version')
		.select('id, number, kind, state, lock, in_effect_from, saved_at, saved_by, work:exhibition_work!hang_version_left_work_fkey(number)')
		.eq('exhibition_id', show)
		.order('number', { ascending: false })
		.throwOnError();
	return data.map((row) => ({
		id: row.id,
		number: row.number,
		kind: row.kind,
		state: row.state,
		lock: row.lock,
		inEffectFrom: row.in_effect_from,
		savedAt: row.saved_at,
		savedBy: row.saved_by,
		leftNumber: row.work?.number ?? null
	}));
}

/** A version exactly as it was: with the revisions of its walls, and with works that have left the show since. */
export async function readVersion(db: Db, show: Show, version: string): Promise<OpenedHang> {
	const [hang] = await readHangs(db, show, [{ version, who: 'all' }]);
	return hang!;
}

/** The problems of a version with the current sizes of its works. `placementIds` are the printed numbers. */
export type Unfit = { number: number; state: VersionState; problems: HangProblem[] };
type Pair = { before: HangVersion; after: HangVersion };

/**
 * Reads two versions exactly as they were (null: none), and checks the draft and the version in effect with the works of today. All are read
 * together, which takes as many calls as one.
 */
export async function compareAndCheck(
	db: Db,
	show: Show,
	versions: readonly HangVersion[],
	pair: Pair | null,
	now: Date
): Promise<{ compared: { before: OpenedHang; after: OpenedHang } | null; unfit: Unfit[] }> {
	const toCheck = [inEffectNow(versions, now), versions.find(({ state }) => state === 'draft')].filter((version) => version != null);
	const compared = pair ? [pair.before, pair.after] : [];
	const asked = [
		...toCheck.map(({ id }) => ({ version: id, who: 'present' }) as const),
		...compared.map(({ id }) => ({ version: id, who: 'all' }) as const)
	];
	const hangs = await readHangs(db, show, asked, pair ? 'with' : 'without');
	const [before, after] = hangs.slice(toCheck.length);
	return {
		compared: before && after ? { before, after } : null,
		unfit: toCheck
			.map(({ number, state, kind }, i) => ({ number, state, problems: unfit(hangs[i]!, kind) }))
			.filter(({ problems }) => problems.length > 0)
	};
}

/** Checks the draft and the version in effect with the current sizes of the works. Returns those with errors or changed sizes. */
export const listUnfit = async (db: Db, show: Show, versions: readonly HangVersion[], now: Date): Promise<Unfit[]> =>
	(await compareAndCheck(db, show, versions, null, now)).unfit;

function unfit(hang: OpenedHang, kind: HangVersion['kind']): HangProblem[] {
	const keys = keysOf(hang.works);
	const facts = { parts: partsById(hang.works), labels: hang.labels };
	const changed = hangProblems(hang.placements, hang.walls, facts).filter(({ code }) => code === 'size-changed');
	// An as-hung version records the facts, so its problems are only warnings.
	const severity = kind === 'as_hung' ? 'warning' : 'error';
	const errors = hangProblems(withSizesNow(hang.placements, hang.works), hang.walls, facts)
		.filter((problem) => problem.severity === 'error')
		.map((problem) => ({ ...problem, severity }) as const);
	return [...errors, ...changed].map((problem) => ({ ...problem, placementIds: problem.placementIds.map((id) => keys.get(id) ?? '?') }));
}
