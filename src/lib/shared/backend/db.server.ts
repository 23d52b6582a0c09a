import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../database.ts';

/** A client of the backend that knows its tables, views and functions. */
export type Db = SupabaseClient<Database>;

/** What a query answers with when it succeeds. */
export type DataOf<Query extends PromiseLike<{ data: unknown; error: unknown }>> = Extract<Awaited<Query>, { error: null }>['data'];

/** A row of what a function that begins a query selects. */
export type RowOf<Select extends (db: Db) => PromiseLike<{ data: unknown; error: unknown }>> =
	DataOf<ReturnType<Select>> extends readonly (infer Row)[] ? Row : never;
