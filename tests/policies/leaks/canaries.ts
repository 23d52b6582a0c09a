import type { TestBackend } from '../../support/backend.ts';

/**
 * Canaries are texts that contain the name of their field, so that a leaked text tells where it comes from. For example,
 * `leak0withheld0artworkrevisiontitle0` is the title of the work of the case `withheld`. They contain only letters and digits, to
 * survive in addresses and file names, and through hyphenation and indexing.
 */
export function canary(subject: string, field: string): string {
	fields.set(compact(field), field);
	return `leak0${subject}0${compact(field)}0`;
}
/** The fields that have canaries, as `table.column`. */
const fields = new Map<string, string>();
const compact = (field: string): string => field.toLowerCase().replace(/[^a-z]/g, '');

export type Found = { whole: string; subject: string; field: string };

/** Returns the canaries in a text, each once. */
export function canariesIn(text: string): Found[] {
	const found = new Map<string, Found>();
	for (const [whole, subject = '', field = ''] of text.matchAll(/leak0([a-z]+)0([a-z]+)0/gi))
		found.set(whole.toLowerCase(), { whole, subject: subject.toLowerCase(), field: fields.get(field.toLowerCase()) ?? field });
	return [...found.values()];
}

/** Private numbers are canaries too. Each field has its own range; the index of the case is added to its start. */
const secretRanges = {
	'artwork_revision.hook_spacing_mm': 91_100,
	'artwork_revision.weight_g': 912_100,
	'artwork_revision.price_cents': 91_310_000,
	'artwork_revision.insurance_cents': 91_410_000,
	'artwork_part.drop_mm': 91_500,
	'artwork_part.gap_mm': 91_600,
	'measurement.value': 917_100,
	'room.escape': 91_700
};
export const secretNumber = (field: string, index: number): number => secretRanges[field as keyof typeof secretRanges] + index;

/** Returns a text in one language, in the format of the database. */
export const texts = (t: string): Texts => ({ de: { t, by: 'author' } });
export type Texts = Record<string, { t: string; by: string }>;

/**
 * Values of text columns that contain no secret, because a rule fixes their format or nobody types them. A name without a table
 * applies to every table. For `undefined`, the database uses its default.
 */
const fixed: Record<string, unknown> = {
	language: 'de',
	dominant: '#808080',
	thumbhash: 'AAAA',
	sha256: '0'.repeat(64),
	scan_sha256: '0'.repeat(64),
	grounds: '0'.repeat(64),
	'rate_limit.hash': '0'.repeat(64),
	'erasure.hash': '0'.repeat(64),
	colour: '#aa3311',
	code: undefined,
	verb: undefined,
	subject_id: undefined,
	suspension: undefined,
	number: undefined,
	hooks: undefined,
	'placement.label': undefined,
	'hang_version.label': undefined,
	'mail.template': 'contact',
	'job.kind': 'other',
	'erasure.kind': 'other',
	'backup.folder': '/archives',
	'backup.file': 'monday.age',
	'paper.terms': {},
	'custody_log.was': 'expected',
	'custody_log.custody': 'received',
	'media.edit': {},
	'job.payload': {},
	'wall_photo.bucket': 'pictures',
	'wall_photo.scale': null,
	'hang_tick.measured': null,
	'paper.scan_path': null
};

export type Column = { table: string; column: string; kind: 'text' | 'texts' | 'other' };

/** Reads from the catalogue every column of `public` that can contain text written by people. */
export async function textColumns(sql: TestBackend['sql']): Promise<Column[]> {
	const rows = await sql(
		`select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
			coalesce((select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
				where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)), '') as checks
		from pg_attribute a join pg_class c on c.oid = a.attrelid
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
			and format_type(a.atttypid, null) in ('text', 'jsonb') order by 1, a.attnum`,
		[]
	);
	return (rows as { table: string; column: string; type: string; checks: string }[])
		.filter(({ column, checks }) => !new RegExp(`\\b${column} = ANY`).test(checks))
		.map(({ table, column, type, checks }) => ({
			table,
			column,
			kind: type === 'text' ? 'text' : checks.includes(`is_texts(${column}`) ? 'texts' : 'other'
		}));
}

/** Creates rows in which every text is a canary. */
export type Writer = {
	/** Returns the texts of a row of `table`. `as` replaces the table's name when a subject has several rows in it. */
	row: (table: string, subject: string, as?: string) => Record<string, unknown>;
	/** Inserts `values` and returns the complete row. */
	insert: (table: string, values: Record<string, unknown>) => Promise<Record<string, unknown>>;
};

export function makeWriter(sql: TestBackend['sql'], columns: readonly Column[]): Writer {
	const value = ({ table, column, kind }: Column, subject: string, as: string): unknown => {
		for (const name of [`${table}.${column}`, column]) if (name in fixed) return fixed[name];
		const text = canary(subject, `${as}.${column}`);
		return kind === 'texts' ? texts(text) : kind === 'text' ? text : undefined;
	};
	return {
		row: (table, subject, as = table) =>
			Object.fromEntries(
				columns
					.filter((each) => each.table === table)
					.map((each) => [each.column, value(each, subject, as)] as const)
					.filter(([, given]) => given !== undefined)
			),
		async insert(table, values) {
			const names = Object.keys(values).map((name) => `"${name}"`);
			const [row] = await sql(
				`insert into public.${table} as made (${names.join(', ')}) select ${names.join(', ')}
				from jsonb_populate_record(null::public.${table}, $1::jsonb) returning to_jsonb(made) as row`,
				[JSON.stringify(values)]
			);
			return (row as { row: Record<string, unknown> }).row;
		}
	};
}

/** Returns text columns without any canary. Add a new column to the test data, or to `fixed` with a reason. */
export async function columnsWithoutCanary(sql: TestBackend['sql'], columns: readonly Column[]): Promise<string[]> {
	const empty: string[] = [];
	for (const { table, column } of columns) {
		if (`${table}.${column}` in fixed || column in fixed) continue;
		const [row] = await sql(`select exists (select from public.${table} where "${column}"::text ~ 'leak0[a-z]+0[a-z]+0') as found`, []);
		if (!row?.found) empty.push(`${table}.${column}`);
	}
	return empty;
}
