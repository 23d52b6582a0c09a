import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import type { PostgresConnection } from '@supabase/lite/postgres';

/** The database: a folder (PGlite, inside this process) or, for tests, a PostgreSQL server, whose connection `adapt` may change. */
export type DatabaseOptions =
	| { driver: 'pglite'; dataDir: string }
	| { driver: 'postgres'; connectionString: string; adapt?: (connection: PostgresConnection) => void };

export type BackendConnection = PgliteConnection | PostgresConnection;

export type Row = Record<string, unknown>;

/** Opens the database. PGlite has no lock of its own, so the caller must hold one (lock.ts). */
export async function openDatabase(options: DatabaseOptions): Promise<BackendConnection> {
	if (options.driver === 'pglite') {
		const connection = await createPgliteConnection({ url: options.dataDir });
		await keepBuiltInTypes(connection);
		return withoutViewDefinitions(connection);
	}
	// Imported on demand, because its driver is only installed for tests.
	const { createPostgresConnection } = await import('@supabase/lite/postgres');
	const connection = await createPostgresConnection({
		url: options.connectionString,
		postgresOptions: { onnotice: () => undefined, types: { json: asGiven(114), jsonb: asGiven(3802) } }
	});
	options.adapt?.(connection);
	return withoutViewDefinitions(connection);
}

/**
 * Hides the SQL of views from the backend.
 *
 * Works around @supabase/lite 0.10. For each request it searches the SQL of every view for casts to types that it formats in its own way,
 * of which we use none; that took a tenth of its time (to report at github.com/supabase-community/lite; no issue found). Can go when a
 * request no longer does so.
 */
function withoutViewDefinitions<Connection extends BackendConnection>(connection: Connection): Connection {
	const introspect = connection.introspect.bind(connection);
	connection.introspect = async (options) => {
		const found = await introspect(options);
		for (const view of found.views) view.sql = '';
		return found;
	};
	return connection;
}

/**
 * Forgets how to read and write arrays of our own types, which no query has.
 *
 * Works around PGlite 0.4. It copies its table of parsers for every statement, and that table has an entry for each type of the database:
 * two for each table. The copies took a sixth of the backend's time (to report at github.com/electric-sql/pglite; no issue found). Can go
 * when `parseResults` of PGlite no longer copies the table.
 */
async function keepBuiltInTypes({ driver }: PgliteConnection): Promise<void> {
	await driver.waitReady;
	const builtIn = <T>(table: Record<number, T>): Record<number, T> =>
		Object.fromEntries(Object.entries(table).filter(([oid]) => Number(oid) < firstOidOfCatalogue));
	driver.parsers = builtIn(driver.parsers);
	driver.serializers = builtIn(driver.serializers);
}

/** PostgreSQL gives its own types fixed numbers below this one. */
const firstOidOfCatalogue = 10_000;

/**
 * Passes JSON parameters through.
 *
 * Works around @supabase/lite 0.10, which passes JSON parameters as text. postgres.js would encode that text once more, so that a
 * function would get the string `"{…}"` instead of an object (to report at github.com/supabase-community/lite; no issue found). Can go
 * when tests/policies pass on PostgreSQL without these types.
 */
const asGiven = (oid: number) => ({
	to: oid,
	from: [oid],
	serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
	parse: (text: string): unknown => JSON.parse(text)
});

/** Runs one statement with parameters `$1`, `$2` … as the owner of the database, so that no policy applies. */
export async function query(connection: BackendConnection, text: string, params: unknown[] = []): Promise<Row[]> {
	if (connection.dialect !== 'postgres') throw new Error(`Expected a PostgreSQL connection, got ${connection.dialect}.`);
	if (isPglite(connection)) return (await connection.driver.query<Row>(text, params)).rows;
	return [...(await connection.driver.unsafe<Row[]>(text, params as never[]))];
}

/** Runs several statements without parameters in one transaction. */
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
