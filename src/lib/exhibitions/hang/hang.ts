import { type Arranged, alignEdges, alignToCentreLine, distribute, type Edge, equalGaps } from '#lib/walls/geometry/arrange.ts';
import { wallProblems } from '#lib/walls/problems/problems.ts';
import type { PlacedBox, Problem } from '#lib/walls/problems/problem.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import type { HangPart } from './hangDraft.ts';
import { freshPlacement, type Hang, type SizedPart, type HangPlacement, type HangProblem, type HangWall } from './placement.ts';

/**
 * The hang as the editor holds it: nothing is ever changed in place, every operation returns a new
 * list, and placements that stay as they were stay the same objects.
 */

/** The bounds of the database for x and y, in millimetres either way. */
const maxCoordinateMm = 200_000;
const whole = (mm: number): number => Math.max(-maxCoordinateMm, Math.min(maxCoordinateMm, Math.round(mm))) + 0;

/** Work and part name a placement for good: rows are written anew with every save. */
export const placementId = (exhibitionWorkId: string, part: number): string => `${exhibitionWorkId}.${part}`;

/** Replaces placements by their id; the others and the order stay. */
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

/** The pieces that are neither on a wall nor elsewhere. */
export function notPlaced<T extends SizedPart>(hang: Hang, pieces: readonly T[]): T[] {
	const placed = new Set(hang.map((placement) => placement.id));
	return pieces.filter((piece) => !placed.has(placementId(piece.exhibitionWorkId, piece.part)));
}

/**
 * Puts a piece on a wall (`wallId` null: elsewhere), wherever it was before; whole millimetres. On another wall it leaves its cluster
 * and the hooks chosen for it.
 */
export function place(hang: Hang, piece: SizedPart, wallId: number | null, xMm = 0, yMm = 0): HangPlacement[] {
	const { exhibitionWorkId, part, widthMm, heightMm } = piece;
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

/** A placement elsewhere on its wall; hooks chosen by hand go with it. */
export const movedTo = <T extends HangPlacement>(placement: T, xMm: number, yMm: number): T => ({
	...placement,
	xMm,
	yMm,
	hooksMm: placement.hooksMm?.map((hook) => hook + xMm - placement.xMm) ?? null
});

/** Boxes that were arranged, with the hooks that were chosen for them. */
function withHooks(hang: Hang, arranged: readonly HangPlacement[]): HangPlacement[] {
	const before = new Map(hang.map((placement) => [placement.id, placement]));
	return arranged.map((box) => movedTo(before.get(box.id) ?? box, box.xMm, box.yMm));
}

/** Moves placements that hang on walls by millimetres, together; fractions are rounded once, for all alike. */
export function nudge(hang: Hang, ids: Iterable<string>, dxMm: number, dyMm: number): HangPlacement[] {
	const [dx, dy] = [whole(dxMm), whole(dyMm)];
	const moved = chosen(hang, ids).filter((placement) => placement.wallId !== null);
	return withPlacements(
		hang,
		moved.map((placement) => movedTo(placement, whole(placement.xMm + dx), whole(placement.yMm + dy)))
	);
}

/** Takes placements off: they are neither on a wall nor elsewhere. */
export function takeOff(hang: Hang, ids: Iterable<string>): HangPlacement[] {
	const gone = new Set(ids);
	return hang.filter((placement) => !gone.has(placement.id));
}

/** Brings the middle of those on this wall to its centre line. */
export const centreOnLine = (hang: Hang, ids: Iterable<string>, wall: HangWall): HangPlacement[] =>
	withPlacements(hang, alignToCentreLine(onWall(hang, ids, wall.wallId), wall.centreLineMm));

/** Brings an edge or the middles of those on this wall together. */
export const align = (hang: Hang, ids: Iterable<string>, wall: HangWall, edge: Edge): HangPlacement[] =>
	withPlacements(hang, withHooks(hang, alignEdges(onWall(hang, ids, wall.wallId), edge)));

export type HangArranged = { ok: true; hang: HangPlacement[]; gapsMm: number[] } | { ok: false; missingMm: number };

const applied = (hang: Hang, arranged: Arranged<HangPlacement>): HangArranged =>
	arranged.ok ? { ok: true, hang: withPlacements(hang, withHooks(hang, arranged.boxes)), gapsMm: arranged.gapsMm } : arranged;

/** Equal gaps for those on this wall, between two edges or on the whole of it; else what is missing. */
export const spread = (hang: Hang, ids: Iterable<string>, wall: HangWall, fromMm = 0, toMm = wall.widthMm): HangArranged =>
	applied(hang, equalGaps(onWall(hang, ids, wall.wallId), fromMm, toMm));

/** Equal gaps between those on this wall; the outermost stay. */
export const spreadBetween = (hang: Hang, ids: Iterable<string>, wall: HangWall): HangArranged =>
	applied(hang, distribute(onWall(hang, ids, wall.wallId)));

/** What the rules are asked with: the parts of the works by the ids of their placements, the labels of the version. */
export type HangFacts = { parts?: ReadonlyMap<string, HangPart>; labels?: LabelRule; version?: 'plan' | 'as-hung' };

/** The parts of works by the id of their placements, for `hangProblems`. */
export const partsById = (works: readonly { id: string; parts: readonly HangPart[] }[]): Map<string, HangPart> =>
	new Map(works.flatMap(({ id, parts }) => parts.map((part) => [placementId(id, part.part), part] as const)));

/** Placements of one wall with the same key are one piece: those of a cluster, else the parts of one work. */
export const pieceKey = ({ cluster, exhibitionWorkId }: Pick<HangPlacement, 'cluster' | 'exhibitionWorkId'>): string =>
	cluster === null ? exhibitionWorkId : `cluster ${cluster}`;

/** A placement as the rules of a wall look at it. */
export const toBox = (placement: HangPlacement, parts?: ReadonlyMap<string, HangPart>): PlacedBox => ({
	...placement,
	piece: pieceKey(placement),
	work: placement.exhibitionWorkId,
	facts: parts?.get(placement.id)?.facts
});

/**
 * What is wrong on one wall. `size-changed`: the part was measured since and has another size than the box that was planned. Give the
 * wall as it is during the show.
 */
export function problemsOn(hang: Hang, wall: HangWall, { parts, labels, version = 'plan' }: HangFacts = {}): HangProblem[] {
	const placements = placementsOn(hang, wall.wallId);
	const boxes = placements.map((placement) => toBox(placement, parts));
	const changed = placements.flatMap((placement): Problem[] => {
		const { widthMm, heightMm } = parts?.get(placement.id) ?? placement;
		if (widthMm === placement.widthMm && heightMm === placement.heightMm) return [];
		return [{ code: 'size-changed', severity: 'warning', placementIds: [placement.id], values: { widthMm, heightMm } }];
	});
	return [...wallProblems(wall, boxes, version, labels), ...changed].map((problem) => ({ ...problem, wallId: wall.wallId }));
}

/** What is wrong on all walls, wall by wall. */
export const hangProblems = (hang: Hang, walls: readonly HangWall[], facts: HangFacts = {}): HangProblem[] =>
	walls.flatMap((wall) => problemsOn(hang, wall, facts));

/** What became of one placement between two hangs; 'moved' includes another wall, 'resized' may have moved too. */
export type HangChange = { id: string } & (
	| { change: 'added'; after: HangPlacement }
	| { change: 'removed'; before: HangPlacement }
	| { change: 'moved' | 'resized'; before: HangPlacement; after: HangPlacement }
);

/** What changed from one hang to another: first what was there before, in its order, then what is new. */
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
