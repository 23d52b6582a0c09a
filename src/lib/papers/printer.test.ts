import { expect, test } from 'vitest';
import { worksList } from './lists.ts';
import { exampleShow } from './show.example.ts';
import { makePdf, PrinterBusy, type Reader } from './typst.server.ts';

const made = new Date('2026-05-01T10:00:00Z');

test('a curator’s paper goes before the posters that visitors wait for, and a fifth visitor has to come again', async () => {
	const done: string[] = [];
	const print = async (name: string, reader: Reader) => {
		await makePdf('list', worksList(exampleShow, 'de', made)!, made, {}, reader);
		done.push(name);
	};
	const posters = ['first', 'second', 'third', 'fourth', 'fifth'].map((name) => print(name, 'visitor'));
	await expect(print('sixth', 'visitor')).rejects.toThrow(PrinterBusy);
	await Promise.all([...posters, print('desk', 'person')]);
	expect(done).toEqual(['first', 'desk', 'second', 'third', 'fourth', 'fifth']);
});
