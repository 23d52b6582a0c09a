import { expect, test } from 'vitest';
import { parseStockFields, readStockFields, stockFieldsOf, type StockLine } from './stockForm.ts';

const id = '00000000-0000-4000-8000-000000000001';
const stock: StockLine[] = [
	{ id, kind: 'cord', lengthMm: 1505, loadG: 15_500, amount: 24 },
	{ id, kind: 'hook', lengthMm: null, loadG: null, amount: 0 }
];

test('the stock passes through its form unchanged', () => {
	for (const locale of ['de', 'en', 'ar']) {
		expect(parseStockFields(stockFieldsOf(stock, locale))).toEqual({ ok: true, lines: stock.map((line) => ({ ...line, gone: false })) });
	}
});

const line = { id: '', kind: 'cord', length: '150', load: '', amount: '6' };
test('a row without an id is new, and a row with an id but no kind is removed', () => {
	expect(parseStockFields([line, { ...line, id, kind: '' }])).toEqual({
		ok: true,
		lines: [
			{ id: null, kind: 'cord', lengthMm: 1500, loadG: null, amount: 6, gone: false },
			{ id, kind: 'hook', lengthMm: null, loadG: null, amount: 0, gone: true }
		]
	});
});

test.each([
	[{ kind: 'nail' }, { 'stock_kind-0': 'not-a-choice' }],
	[{ length: '' }, { 'stock_length-0': 'empty' }],
	[{ kind: 'hook', length: '', load: 'viel' }, { 'stock_load-0': 'not-a-weight' }],
	[{ amount: '' }, { 'stock_amount-0': 'empty' }],
	[{ amount: '-1' }, { 'stock_amount-0': 'not-a-number' }]
])('refuses %j with an error at its field', (change, errors) => {
	expect(parseStockFields([{ ...line, ...change }])).toEqual({ ok: false, errors });
});

test('skips empty rows', () => {
	const form = new FormData();
	for (const name of ['id', 'kind', 'length', 'load', 'amount']) form.append(`stock_${name}`, '');
	expect(readStockFields(form)).toEqual([]);
});
