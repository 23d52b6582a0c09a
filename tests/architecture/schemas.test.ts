import { describe, expect, test } from 'vitest';
import { readSchemas, splitStatements } from '../support/schemas.ts';

/** The statements that a file of `supabase/schemas` may contain. Everything else (replace, alter, drop …) belongs in a migration. */
const allowed: readonly (readonly [RegExp, (match: RegExpExecArray) => string | null])[] = [
	[/^create table ([a-z_]+\.\w+) \(/, ([, name]) => `table ${name}`],
	[/^create view ([a-z_]+\.\w+) (?:with \([^)]*\) )?as /, ([, name]) => `view ${name}`],
	[/^create function ([a-z_]+\.\w+)\((.*?)\) returns /, ([, name, args]) => `function ${name}(${argumentTypes(args ?? '')})`],
	[/^create policy ("[^"]+") on ([a-z_]+\.\w+) /, ([, name, table]) => `policy ${name} on ${table}`],
	[/^create (?:constraint )?trigger (\w+) .* on ([a-z_]+\.\w+) /, ([, name, table]) => `trigger ${name} on ${table}`],
	[/^create schema (\w+)$/, ([, name]) => `schema ${name}`],
	[/^create (?:unique )?index (on .*)$/, ([, definition]) => `index ${definition}`],
	[/^create unique index (\w+) on /, ([, name]) => `index ${name}`],
	[/^alter table (\S+) enable row level security$/, ([, name]) => `row level security of ${name}`],
	[/^alter default privileges (.*)$/, ([, rights]) => `default privileges ${rights}`],
	[/^(?:set|reset) check_function_bodies/, ([statement]) => statement],
	[/^insert into (\S+) ([\s\S]*)$/, ([, name, values]) => `rows of ${name} ${values}`],
	[/^(?:grant|revoke) /, () => null]
];

/** `p_id uuid, p_values jsonb default '{}'` → `uuid, jsonb`. The argument types distinguish functions with the same name. */
function argumentTypes(text: string): string {
	return text
		.split(', ')
		.map((argument) => argument.replace(/^\w+ /, '').replace(/ default .*$/, ''))
		.join(', ');
}

/** Returns the object that a statement creates, or null when the statement may occur several times. */
function madeBy(statement: string): string | null {
	for (const [form, name] of allowed) {
		const match = form.exec(statement);
		if (match) return name(match);
	}
	throw new Error(`not a statement of a schema file: ${statement.slice(0, 100)}`);
}

describe('supabase/schemas', async () => {
	const files = await readSchemas();

	test('has files named NN_noun.sql, numbered without gaps, with at most 300 lines', () => {
		expect(files.map(({ file }) => file.slice(0, 2))).toEqual(files.map((_, index) => String(index + 1).padStart(2, '0')));
		expect(files.filter(({ file }) => !/^\d\d_[a-z]+(_[a-z]+)*\.sql$/.test(file))).toEqual([]);
		expect(files.filter(({ text }) => text.split('\n').length > 300).map(({ file }) => file)).toEqual([]);
	});

	test('defines everything exactly once', () => {
		const made = files.flatMap(({ text }) => splitStatements(text).map(madeBy)).filter((name) => name !== null);
		expect(made.filter((name, index) => made.indexOf(name) !== index)).toEqual([]);
		const count = (kind: string) => made.filter((name) => name.startsWith(kind)).length;
		expect([count('table '), count('view '), count('function '), count('policy '), count('trigger ')].every((n) => n > 15)).toBe(true);
	});

	test('grants each right on an object once', () => {
		const grants = files.flatMap(({ text }) =>
			splitStatements(text).flatMap((statement) => {
				const [, what = '', objects = '', whom = ''] = /^grant (.+?) on (.+) to (.+)$/.exec(statement) ?? [];
				return objects
					.replace(/^(function|schema) /, '')
					.split(/, (?![^(]*\))/)
					.filter(Boolean)
					.map((object) => `${what} on ${object} to ${whom}`);
			})
		);
		expect(grants.length).toBeGreaterThan(100);
		expect(grants.filter((grant, index) => grants.indexOf(grant) !== index)).toEqual([]);
	});

	test.each([
		['create or replace function app.one() returns int language sql as $$ select 1 $$;', 'create or replace'],
		['create  or\n replace view public.one as select 1;', 'a replaced view'],
		['CREATE FUNCTION app.one() returns int language sql as $$ select 1 $$;', 'capitals'],
		['alter table public.one add column two int;', 'an added column'],
		['drop function app.one();', 'a drop'],
		['create function one() returns int language sql as $$ select 1 $$;', 'a name without a schema'],
		['create table if not exists public.one (id int);', 'a table that may be there']
	])('refuses %s (%s)', (sql) => {
		expect(() => splitStatements(sql).map(madeBy)).toThrow('not a statement of a schema file');
	});

	test('distinguishes functions by the types of their arguments', () => {
		const same = [
			"create function app.one(a int, b text default '') returns int as $$ x; y $$;",
			'create function app.one(c int,\n d text) returns int as $$ z $$;'
		];
		const [first, second] = same.flatMap(splitStatements).map(madeBy);
		expect(first).toBe('function app.one(int, text)');
		expect(second).toBe(first);
		expect(splitStatements('create function app.one(a int) returns int as $$ z $$;').map(madeBy)).toEqual(['function app.one(int)']);
	});
});
