import type { SupabaseClient } from '@supabase/supabase-js';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { StockChange, StockKind, StockLine } from './forms/stockForm.ts';

type Row = { id: string; kind: StockKind; length_mm: number | null; load_g: number | null; amount: number };

/** The stock of the house, sorted by kind and length, the shortest first. */
export async function listStock(db: SupabaseClient): Promise<StockLine[]> {
	const { data } = await db
		.from('stock')
		.select('id, kind, length_mm, load_g, amount')
		.order('kind')
		.order('length_mm')
		.order('load_g')
		.order('id')
		.throwOnError();
	return (data as Row[]).map(({ id, kind, length_mm, load_g, amount }) => ({ id, kind, lengthMm: length_mm, loadG: load_g, amount }));
}

/** Saves rows of the stock; rows that aren't in the list stay. Refuses 404 not-found, 422 invalid. */
export const saveStock = (db: SupabaseClient, lines: readonly StockChange[]): Promise<Outcome<null>> =>
	call(db, 'save_stock', {
		p_lines: lines.map(({ id, kind, lengthMm, loadG, amount, gone }) => ({
			id,
			kind,
			length_mm: lengthMm,
			load_g: loadG,
			amount,
			gone
		}))
	});
