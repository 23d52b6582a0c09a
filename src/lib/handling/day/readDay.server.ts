import type { Db } from '#lib/shared/backend/db.server.ts';
import type { OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import { readHang } from '#lib/exhibitions/hang/readHang.server.ts';
import type { Day } from './day.ts';
import { dayItems, type DayFacts } from './dayItems.ts';
import { type DayPhotoRow, type HungRow, type StateRow, tickOf, type VersionRow } from './dayRows.ts';
import type { ShowHead } from './shows.server.ts';

/**
 * The hanging day of an exhibition: the published plan with all ticks so far. Null if no plan has been published. `db` is the
 * session of the desk, or the secret key for a helper after the link has been checked. Reads only what helpers need: no contacts,
 * no prices, and only the public name of the artist.
 */
export async function readDay(
	db: Db,
	show: ShowHead,
	pictureHref: (file: { name: string; format: string }) => string
): Promise<Day | null> {
	const { plan, asHung } = await publishedVersions(db, show.id);
	if (!plan) return null;
	const [hang, states, hung, photos] = await Promise.all([
		readHang(db, show, plan.id),
		listStates(db, show.id),
		asHung ? listHung(db, asHung.id) : [],
		listPhotos(db, show.id)
	]);
	const ticks = states.flatMap(({ hang_tick }) => hang_tick).sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
	const facts: DayFacts = { states, hung, photos };
	const items = dayItems(hang, facts, pictureHref);
	return { version: plan.number, walls: wallsOf(hang, facts), items, ticks: ticks.map(tickOf) };
}

/** The plan in effect, and the version "as hung" if it is newer than the plan. */
async function publishedVersions(db: Db, show: string): Promise<{ plan?: VersionRow | undefined; asHung?: VersionRow | undefined }> {
	const { data } = await db
		.from('hang_version')
		.select('id, number, kind')
		.eq('exhibition_id', show)
		.eq('state', 'published')
		.lte('in_effect_from', new Date().toISOString())
		.order('in_effect_from', { ascending: false })
		.order('number', { ascending: false })
		.throwOnError();
	const versions: VersionRow[] = data;
	const [latest] = versions;
	return { plan: versions.find(({ kind }) => kind === 'plan'), asHung: latest?.kind === 'as_hung' ? latest : undefined };
}

async function listStates(db: Db, show: string): Promise<StateRow[]> {
	const columns =
		'id, custody, artwork(artist!artwork_owner_artist_id_fkey(hidden_at)), hang_tick(id, exhibition_work_id, part_no, done, measured, helper_no, at)';
	const { data } = await db.from('exhibition_work').select(columns).eq('exhibition_id', show).is('removed_at', null).throwOnError();
	return data;
}

async function listHung(db: Db, version: string): Promise<HungRow[]> {
	const columns = 'exhibition_work_id, part_no, x_mm, y_mm, width_mm, height_mm';
	return (await db.from('placement').select(columns).eq('version_id', version).throwOnError()).data;
}

async function listPhotos(db: Db, show: string): Promise<DayPhotoRow[]> {
	const query = db.from('handling_photo').select('exhibition_work_id, wall_id').eq('exhibition_id', show).eq('state', 'stored');
	return (await query.in('moment', ['hung', 'wall']).throwOnError()).data;
}

const wallsOf = (hang: OpenedHang, { photos }: DayFacts): Day['walls'] =>
	hang.walls
		.filter((wall) => hang.placements.some(({ wallId }) => wallId === wall.wallId))
		.map(({ wallId: id, code, room, widthMm, heightMm }) => {
			const taken = photos.filter(({ wall_id }) => wall_id === id).length;
			return { id, code, room, widthMm, heightMm, photos: taken };
		});
