import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import { isUuid } from '#lib/artworks/artworks.server.ts';
import { type Revision, revisionColumns, revisionOf } from '#lib/artworks/rows.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { RemovalReason } from './exhibition.ts';
import { type MeasuredName, measuredNames, type PartMeasured } from './hang/measuredForm.ts';

/** A part of a work in a show: the stated values and the latest measured ones, in mm and g; null: unknown. */
export type PartFacts = PartMeasured & { stated: Record<MeasuredName, number | null> };
/** A work of a show with all that the desk may know. `custody`: see `src/lib/handling/custody.ts`. */
export type OneWork = {
	id: string;
	number: number;
	code: string;
	custody: string;
	removed: { at: string; reason: RemovalReason | null } | null;
	/** The work that this one replaced, and the one that replaced it. */
	replaces: { id: string; number: number } | null;
	replacedBy: { id: string; number: number } | null;
	artist: Texts;
	artistId: string;
	/** A coordinator's note on why it may hang in an escape route although it burns; null if there is none. */
	escapeNote: string | null;
	revision: Revision;
	parts: PartFacts[];
};
/** An accepted work of the same artist that could replace a work. */
export type Replacement = { submissionWork: string; revision: Revision };

const selectWorks = (db: Db) =>
	db
		.from('exhibition_work')
		.select(
			`id, number, code, custody, removed_at, removed_reason, replaces, escape_note, artwork(owner_artist_id, artist!artwork_owner_artist_id_fkey(name), measurement(part_no, what, value, at)), artwork_revision(${revisionColumns})`
		);
type Row = RowOf<typeof selectWorks>;

/** One work of a show; null if the show has no work with this id. */
export async function findShowWork(db: Db, show: string, id: string): Promise<OneWork | null> {
	if (!isUuid(id)) return null;
	const [found, replacedBy] = await Promise.all([
		selectWorks(db).eq('exhibition_id', show).eq('id', id).throwOnError(),
		db.from('exhibition_work').select('id, number').eq('replaces', id).order('number').throwOnError()
	]);
	const [row] = found.data;
	if (!row) return null;
	const replaced = row.replaces ? await db.from('exhibition_work').select('id, number').eq('id', row.replaces).throwOnError() : null;
	return {
		id: row.id,
		number: row.number,
		code: row.code,
		custody: row.custody,
		removed: row.removed_at ? { at: row.removed_at, reason: row.removed_reason } : null,
		replaces: replaced?.data[0] ?? null,
		replacedBy: replacedBy.data[0] ?? null,
		artist: row.artwork.artist.name,
		artistId: row.artwork.owner_artist_id,
		escapeNote: row.escape_note,
		revision: revisionOf(row.artwork_revision),
		parts: partFacts(row)
	};
}

function partFacts({ artwork, artwork_revision: revision }: Row): PartFacts[] {
	const inOrder = [...artwork.measurement].sort((a, b) => a.at.localeCompare(b.at));
	const latest = new Map(inOrder.map(({ part_no, what, value }) => [`${part_no} ${what}`, value]));
	const parts = [...revision.artwork_part].sort((a, b) => a.part_no - b.part_no);
	return parts.map((row) => {
		const stated: Record<MeasuredName, number | null> = {
			'outer-height': row.outer_height_mm ?? row.height_mm,
			'outer-width': row.outer_width_mm ?? row.width_mm,
			'outer-depth': row.depth_mm,
			drop: row.drop_mm,
			// Artists state the weight of the whole work, so it is unknown for each of several parts.
			weight: parts.length === 1 ? revision.weight_g : null
		};
		const values = Object.fromEntries(measuredNames.map((what) => [what, latest.get(`${row.part_no} ${what}`) ?? null]));
		return { part: row.part_no, values: values as PartFacts['values'], stated };
	});
}

/** The accepted works of an artist that are not in this show at present. */
export async function listReplacements(db: Db, show: string, artist: string): Promise<Replacement[]> {
	const { data } = await db
		.from('submission_work')
		.select(
			`id, submission!inner(state), artwork!inner(owner_artist_id, exhibition_work(exhibition_id, removed_at)), artwork_revision(${revisionColumns})`
		)
		.in('state', ['accepted', 'confirmed'])
		.neq('submission.state', 'withdrawn')
		.eq('artwork.owner_artist_id', artist)
		.throwOnError();
	return data
		.filter(
			({ artwork }) => !artwork.exhibition_work.some(({ exhibition_id, removed_at }) => exhibition_id === show && removed_at === null)
		)
		.map((row) => ({ submissionWork: row.id, revision: revisionOf(row.artwork_revision) }));
}
