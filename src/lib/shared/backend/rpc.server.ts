import type { SupabaseClient } from '@supabase/supabase-js';
import { type Outcome, refusalOf } from './refusal.ts';

/**
 * Calls a database function. Returns an expected refusal as a value. Throws any other error (the backend is
 * down, a bug of ours); the visitor then gets the error page with a reference.
 */
export async function call<T>(db: SupabaseClient, name: string, args: Record<string, unknown> = {}): Promise<Outcome<T>> {
	const { data, error } = await db.rpc(name, args);
	if (!error) return { ok: true, value: data as T };
	const refusal = refusalOf(error);
	if (refusal) return { ok: false, refusal };
	throw new Error(`${name}: ${error.message}`, { cause: error });
}
