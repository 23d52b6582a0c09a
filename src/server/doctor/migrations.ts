import type { Answer } from './answer.ts';
import { ok, problem, type Finding } from './finding.ts';

/** A migration of this version of the site. */
export type Migration = { version: string; name: string };

/** What to do when the database lacks migrations. */
export const howToMigrate = {
	supabase: 'Run npx supabase db push. (A project from before 2026-11-30: see docs/deploy.md first.)',
	embedded: 'Start the site again: it applies them.'
};

/** Compares the migrations of this version with the answer to which ones the database has. Says nothing where other checks do. */
export function migrations(expected: Migration[], answer: Answer, howTo: string): Finding[] {
	if (answer.status === 404)
		return [problem('migrations', `The database can't say which migrations it has, so it lacks some of this version's. ${howTo}`)];
	if (answer.status !== 200 || !Array.isArray(answer.body)) return [];
	return compare(expected, answer.body.map(String), howTo);
}

function compare(expected: Migration[], applied: string[], howTo: string): Finding[] {
	const missing = expected.filter(({ version }) => !applied.includes(version));
	// The first one, the baseline, replaced earlier ones, which a database may still list.
	const unknown = applied.filter((version) => version > (expected[0]?.version ?? '') && !expected.some((each) => each.version === version));
	const found: Finding[] = [];
	if (missing.length > 0) {
		const names = missing.map(({ version, name }) => `${version}_${name}`);
		found.push(problem('migrations', `${count(missing.length)} missing: ${names.join(', ')}. ${howTo}`));
	}
	if (unknown.length > 0) {
		const which = `${count(unknown.length)} unknown to this version of the site: ${unknown.join(', ')}`;
		found.push(problem('migrations', `${which}. The database is newer: start the version of the site that belongs to it.`));
	}
	return found.length > 0 ? found : [ok('migrations', `All ${expected.length} are applied, up to ${expected.at(-1)?.version}.`)];
}

const count = (n: number): string => (n === 1 ? '1 migration is' : `${n} migrations are`);
