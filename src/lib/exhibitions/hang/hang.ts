import { type Arranged, alignEdges, alignToCentreLine, distribute, type Edge, equalGaps } from '#lib/walls/geometry/arrange.ts';
import { wallProblems } from '#lib/walls/problems/problems.ts';
import type { PlacedBox, Problem } from '#lib/walls/problems/problem.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import type { HangPart } from './hangDraft.ts';
import { freshPlacement, type Hang, type SizedPart, type HangPlacement, type HangProblem, type HangWall } from './placement.ts';

/**
 * Operations on an immutable hang: each returns a new list, and placements that don't change stay the same objects.
 */

/** The largest x and y that the database accepts, in mm, positive or negative. */
const maxCoordinateMm = 200_000;
const whole = (mm: number): number => Math.max(-maxCoordinateMm, Math.min(maxCoordinateMm, Math.round(mm))) + 0;

/** The id of a placement. It consists of work and part, because every save writes new rows with new keys. */
export const placementId = (exhibitionWorkId: string, part: number): string => `${exhibitionWorkId}.${part}`;

/** Replaces placements with the same id; keeps the others and the order. */
export function withPlacements(hang: Hang, changed: readonly HangPlacement[]): HangPlacement[] {
	const byId = new Map(changed.map((placement) => [placement.id, placement]));
	return hang.map((placement) => {
		const next = byId.get(placement.id);
		return next && !same(placement, next) ? next : placement;
	});
}

const samePlace = (a: HangPlacement, b: HangPlacement): boolean =>
	a.wallId === b.wallId && a.xMm === b.xMm && a.yMm === b.yMm && a.widthMm === b.widthMm && a.heightMm === b.heightMm;

const same = (a: HangPlacement, b: HangPlacement): boolean =>
	samePlace(a, b) &&
	a.cluster === b.cluster &&
	a.pinned === b.pinned &&
	a.label === b.label &&
	(a.hooksMm === b.hooksMm || JSON.stringify(a.hooksMm) === JSON.stringify(b.hooksMm));

const chosen = (hang: Hang, ids: Iterable<string>): HangPlacement[] => {
	const set = new Set(ids);
	return hang.filter((placement) => set.has(placement.id));
};

const onWall = (hang: Hang, ids: Iterable<string>, wallId: number) => chosen(hang, ids).filter((placement) => placement.wallId === wallId);

/** The placements of one wall. */
export const placementsOn = (hang: Hang, wallId: number): HangPlacement[] => hang.filter((placement) => placement.wallId === wallId);

/** The parts without a placement, neither on a wall nor elsewhere. */
export function notPlaced<T extends SizedPart>(hang: Hang, parts: readonly T[]): T[] {
	const placed = new Set(hang.map((placement) => placement.id));
	return parts.filter(({ exhibitionWorkId, part }) => !placed.has(placementId(exhibitionWorkId, part)));
}

/**
 * Places a part on a wall (`wallId` null: elsewhere), or moves it there; rounds to whole millimetres. On another wall, it loses its cluster
 * and its chosen hooks.
 */
export function place(hang: Hang, sized: SizedPart, wallId: number | null, xMm = 0, yMm = 0): HangPlacement[] {
	const { exhibitionWorkId, part, widthMm, heightMm } = sized;
	const at = wallId === null ? { xMm: 0, yMm: 0 } : { xMm: whole(xMm), yMm: whole(yMm) };
	const id = placementId(exhibitionWorkId, part);
	const before = hang.find((one) => one.id === id);
	const placement = { ...freshPlacement, id, exhibitionWorkId, part, wallId, ...at, widthMm, heightMm };
	if (before) {
		Object.assign(placement, { pinned: before.pinned, label: before.label });
		if (before.wallId === wallId && wallId !== null) {
			Object.assign(placement, { cluster: before.cluster, hooksMm: movedTo(before, at.xMm, at.yMm).hooksMm });
		}
	}
	return before ? withPlacements(hang, [placement]) : [...hang, placement];
}

/** The placement at another place on the same wall; hooks chosen by hand move along. */
export const movedTo = <T extends HangPlacement>(placement: T, xMm: number, yMm: number): T => ({
	...placement,
	xMm,
	yMm,
	hooksMm: placement.hooksMm?.map((hook) => hook + xMm - placement.xMm) ?? null
});

/** Moves the chosen hooks along with boxes that were arranged. */
function withHooks(hang: Hang, arranged: readonly HangPlacement[]): HangPlacement[] {
	const before = new Map(hang.map((placement) => [placement.id, placement]));
	return arranged.map((box) => movedTo(before.get(box.id) ?? box, box.xMm, box.yMm));
}

/** Moves placements on walls by millimetres. The distance is rounded once, so that all move by the same. */
export function nudge(hang: Hang, ids: Iterable<string>, dxMm: number, dyMm: number): HangPlacement[] {
	const [dx, dy] = [whole(dxMm), whole(dyMm)];
	const moved = chosen(hang, ids).filter((placement) => placement.wallId !== null);
	return withPlacements(
		hang,
		moved.map((placement) => movedTo(placement, whole(placement.xMm + dx), whole(placement.yMm + dy)))
	);
}

/** Removes placements from the hang; their works then have no place. */
export function takeOff(hang: Hang, ids: Iterable<string>): HangPlacement[] {
	const gone = new Set(ids);
	return hang.filter((placement) => !gone.has(placement.id));
}

/** Moves the placements on this wall vertically, so that their middles are on its centre line. */
export const centreOnLine = (hang: Hang, ids: Iterable<string>, wall: HangWall): HangPlacement[] =>
	withPlacements(hang, alignToCentreLine(onWall(hang, ids, wall.wallId), wall.centreLineMm));

/** Aligns an edge, or the middles, of the placements on this wall. */
export const align = (hang: Hang, ids: Iterable<string>, wall: HangWall, edge: Edge): HangPlacement[] =>
	withPlacements(hang, withHooks(hang, alignEdges(onWall(hang, ids, wall.wallId), edge)));

export type HangArranged = { ok: true; hang: HangPlacement[]; gapsMm: number[] } | { ok: false; missingMm: number };

const applied = (hang: Hang, arranged: Arranged<HangPlacement>): HangArranged =>
	arranged.ok ? { ok: true, hang: withPlacements(hang, withHooks(hang, arranged.boxes)), gapsMm: arranged.gapsMm } : arranged;

/** Lays the placements on this wall out with equal gaps, between two edges or on the whole wall; or returns how much is missing. */
export const spread = (hang: Hang, ids: Iterable<string>, wall: HangWall, fromMm = 0, toMm = wall.widthMm): HangArranged =>
	applied(hang, equalGaps(onWall(hang, ids, wall.wallId), fromMm, toMm));

/** Makes the gaps between the placements on this wall equal; the outer ones stay. */
export const spreadBetween = (hang: Hang, ids: Iterable<string>, wall: HangWall): HangArranged =>
	applied(hang, distribute(onWall(hang, ids, wall.wallId)));

/** Additional data for the rules: the parts by placement id, the label rule of the version, and the kind of version. */
export type RuleContext = { parts?: ReadonlyMap<string, HangPart>; labels?: LabelRule; version?: 'plan' | 'as-hung' };

/** The parts of works by the ids of their placements, for `hangProblems`. */
export const partsById = (works: readonly { id: string; parts: readonly HangPart[] }[]): Map<string, HangPart> =>
	new Map(works.flatMap(({ id, parts }) => parts.map((part) => [placementId(id, part.part), part] as const)));

/** Placements of one wall with the same key are one piece: those of a cluster, else the parts of one work. */
export const pieceKey = ({ cluster, exhibitionWorkId }: Pick<HangPlacement, 'cluster' | 'exhibitionWorkId'>): string =>
	cluster === null ? exhibitionWorkId : `cluster ${cluster}`;

/** A placement in the form that the rules of `walls` expect. */
export const toBox = (placement: HangPlacement, parts?: ReadonlyMap<string, HangPart>): PlacedBox => ({
	...placement,
	piece: pieceKey(placement),
	work: placement.exhibitionWorkId,
	facts: parts?.get(placement.id)?.facts
});

/**
 * The problems on one wall, which has to be as it is during the show (see `wallDuring`). `size-changed`: the part was measured since, and has
 * another size than the planned box.
 */
export function problemsOn(hang: Hang, wall: HangWall, { parts, labels, version = 'plan' }: RuleContext = {}): HangProblem[] {
	const placements = placementsOn(hang, wall.wallId);
	const boxes = placements.map((placement) => toBox(placement, parts));
	const changed = placements.flatMap((placement): Problem[] => {
		const { widthMm, heightMm } = parts?.get(placement.id) ?? placement;
		if (widthMm === placement.widthMm && heightMm === placement.heightMm) return [];
		return [{ code: 'size-changed', severity: 'warning', placementIds: [placement.id], values: { widthMm, heightMm } }];
	});
	return [...wallProblems(wall, boxes, version, labels), ...changed].map((problem) => ({ ...problem, wallId: wall.wallId }));
}

/** The problems on all walls, wall by wall. */
export const hangProblems = (hang: Hang, walls: readonly HangWall[], facts: RuleContext = {}): HangProblem[] =>
	walls.flatMap((wall) => problemsOn(hang, wall, facts));

/** A change of one placement between two hangs. 'moved' includes moves to another wall; 'resized' may have moved, too. */
export type HangChange = { id: string } & (
	| { change: 'added'; after: HangPlacement }
	| { change: 'removed'; before: HangPlacement }
	| { change: 'moved' | 'resized'; before: HangPlacement; after: HangPlacement }
);

/** The changes from one hang to another: first those of existing placements, in their order, then the added ones. */
export function diffHang(before: Hang, after: Hang): HangChange[] {
	const then = new Map(before.map((placement) => [placement.id, placement]));
	const now = new Map(after.map((placement) => [placement.id, placement]));
	const changes: HangChange[] = [];
	for (const [id, old] of then) {
		const next = now.get(id);
		if (!next) changes.push({ id, change: 'removed', before: old });
		else if (old.widthMm !== next.widthMm || old.heightMm !== next.heightMm)
			changes.push({ id, change: 'resized', before: old, after: next });
		else if (!samePlace(old, next)) changes.push({ id, change: 'moved', before: old, after: next });
	}
	for (const [id, next] of now) if (!then.has(id)) changes.push({ id, change: 'added', after: next });
	return changes;
}
