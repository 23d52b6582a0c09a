import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import { consentsNow } from '#lib/consents/channels.ts';
import { findExhibition } from '#lib/exhibitions/exhibitions.server.ts';
import { inEffectNow } from '#lib/exhibitions/versions/versions.ts';
import { partsOf } from '#lib/exhibitions/hang/hangParts.ts';
import { readHang } from '#lib/exhibitions/hang/readHang.server.ts';
import { listStock } from '#lib/walls/stock.server.ts';
import { readConditions } from './readConditions.server.ts';
import type { PaperCondition, PaperPhoto, PaperShow, PaperTick, PaperWork } from './show.ts';

const workColumns = `id, artwork_id, revision_id, number, code,
	artwork(owner_artist_id, artist!artwork_owner_artist_id_fkey(name, latin_name, safe_mode, hidden_at), measurement(part_no, what, value, at), consent(id, channel, given),
	submission_work(submission(language))),
	artwork_revision(title, untitled, year_from, year_to, year_circa, category, technique, framing, hardware, hook_spacing_mm, weight_g, weight_estimated,
	light_sensitive, edition, label_text, plain_text, for_sale, price_cents, insurance_cents, afterwards, owner_name,
	artwork_part(part_no, height_mm, width_mm, depth_mm, outer_height_mm, outer_width_mm, drop_mm, gap_mm)`;
const photoColumns = 'revision_photo(position, photo(role, media(media_file(kind, bucket, path, format, width, height))))';
const selectWorks = (db: Db) => db.from('exhibition_work').select(`${workColumns})`);
const selectWorksWithPhotos = (db: Db) => db.from('exhibition_work').select(`${workColumns}, ${photoColumns})`);
type PhotoRow = RowOf<typeof selectWorksWithPhotos>['artwork_revision']['revision_photo'][number];
type WorkRow = RowOf<typeof selectWorks> & { artwork_revision: { revision_photo?: PhotoRow[] } };
/** Whether the works have their photographs, which only a report of their condition shows. They don't decide whether a paper is current. */
type Photos = 'with' | 'without';

/** Reads all data for the papers of a show; null if the show doesn't exist. `db`: a curator's session. */
export async function readPaperShow(db: Db, id: string, photos: Photos = 'with'): Promise<PaperShow | null> {
	const show = await findExhibition(db, id);
	if (!show) return null;
	const [hang, works, stock] = await Promise.all([readVersion(db, show), listWorks(db, id, photos), listStock(db)]);
	const { slug, title, subtitle, installs, opens, closes, takenDown } = show;
	return { id, slug, title, subtitle, installs, opens, closes, takenDown, hang, works, stock, ticks: await listTicks(db, works) };
}

/** The version in effect (a plan or as hung); if there is none, the draft. */
async function readVersion(db: Db, show: { id: string; opens: string; closes: string }): Promise<PaperShow['hang']> {
	const { data: versions } = await db
		.from('hang_version')
		.select('id, number, state, kind, inEffectFrom:in_effect_from')
		.eq('exhibition_id', show.id)
		.neq('state', 'called_off')
		.throwOnError();
	const version = inEffectNow(versions, new Date()) ?? versions.find(({ state, kind }) => state === 'draft' && kind === 'plan');
	return version
		? { ...(await readHang(db, show, version.id, 'without')), state: version.state === 'draft' ? 'draft' : 'published', kind: version.kind }
		: null;
}

async function listWorks(db: Db, show: string, photos: Photos): Promise<PaperWork[]> {
	const rows = await listRows(db, show, photos);
	const conditions = await readConditions(
		db,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => workOf(row, conditions.get(row.id) ?? []));
}

async function listRows(db: Db, show: string, photos: Photos): Promise<WorkRow[]> {
	if (photos === 'with')
		return (await selectWorksWithPhotos(db).eq('exhibition_id', show).is('removed_at', null).order('number').throwOnError()).data;
	return (await selectWorks(db).eq('exhibition_id', show).is('removed_at', null).order('number').throwOnError()).data;
}

function workOf(row: WorkRow, conditions: PaperCondition[]): PaperWork {
	const revision = row.artwork_revision;
	const { artist, measurement, consent } = row.artwork;
	const rules = partsOf(revision, measurement, false);
	const stated = revision.artwork_part.toSorted((a, b) => a.part_no - b.part_no);
	const measured = measurement.toSorted((a, b) => a.at.localeCompare(b.at));
	const found = (part: number, what: string) => measured.findLast((one) => one.part_no === part && one.what === what)?.value ?? null;
	return {
		id: row.id,
		artworkId: row.artwork_id,
		revision: row.revision_id,
		number: row.number,
		code: row.code,
		artistId: row.artwork.owner_artist_id,
		artist: artist.name,
		latinName: artist.latin_name,
		safeMode: artist.safe_mode,
		hidden: artist.hidden_at !== null,
		language: row.artwork.submission_work.at(-1)?.submission.language ?? null,
		title: revision.title,
		untitled: revision.untitled,
		year: revision.year_from === null ? null : { from: revision.year_from, to: revision.year_to, circa: revision.year_circa },
		category: revision.category,
		technique: revision.technique,
		framing: revision.framing,
		hardware: revision.hardware,
		lightSensitive: revision.light_sensitive,
		edition: revision.edition,
		labelText: revision.label_text,
		plainText: revision.plain_text,
		forSale: revision.for_sale,
		priceCents: revision.price_cents,
		insuranceCents: revision.insurance_cents,
		afterwards: revision.afterwards,
		owner: revision.owner_name,
		consents: consentsNow(consent.toSorted((a, b) => a.id - b.id)),
		measuredAt: measured.at(-1)?.at ?? null,
		parts: stated.map((part, i) => ({
			part: part.part_no,
			heightMm: found(part.part_no, 'height') ?? part.height_mm,
			widthMm: found(part.part_no, 'width') ?? part.width_mm,
			depthMm: found(part.part_no, 'depth') ?? part.depth_mm,
			outerHeightMm: rules[i]!.heightMm,
			outerWidthMm: rules[i]!.widthMm,
			weightG: rules[i]!.facts.weightG,
			weightEstimated: rules[i]!.facts.weightEstimated
		})),
		photos: (revision.revision_photo ?? []).toSorted((a, b) => a.position - b.position).flatMap(({ photo }) => photoOf(photo)),
		conditions
	};
}

/** The smallest JPEG of a photograph that is large enough to print on half a page. */
function photoOf({ role, media }: PhotoRow['photo']): PaperPhoto[] {
	const files = media.media_file.filter(({ kind, format }) => kind === 'variant' && format === 'jpeg').sort((a, b) => a.width - b.width);
	const file = files.find(({ width }) => width >= 640) ?? files.at(-1);
	return file ? [{ role, file: { bucket: file.bucket, path: file.path }, width: file.width, height: file.height }] : [];
}

async function listTicks(db: Db, works: readonly PaperWork[]): Promise<PaperTick[]> {
	if (works.length === 0) return [];
	const { data } = await db
		.from('hang_tick_now')
		.select('exhibition_work_id, part_no, done, measured')
		.in(
			'exhibition_work_id',
			works.map(({ id }) => id)
		)
		.throwOnError();
	return data.map(({ exhibition_work_id: work, part_no: part, done, measured }) => ({
		work,
		part,
		done,
		measured: measured && { xMm: measured.x_mm, yMm: measured.y_mm }
	}));
}
