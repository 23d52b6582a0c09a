import type { SupabaseClient } from '@supabase/supabase-js';
import { type Outcome, refusalOf } from './refusal.ts';

/**
 * Calls a function of the database. An expected refusal comes back as a value; anything else (the
 * backend is down, a mistake of ours) is thrown and ends on the error page with a reference.
 */
export async function call<T>(db: SupabaseClient, name: string, args: Record<string, unknown> = {}): Promise<Outcome<T>> {
	const { data, error } = await db.rpc(name, args);
	if (!error) return { ok: true, value: data as T };
	const refusal = refusalOf(error);
	if (refusal) return { ok: false, refusal };
	throw new Error(`${name}: ${error.message}`, { cause: error });
}
