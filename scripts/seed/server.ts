import postgres from 'postgres';
import { seedScript } from './script.ts';

/** Fills the database of a PostgreSQL server with synthetic works (seedScript). `connectionString`: of a superuser. */
export async function seedServer(connectionString: string, artworks: number): Promise<void> {
	const sql = postgres(connectionString, { max: 1, onnotice: () => undefined });
	try {
		await sql.begin((transaction) => transaction.unsafe(seedScript(artworks)).simple());
	} finally {
		await sql.end();
	}
}
