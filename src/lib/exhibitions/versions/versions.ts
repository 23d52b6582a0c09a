/** Which version of a hang is in effect when. Moments are ISO strings as the database writes them. */

export const versionStates = ['draft', 'published', 'called_off'] as const;
export type VersionState = (typeof versionStates)[number];
export type HangVersion = {
	id: string;
	number: number;
	/** A plan, or as hung: what was measured on the day. */
	kind: 'plan' | 'as_hung';
	state: VersionState;
	lock: number;
	/** Null unless published. */
	inEffectFrom: string | null;
	savedAt: string;
	/** The account that saved or published it; null if it was erased, or if nobody did. */
	savedBy: string | null;
	/** Set if the version was made automatically because a work left the show: the number of that work. */
	leftNumber: number | null;
};

/** When a published version is in effect. `until` null: no end; `never`: another version with the same moment replaced it. */
export type Span = { from: string; until: string | null; when: 'past' | 'now' | 'coming' | 'never' };

/** What decides when a version is in effect. */
type Effect = Pick<HangVersion, 'id' | 'number' | 'state' | 'inEffectFrom'>;

/** Orders versions by when they take effect; of several at one moment, the highest number comes last. */
const byEffect = (a: Effect, b: Effect): number => Date.parse(a.inEffectFrom!) - Date.parse(b.inEffectFrom!) || a.number - b.number;

/** The spans of the published versions by id: each is in effect until the next one takes effect. */
export function spansOf(versions: readonly Effect[], now: Date): Map<string, Span> {
	const inOrder = versions.filter((one) => one.state === 'published' && one.inEffectFrom !== null).sort(byEffect);
	return new Map(
		inOrder.map((version, i) => {
			const from = version.inEffectFrom!;
			const until = inOrder[i + 1]?.inEffectFrom ?? null;
			return [version.id, { from, until, when: whenOf(from, until, now) }] as const;
		})
	);
}

function whenOf(from: string, until: string | null, now: Date): Span['when'] {
	if (until !== null && Date.parse(until) <= Date.parse(from)) return 'never';
	if (Date.parse(from) > now.getTime()) return 'coming';
	return until !== null && Date.parse(until) <= now.getTime() ? 'past' : 'now';
}

/** The version that is in effect at `now`, by the same rule as `app.hang_in_effect` in the database; null if there is none yet. */
export function inEffectNow<V extends Effect>(versions: readonly V[], now: Date): V | null {
	const spans = spansOf(versions, now);
	return versions.find(({ id }) => spans.get(id)?.when === 'now') ?? null;
}

/**
 * The two versions to compare: those with the given numbers, else the last two that weren't called off. The two numbers may be the same.
 * Null if there are no two versions.
 */
export function toCompare(
	versions: readonly HangVersion[],
	before: number | null,
	after: number | null
): { before: HangVersion; after: HangVersion } | null {
	const inOrder = [...versions].sort((a, b) => a.number - b.number);
	const [last, former] = inOrder.filter(({ state }) => state !== 'called_off').reverse();
	const one = inOrder.find(({ number }) => number === before) ?? former;
	const other = inOrder.find(({ number }) => number === after) ?? last;
	return one && other ? { before: one, after: other } : null;
}
