import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import type { PostgresConnection } from '@supabase/lite/postgres';

/** Where the rows are: in a folder (PGlite, within this process) or in a PostgreSQL server. */
export type DatabaseOptions = { driver: 'pglite'; dataDir: string } | { driver: 'postgres'; connectionString: string };

export type BackendConnection = PgliteConnection | PostgresConnection;

export type Row = Record<string, unknown>;

/** Opens the database. PGlite has no lock of its own: the caller holds one. */
export async function openDatabase(options: DatabaseOptions): Promise<BackendConnection> {
	if (options.driver === 'pglite') return createPgliteConnection({ url: options.dataDir });
	// Loaded here, because its driver is installed for the tests only.
	const { createPostgresConnection } = await import('@supabase/lite/postgres');
	return createPostgresConnection({
		url: options.connectionString,
		postgresOptions: { onnotice: () => undefined, types: { json: asGiven(114), jsonb: asGiven(3802) } }
	});
}

/**
 * lite hands over JSON as text that is ready, and postgres.js would make a JSON string of that text once more:
 * a function would get `"{…}"` instead of an object.
 */
const asGiven = (oid: number) => ({
	to: oid,
	from: [oid],
	serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
	parse: (text: string): unknown => JSON.parse(text)
});

/** One statement with `$1`, `$2` …, as the owner of the database: no policy applies. */
export async function query(connection: BackendConnection, text: string, params: unknown[] = []): Promise<Row[]> {
	if (connection.dialect !== 'postgres') throw new Error('not PostgreSQL');
	if (isPglite(connection)) return (await connection.driver.query<Row>(text, params)).rows;
	return [...(await connection.driver.unsafe<Row[]>(text, params as never[]))];
}

/** Several statements without parameters, all or none of them. */
export async function runScript(connection: BackendConnection, text: string): Promise<void> {
	if (isPglite(connection)) {
		await connection.driver.transaction(async (transaction) => {
			await transaction.exec(text);
		});
	} else {
		await connection.driver.begin(async (transaction) => {
			await transaction.unsafe(text).simple();
		});
	}
}

function isPglite(connection: BackendConnection): connection is PgliteConnection {
	return 'transaction' in connection.driver;
}
