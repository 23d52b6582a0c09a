/**
 * `npm run types`: writes src/lib/shared/database.generated.ts, the TypeScript types of `supabase/schemas`. It applies the
 * schema to the PostgreSQL of the tests and reads the types from its catalogue.
 */
import { writeFile } from 'node:fs/promises';
import { generateTypescript, sortGeneratorMetadata } from '@supabase/postgrest-typegen/generation';
import { introspect } from '@supabase/postgrest-typegen/introspection';
import { Pool } from 'pg';
import { format, resolveConfig } from 'prettier';
import { startTestBackend } from '../tests/support/backend.ts';
import { hashSchemas, typesFile, withSchemasAsMigration } from '../tests/support/schemas.ts';

/** The text of the types file for the schema as it is now. */
export async function generateTypes(): Promise<string> {
	const backend = await withSchemasAsMigration((migrationsDir) => startTestBackend('postgres', { migrationsDir }));
	try {
		if (!backend.connectionString) throw new Error('PostgreSQL has no address');
		const pool = new Pool({ connectionString: backend.connectionString });
		try {
			const metadata = sortGeneratorMetadata(await introspect(pool, { includedSchemas: ['public'] }));
			const types = await generateTypescript(metadata, { detectOneToOneRelationships: true, format: prettier });
			return await prettier(`${header(await hashSchemas())}\n${types}`);
		} finally {
			await pool.end();
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

async function prettier(code: string): Promise<string> {
	return format(code, { ...(await resolveConfig(typesFile)), filepath: typesFile });
}

if (import.meta.main) await writeFile(typesFile, await generateTypes());
