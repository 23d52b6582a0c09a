import { expect, expectTypeOf, test } from 'vitest';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Arguments, Database, Json, Result, Row } from '../../src/lib/shared/database.ts';
import type { Texts } from '../../src/lib/shared/texts.ts';
import { hashInTypes, hashSchemas } from '../support/schemas.ts';

test('the database types are generated from the current schema (if not, run: npm run types)', async () => {
	expect(await hashInTypes()).toBe(await hashSchemas());
});

test('table rows have texts, JSON and nulls where the database has them', () => {
	expectTypeOf<Row<'exhibition'>['title']>().toEqualTypeOf<Texts>();
	expectTypeOf<Row<'exhibition'>['online_until']>().toEqualTypeOf<string | null>();
	expectTypeOf<Row<'artist_private'>['former_name']>().toEqualTypeOf<Texts | null>();
	expectTypeOf<Row<'artist'>['links']>().toEqualTypeOf<NonNullable<Json>>();
	expectTypeOf<Row<'room'>['plan']>().toEqualTypeOf<Json>();
	expectTypeOf<Row<'request'>['name']>().toEqualTypeOf<string | null>();
});

test('view columns are nullable only where the database can return null', () => {
	expectTypeOf<Row<'pub_exhibition'>['title']>().toEqualTypeOf<Texts>();
	expectTypeOf<Row<'pub_exhibition'>['funders']>().toEqualTypeOf<string | null>();
	expectTypeOf<Row<'pub_work'>['title']>().toEqualTypeOf<Texts | null>();
	expectTypeOf<Row<'pub_work'>['shown']>().toEqualTypeOf<boolean>();
	expectTypeOf<Row<'pub_artist'>['links']>().toEqualTypeOf<NonNullable<Json>>();
});

test('arguments and results of functions are nullable only where null is possible', () => {
	expectTypeOf<Arguments<'save_room'>['p_room']>().toEqualTypeOf<number | null>();
	expectTypeOf<Arguments<'publish_hang'>>().toEqualTypeOf<{ p_from?: string | null; p_lock: number; p_version: string }>();
	expectTypeOf<Arguments<'submit_artworks'>['p_artworks']>().toEqualTypeOf<readonly string[]>();
	expectTypeOf<Result<'add_note'>>().toEqualTypeOf<null>();
	expectTypeOf<Result<'list_measurings'>[number]['email']>().toEqualTypeOf<string | null>();
	expectTypeOf<Result<'open_hang'>>().toEqualTypeOf<string>();
});

test('the typed client refuses names that the database does not have', () => {
	const uses = {
		read: (db: SupabaseClient<Database>) => db.from('exhibition').select('slug, event(title)').single().throwOnError(),
		call: (db: SupabaseClient<Database>) => db.rpc('plan_decision', { p_submission_work: '', p_outcome: '', p_words: {}, p_until: null }),
		// @ts-expect-error there is no such table
		noTable: (db: SupabaseClient<Database>) => db.from('exhibitions'),
		// @ts-expect-error there is no such function
		noFunction: (db: SupabaseClient<Database>) => db.rpc('plan_decisions'),
		// @ts-expect-error there is no such argument
		noArgument: (db: SupabaseClient<Database>) => db.rpc('add_note', { p_submission: '', p_words: '' }),
		// @ts-expect-error an argument is missing
		tooFew: (db: SupabaseClient<Database>) => db.rpc('add_note', { p_submission: '' })
	};
	type Read = Awaited<ReturnType<typeof uses.read>>['data'];
	expectTypeOf<Read>().toEqualTypeOf<{ slug: string; event: { title: Texts }[] }>();
	expect(Object.keys(uses)).toHaveLength(6);
});
