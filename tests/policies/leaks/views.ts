import type { Database } from '#lib/shared/database.ts';
import { canariesIn } from './canaries.ts';
import { caseNames, showNames, showOf, subjectOf } from './cases.ts';
import type { LeakWorld } from './world.ts';

type Row = Record<string, unknown>;
/** The meaning of a value (`label`) and the subject that it belongs to (`of`, null when it doesn't identify one). */
type Known = { of: string | null; label: string };
/** Known values. Ids and codes are keyed by their value, counters and dates by `column=value`. */
export type Names = Map<string, Known>;

/** Returns the ids, numbers and codes of the test data, which differ in every run. */
export async function namesOf({ backend: { sql }, subjects }: LeakWorld): Promise<Names> {
	const names: Names = new Map();
	const add = (label: string, of: string | null, key: unknown) => names.set(String(key), { of, label: `<${label}>` });
	for (const table of ['event', 'handling_photo', 'hang_version', 'call'])
		for (const { id } of await sql(`select id from public.${table}`, [])) add(`${table}.id`, null, id);
	for (const { id, of, opens, closes } of await sql(
		"select id, substring(slug from 'leak0([a-z]+)0') as of, opens::text, closes::text from public.exhibition",
		[]
	)) {
		add('show.id', String(of), id);
		add('exhibition.opens', null, `opens=${String(opens)}`);
		add('exhibition.closes', null, `closes=${String(closes)}`);
	}
	for (const name of caseNames) {
		const { artist, artwork, revision } = subjects[name];
		add('artist.id', name, artist);
		add('artwork.id', name, artwork);
		add('revision.id', name, revision);
		const index = caseNames.indexOf(name);
		for (const { room, code, hung } of await sql(
			`select w.room_id as room, r.code, array(select hw.id from public.hang_wall hw where hw.wall_id = w.resource_id)::text as hung
			from public.wall w join public.room r on r.resource_id = w.room_id where w.code = $1`,
			[`W${index}`]
		)) {
			add('wall.code', name, `W${index}`);
			add('room.code', name, code);
			add('room.id', name, `room_id=${String(room)}`);
			for (const id of String(hung).match(/\d+/g) ?? []) add('hang_wall.id', name, `hang_wall_id=${id}`);
			add('number of the case', null, `position=${index}`);
		}
		const [hung] = await sql('select code from public.exhibition_work where artwork_id = $1', [artwork]);
		if (hung) add('work.code', name, hung.code);
	}
	return names;
}

/** Returns the owner of a row: its case rather than its show. Several owners mean that it contains values of somebody else. */
function ownersIn(owners: ReadonlySet<string>): string {
	const ofCases = [...owners].filter((owner) => !isShow(owner));
	return (ofCases.length > 0 ? ofCases : [...owners]).sort().join(' and ') || 'house';
}
const isShow = (owner: string): boolean => showNames.some((show) => subjectOf(show) === owner);

/**
 * Returns the rows of a public view as a visitor gets them, each with its owner, and with known values replaced by their labels. When
 * a row contains a value of another show than that of its case, the owner names that show too.
 */
export async function rowsOf({ backend, subjects }: LeakWorld, view: string, names: Names): Promise<[owner: string, row: Row][]> {
	const { data } = await backend
		.client()
		.from(view as keyof Database['public']['Views'])
		.select('*')
		.throwOnError();
	const numbers = await backend.sql('select artwork_id, number from public.exhibition_work', []);
	return (data as unknown as Row[]).map((row) => {
		const owners = new Set<string>();
		const read = named(row, '', names, owners) as Row;
		const owner = ownersIn(owners);
		const name = caseNames.find((each) => each === owner);
		const number = numbers.find(({ artwork_id }) => name && artwork_id === subjects[name].artwork)?.number;
		if (name && 'number' in read && read.number === number) read.number = '<number>';
		const show = name && showOf(name);
		const strange = [...owners].filter((each) => isShow(each) && show && each !== subjectOf(show));
		return [strange.length > 0 ? `${owner} in ${strange.join()}` : owner, read];
	});
}

function named(value: unknown, key: string, names: Names, owners: Set<string>): unknown {
	if (Array.isArray(value)) return value.map((each) => named(each, key, names, owners));
	if (value !== null && typeof value === 'object') {
		const texts = value as { de?: { t: string } };
		if (texts.de && typeof texts.de.t === 'string') return named(texts.de.t, key, names, owners);
		return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, named(each, inner, names, owners)]));
	}
	const known = names.get(`${key}=${String(value)}`) ?? names.get(String(value));
	if (known && value !== null) {
		if (known.of) owners.add(known.of);
		return known.label;
	}
	if (key === 'epoch') return '<epoch>';
	if (key === 'turned_at' && value !== null) return '<moment>';
	if (typeof value !== 'string') return value;
	if (/^\d{4}-\d\d-\d\d[T ]\d\d:/.test(value)) return new Date(value).toISOString();
	return canariesIn(value).reduce((text, { subject, field, whole }) => {
		owners.add(subject);
		return text.replace(whole, `<${field}>`);
	}, value);
}
