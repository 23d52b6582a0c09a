import { expect, expectTypeOf, test } from 'vitest';
import type { Database } from '../database.ts';
import type { ColumnShapes, Results, ViewChoices } from '../shapes.ts';
import type { Texts } from '../texts.ts';
import type { DataOf, Db, RowOf } from './db.server.ts';
import type { publicRows } from './publicRows.server.ts';
import type { Outcome } from './refusal.ts';
import { call } from './rpc.server.ts';

/** The compiler proves what stands here (`npm run check`): each `@ts-expect-error` is an error when its line compiles. */

test('a call takes the arguments of its function and gives its result', () => {
	const calls = {
		id: (db: Db) => call(db, 'open_hang', { p_exhibition: '' }),
		nothing: (db: Db) => call(db, 'add_note', { p_submission: '', p_text: '' }),
		rows: (db: Db) => call(db, 'remove_photo', { p_photo: '' }),
		json: (db: Db) => call(db, 'retouch_photo', { p_photo: '', p_edit: {} })
	};
	type Given<Name extends keyof typeof calls> = Awaited<ReturnType<(typeof calls)[Name]>>;
	expectTypeOf<Given<'id'>>().toEqualTypeOf<Outcome<string>>();
	expectTypeOf<Given<'nothing'>>().toEqualTypeOf<Outcome<null>>();
	expectTypeOf<Given<'rows'>>().toEqualTypeOf<Outcome<{ bucket: string; path: string }[]>>();
	expectTypeOf<Given<'json'>>().toEqualTypeOf<Outcome<{ media: string; edit_no: number; gone: { bucket: string; path: string }[] }>>();
	expect(Object.keys(calls)).toHaveLength(4);
});

test('a call of what is not in the database does not compile', () => {
	const calls = {
		// @ts-expect-error no such function
		name: (db: Db) => call(db, 'open_hangs', { p_exhibition: '' }),
		// @ts-expect-error no such argument
		argument: (db: Db) => call(db, 'open_hang', { p_show: '' }),
		// @ts-expect-error an argument more
		more: (db: Db) => call(db, 'open_hang', { p_exhibition: '', p_show: '' }),
		// @ts-expect-error an argument less
		less: (db: Db) => call(db, 'add_note', { p_submission: '' }),
		// @ts-expect-error of another type
		type: (db: Db) => call(db, 'add_note', { p_submission: '', p_text: 1 }),
		// @ts-expect-error null where it may not be
		nothing: (db: Db) => call(db, 'add_note', { p_submission: '', p_text: null })
	};
	expect(Object.keys(calls)).toHaveLength(6);
});

const columns = 'number, title, parts';

test('rows have the columns that were selected, with those of what they refer to', () => {
	const reads = {
		view: (db: Db) => db.from('pub_work').select(columns),
		one: (db: Db) => db.from('pub_exhibition').select('slug').maybeSingle(),
		inner: (db: Db) => db.from('exhibition_work').select('custody, artwork(artist!artwork_owner_artist_id_fkey(name))')
	};
	expectTypeOf<RowOf<typeof reads.view>['title']>().toEqualTypeOf<Texts | null>();
	expectTypeOf<keyof RowOf<typeof reads.view>>().toEqualTypeOf<'number' | 'title' | 'parts'>();
	expectTypeOf<NonNullable<RowOf<typeof reads.view>['parts']>[number]['part']>().toEqualTypeOf<number>();
	expectTypeOf<DataOf<ReturnType<typeof reads.one>>>().toEqualTypeOf<{ slug: string } | null>();
	expectTypeOf<Awaited<ReturnType<typeof publicRows<ReturnType<typeof reads.one>>>>>().toEqualTypeOf<{ slug: string } | null>();
	expectTypeOf<RowOf<typeof reads.inner>['artwork']['artist']['name']>().toEqualTypeOf<Texts>();
	expectTypeOf<RowOf<typeof reads.inner>['custody']>().toEqualTypeOf<
		'expected' | 'received' | 'hung' | 'removed-early' | 'taken-down' | 'returned' | 'not-collected'
	>();
	expect(Object.keys(reads)).toHaveLength(3);
});

test('reading what is not in the database does not compile', () => {
	const reads = {
		// @ts-expect-error no such view
		view: (db: Db) => db.from('pub_works').select('number'),
		// @ts-expect-error no such column
		column: async (db: Db) => (await db.from('pub_exhibition').select('name').throwOnError()).data[0]?.name,
		// @ts-expect-error no such column of what it refers to
		inner: async (db: Db) => (await db.from('photo').select('artwork(title)').throwOnError()).data[0]?.artwork.title,
		// @ts-expect-error a column that is not selected
		missing: async (db: Db) => (await db.from('pub_exhibition').select('slug').throwOnError()).data[0]?.title,
		// @ts-expect-error no such column to look for
		filter: (db: Db) => db.from('pub_exhibition').select('slug').eq('name', ''),
		// @ts-expect-error a value that the column never has
		value: (db: Db) => db.from('exhibition').select('slug').eq('state', 'open')
	};
	expect(Object.keys(reads)).toHaveLength(6);
});

test('shapes are given only for columns and functions that there are', () => {
	type Relations = Database['public']['Tables'] & Database['public']['Views'];
	type Strange<Shapes> = {
		[Name in keyof Shapes]: Name extends keyof Relations ? Exclude<keyof Shapes[Name], keyof Relations[Name]['Row']> : Name;
	}[keyof Shapes];
	expectTypeOf<Strange<ColumnShapes>>().toEqualTypeOf<never>();
	expectTypeOf<Strange<ViewChoices>>().toEqualTypeOf<never>();
	expectTypeOf<Exclude<keyof Results, keyof Database['public']['Functions']>>().toEqualTypeOf<never>();
});
