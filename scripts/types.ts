/**
 * `npm run types`: writes src/lib/shared/database.generated.ts, the TypeScript types of `supabase/schemas`. It applies the
 * schema to the PostgreSQL of the tests and reads the types from its catalogue.
 */
import { writeFile } from 'node:fs/promises';
import { generateTypescript, sortGeneratorMetadata } from '@supabase/postgrest-typegen/generation';
import { introspect } from '@supabase/postgrest-typegen/introspection';
import postgres from 'postgres';
import { format, resolveConfig } from 'prettier';
import { startTestBackend } from '../tests/support/backend.ts';
import { hashSchemas, typesFile, withSchemasAsMigration } from '../tests/support/schemas.ts';

/** The text of the types file for the schema as it is now. */
export async function generateTypes(): Promise<string> {
	const backend = await withSchemasAsMigration((migrationsDir) => startTestBackend('postgres', { migrationsDir }));
	try {
		if (!backend.connectionString) throw new Error('PostgreSQL has no address');
		// Not a pool of `pg`, which says that it has ended before its connections have: the server stops next, and would end them with an error.
		const sql = postgres(backend.connectionString);
		try {
			const metadata = sortGeneratorMetadata(
				await introspect({ query: async (text) => ({ rows: await sql.unsafe(text) }) }, { includedSchemas: ['public'] })
			);
			const types = await generateTypescript(metadata, { detectOneToOneRelationships: true, format: prettier });
			return await prettier(`${header(await hashSchemas())}\n${types}\n${await choices(sql)}`);
		} finally {
			await sql.end();
		}
	} finally {
		await backend.stop();
	}
}

const header = (
	hash: string
): string => `// Made by \`npm run types\` from supabase/schemas. Don't edit it: database.ts corrects what can't be derived.
// schemas ${hash}
`;

/** The type `Choices`: the values that a check constraint allows, for each text column with such a list. */
async function choices(sql: postgres.Sql): Promise<string> {
	const rows = await sql<{ table: string; column: string; check: string }[]>`
		select c.relname as table, a.attname as column, pg_get_constraintdef(k.oid) as check
		from pg_constraint k join pg_class c on c.oid = k.conrelid
		join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
		where k.contype = 'c' and k.connamespace = 'public'::regnamespace and cardinality(k.conkey) = 1
		order by c.relname, a.attname`;
	const tables = new Map<string, string[]>();
	for (const { table, column, check } of rows) {
		const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[([^\]]+)\]\)\)\)$/.exec(check)?.[1];
		const values = list && [...list.matchAll(/'([\w-]+)'::text/g)].map(([, value]) => `'${value}'`);
		if (values) tables.set(table, [...(tables.get(table) ?? []), `${column}: ${values.join(' | ')};`]);
	}
	const lines = [...tables].map(([table, columns]) => `${table}: { ${columns.join(' ')} };`);
	return `export type Choices = {\n${lines.join('\n')}\n};\n`;
}

async function prettier(code: string): Promise<string> {
	return format(code, { ...(await resolveConfig(typesFile)), filepath: typesFile });
}

if (import.meta.main) await writeFile(typesFile, await generateTypes());
