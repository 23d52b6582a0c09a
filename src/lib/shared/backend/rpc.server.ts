import type { PostgrestSingleResponse } from '@supabase/supabase-js';
import type { Arguments, FunctionName, Result } from '../database.ts';
import type { Db } from './db.server.ts';
import { type Outcome, refusalOf } from './refusal.ts';

/**
 * Calls a database function. Returns an expected refusal as a value. Throws any other error (the backend is
 * down, a bug of ours); the visitor then gets the error page with a reference.
 */
export async function call<Name extends FunctionName>(db: Db, name: Name, args: Arguments<Name>): Promise<Outcome<Result<Name>>> {
	const { data, error }: PostgrestSingleResponse<unknown> = await db.rpc(name, args);
	// For a name that it doesn't know yet TypeScript can't find the result.
	if (!error) return { ok: true, value: data as Result<Name> };
	const refusal = refusalOf(error);
	if (refusal) return { ok: false, refusal };
	throw new Error(`${name}: ${error.message}`, { cause: error });
}
