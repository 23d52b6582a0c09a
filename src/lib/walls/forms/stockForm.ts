import { cmText, type LengthProblem, parseCm } from '#lib/shared/length.ts';
import { kgText, parseKg } from '#lib/shared/weight.ts';
import { readLines } from './suspensionForm.ts';

/** The kinds of hanging material that the house owns. */
export const stockKinds = ['cord', 'hook', 'rod'] as const;
export type StockKind = (typeof stockKinds)[number];

/** One row of the stock. Length in mm (null for hooks), load in g (null: unknown). */
export type StockLine = { id: string; kind: StockKind; lengthMm: number | null; loadG: number | null; amount: number };

/** One row of the table as typed: centimetres, kilograms, number of items. A row with an id but without a kind is to be removed. */
export type StockFields = { id: string; kind: string; length: string; load: string; amount: string };
export type StockFieldError = LengthProblem | 'not-a-choice' | 'not-a-weight' | 'not-a-number';
/** Errors by field name and row, numbered from 0: `stock_amount-2`. */
export type StockErrors = Record<string, StockFieldError>;
/** A row to save, as `save_stock` takes it. `id` null: a new row; `gone`: remove it. */
export type StockChange = Omit<StockLine, 'id'> & { id: string | null; gone: boolean };

const names = ['id', 'kind', 'length', 'load', 'amount'] as const;
export const emptyStock: StockFields = { id: '', kind: '', length: '', load: '', amount: '' };
const maxLines = 300;

export const readStockFields = (form: FormData): StockFields[] => readLines(form, 'stock', names, maxLines);

type Parsed = { ok: true; lines: StockChange[] } | { ok: false; errors: StockErrors };

/** Parses the rows to save, or returns an error for each wrong field. Cords and rods need a length, everything needs an amount. */
export function parseStockFields(fields: readonly StockFields[]): Parsed {
	const errors: StockErrors = {};
	const lines = fields.map((line, i): StockChange => {
		if (line.kind === '' && line.id !== '') return { id: line.id, kind: 'hook', lengthMm: null, loadG: null, amount: 0, gone: true };
		const kind = stockKinds.find((known) => known === line.kind);
		if (!kind) errors[`stock_kind-${i}`] = 'not-a-choice';
		return { id: line.id || null, kind: kind ?? 'hook', ...numbersOf(line, kind, i, errors), gone: false };
	});
	return Object.keys(errors).length === 0 ? { ok: true, lines } : { ok: false, errors };
}

function numbersOf(line: StockFields, kind: StockKind | undefined, i: number, errors: StockErrors) {
	let lengthMm: number | null = null;
	if (line.length !== '' || (kind && kind !== 'hook')) {
		const parsed = parseCm(line.length, { minMm: 1, maxMm: 20_000 });
		if (parsed.ok) lengthMm = parsed.mm;
		else errors[`stock_length-${i}`] = parsed.problem;
	}
	const loadG = parseKg(line.load);
	if (loadG === 'invalid' || (loadG !== null && (loadG <= 0 || loadG > 1_000_000))) errors[`stock_load-${i}`] = 'not-a-weight';
	if (!/^\d{1,5}$/.test(line.amount)) errors[`stock_amount-${i}`] = line.amount === '' ? 'empty' : 'not-a-number';
	return { lengthMm, loadG: loadG === 'invalid' ? null : loadG, amount: Number(line.amount) || 0 };
}

/** The stock as the form shows it. */
export const stockFieldsOf = (stock: readonly StockLine[], locale: string): StockFields[] =>
	stock.map(({ id, kind, lengthMm, loadG, amount }) => ({
		id,
		kind,
		length: lengthMm === null ? '' : cmText(lengthMm, locale),
		load: loadG === null ? '' : kgText(loadG, locale),
		amount: String(amount)
	}));
