import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import { consentsNow } from '#lib/consents/channels.ts';
import { findExhibition } from '#lib/exhibitions/exhibitions.server.ts';
import { partsOf } from '#lib/exhibitions/hang/hangParts.ts';
import { readHang } from '#lib/exhibitions/hang/readHang.server.ts';
import { listStock } from '#lib/walls/stock.server.ts';
import { readConditions } from './readConditions.server.ts';
import type { PaperCondition, PaperPhoto, PaperShow, PaperTick, PaperWork } from './show.ts';

const workColumns = `id, artwork_id, revision_id, number, code,
	artwork(owner_artist_id, artist!artwork_owner_artist_id_fkey(name, latin_name, safe_mode, hidden_at), measurement(part_no, what, value, at), consent(id, channel, given)),
	artwork_revision(title, untitled, year_from, year_to, year_circa, category, technique, framing, hardware, hook_spacing_mm, weight_g, weight_estimated,
	light_sensitive, edition, label_text, plain_text, for_sale, price_cents, insurance_cents, afterwards, owner_name,
	artwork_part(part_no, height_mm, width_mm, depth_mm, outer_height_mm, outer_width_mm, drop_mm, gap_mm),
	revision_photo(position, photo(role, media(media_file(kind, bucket, path, format, width, height)))))`;
const selectWorks = (db: Db) => db.from('exhibition_work').select(workColumns);
type WorkRow = RowOf<typeof selectWorks>;

/** Reads all data for the papers of a show; null if the show doesn't exist. `db`: a curator's session. */
export async function readPaperShow(db: Db, id: string): Promise<PaperShow | null> {
	const show = await findExhibition(db, id);
	if (!show) return null;
	const [hang, works, stock] = await Promise.all([readVersion(db, show), listWorks(db, id), listStock(db)]);
	const { slug, title, subtitle, installs, opens, closes, takenDown } = show;
	return { id, slug, title, subtitle, installs, opens, closes, takenDown, hang, works, stock, ticks: await listTicks(db, works) };
}

/** The version in effect (a plan or as hung); if there is none, the draft. */
async function readVersion(db: Db, show: { id: string; opens: string; closes: string }): Promise<PaperShow['hang']> {
	const versions = () => db.from('hang_version').select('id, state, kind').eq('exhibition_id', show.id);
	const { data: published } = await versions()
		.eq('state', 'published')
		.lte('in_effect_from', new Date().toISOString())
		.order('in_effect_from', { ascending: false })
		.order('number', { ascending: false })
		.limit(1)
		.throwOnError();
	const { data: drafts } = await versions().eq('state', 'draft').eq('kind', 'plan').limit(1).throwOnError();
	const [version] = [...published, ...drafts];
	return version
		? { ...(await readHang(db, show, version.id)), state: version.state === 'draft' ? 'draft' : 'published', kind: version.kind }
		: null;
}

async function listWorks(db: Db, show: string): Promise<PaperWork[]> {
	const { data: rows } = await selectWorks(db).eq('exhibition_id', show).is('removed_at', null).order('number').throwOnError();
	const [languages, conditions] = await Promise.all([
		listLanguages(
			db,
			rows.map(({ artwork_id }) => artwork_id)
		),
		readConditions(
			db,
			rows.map(({ id }) => id)
		)
	]);
	return rows.map((row) => workOf(row, languages.get(row.artwork_id) ?? null, conditions.get(row.id) ?? []));
}

/** The language of each work's submission. */
async function listLanguages(db: Db, artworks: string[]): Promise<Map<string, string>> {
	if (artworks.length === 0) return new Map();
	const { data } = await db.from('submission_work').select('artwork_id, submission(language)').in('artwork_id', artworks).throwOnError();
	return new Map(data.map((row) => [row.artwork_id, row.submission.language]));
}

function workOf(row: WorkRow, language: string | null, conditions: PaperCondition[]): PaperWork {
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
		language,
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
		photos: revision.revision_photo.toSorted((a, b) => a.position - b.position).flatMap(({ photo }) => photoOf(photo)),
		conditions
	};
}

/** The smallest JPEG of a photograph that is large enough to print on half a page. */
function photoOf({ role, media }: WorkRow['artwork_revision']['revision_photo'][number]['photo']): PaperPhoto[] {
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
