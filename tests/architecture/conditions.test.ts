import { describe, expect, test } from 'vitest';
import { type BodyStatement, statementsOfFunctions, visit } from '../support/functionBodies.ts';
import { readSchemas } from '../support/schemas.ts';

/**
 * Hosted Supabase refuses UPDATE and DELETE without a condition for all callers of the API, also inside functions and triggers
 * (its extension `safeupdate`). Dynamic SQL could hide such a statement.
 */
function refusedStatements(bodies: BodyStatement[]): string[] {
	const refused: string[] = [];
	for (const { function: name, statement } of bodies) {
		if (!statement) refused.push(`${name}: dynamic SQL that is no fixed text`);
		visit(statement, (kind, node) => {
			if ((kind === 'UpdateStmt' || kind === 'DeleteStmt') && !node.whereClause) refused.push(`${name}: ${kind} without WHERE`);
			return true;
		});
	}
	return refused;
}

test('no function updates or deletes without a condition', async () => {
	const bodies = (await readSchemas()).flatMap(({ text }) => statementsOfFunctions(text));
	expect(bodies.length).toBeGreaterThan(500);
	expect(refusedStatements(bodies)).toEqual([]);
});

describe('finds the statements that would be refused', () => {
	const inPlPgSql = (body: string) =>
		`create function app.f(a int) returns setof int language plpgsql as $$ declare r record; begin ${body} end $$;`;
	const inSql = (body: string) => `create function app.f() returns int language sql as $$ ${body} $$;`;
	const update = ['app.f: UpdateStmt without WHERE'];
	const remove = ['app.f: DeleteStmt without WHERE'];
	const dynamic = ['app.f: dynamic SQL that is no fixed text'];
	test.each([
		['a plain update', inPlPgSql('update t set a = 1;'), update],
		['a plain delete', inPlPgSql('delete from t;'), remove],
		[
			'an update in a loop within a condition',
			inPlPgSql('if a > 1 then for r in select 1 loop update t set b = 1; end loop; end if;'),
			update
		],
		['an update in a handler of errors', inPlPgSql('null; exception when others then update t set b = 1;'), update],
		['an update that returns rows', inPlPgSql('return query update t set b = 1 returning b;'), update],
		['an update that a loop reads', inPlPgSql('for r in update t set b = 1 returning b loop null; end loop;'), update],
		[
			'a delete in a common table expression',
			inPlPgSql('with gone as (delete from t returning 1) select count(*) into a from gone;'),
			remove
		],
		['a fixed text that is executed', inPlPgSql(`execute 'update t set b = 1';`), update],
		['a fixed text with a condition', inPlPgSql(`execute 'update t set b = 1 where c';`), []],
		['dynamic SQL', inPlPgSql(`execute format('delete from %I where x', a);`), dynamic],
		['dynamic SQL that a loop reads', inPlPgSql(`for r in execute 'select ' || a loop null; end loop;`), dynamic],
		['an update in SQL', inSql('update t set a = 1; select 1'), update],
		['a delete in SQL', inSql('with gone as (delete from t returning 1) select count(*) from gone'), remove],
		['a word in a comment', inPlPgSql('/* update t set a = 1; */ update t set a = 1 where b;'), []]
	])('%s', (_name, sql, found) => {
		expect(refusedStatements(statementsOfFunctions(sql))).toEqual(found);
	});
});
