import { expect, test } from 'vitest';
import { readPhoto, readTick } from './dayForm.ts';

const id = '3f1c6a52-8d0e-4c5b-9a77-1f2e3d4c5b6a';
const form = (fields: Record<string, string | File>): FormData => {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
};
const tick = { id, work: id, part: '2', done: '1' };

test('reads a tick', () => {
	expect(readTick(form({ ...tick, x: '', y: '', at: '2026-05-01T10:00:00.000Z' }))).toEqual({
		ok: true,
		tick: { id, work: id, part: 2, done: true, measured: null, at: '2026-05-01T10:00:00.000Z' }
	});
});

test('reads a measured place, and needs both lengths in centimetres', () => {
	expect(readTick(form({ ...tick, x: '120,3', y: '115' }))).toMatchObject({
		ok: true,
		tick: { measured: { xMm: 1203, yMm: 1150 }, at: null }
	});
	expect(readTick(form({ ...tick, x: '120,3', y: '' }))).toEqual({ ok: false, errors: { y: 'both' } });
	expect(readTick(form({ ...tick, x: 'links', y: '1' }))).toEqual({ ok: false, errors: { x: 'not-a-length' } });
});

test.each([
	{ ...tick, id: '7' },
	{ ...tick, work: '' },
	{ ...tick, part: '0' },
	{ ...tick, done: 'ja' }
])('refuses the tick %j', (fields) => expect(readTick(form(fields))).toEqual({ ok: false, errors: { form: 'form' } }));

test('ignores an invalid time', () => expect(readTick(form({ ...tick, at: 'gestern' }))).toMatchObject({ ok: true, tick: { at: null } }));

test('reads a photo either of a work or of a wall', () => {
	const photo = new File(['x'], 'a.jpg');
	expect(readPhoto(form({ id, work: id, wall: '', photo }))).toMatchObject({ work: id, wall: null });
	expect(readPhoto(form({ id, wall: '3', photo }))).toMatchObject({ work: null, wall: 3 });
	expect(readPhoto(form({ id, work: id, wall: '3', photo }))).toBeNull();
	expect(readPhoto(form({ id, photo }))).toBeNull();
	expect(readPhoto(form({ id, work: id, photo: new File([], '') }))).toBeNull();
});
