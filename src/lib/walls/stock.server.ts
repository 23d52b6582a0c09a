import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { StockChange, StockLine } from './forms/stockForm.ts';

/** The stock of the house, sorted by kind and length, the shortest first. */
export async function listStock(db: Db): Promise<StockLine[]> {
	const { data } = await db
		.from('stock')
		.select('id, kind, length_mm, load_g, amount')
		.order('kind')
		.order('length_mm')
		.order('load_g')
		.order('id')
		.throwOnError();
	return data.map(({ id, kind, length_mm, load_g, amount }) => ({ id, kind, lengthMm: length_mm, loadG: load_g, amount }));
}

/** Saves rows of the stock; rows that aren't in the list stay. Refuses 404 not-found, 422 invalid. */
export const saveStock = (db: Db, lines: readonly StockChange[]): Promise<Outcome<null>> =>
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
