import { expect, test } from 'vitest';
import { freshPlacement, type HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import { workOf } from './show.example.ts';
import { movable } from './wanted.ts';
import { chosenBy, queryOf, readWishes } from './wishes.ts';

const works = [workOf(1, 'a', 400, 300), workOf(2, 'a', 400, 300, {}, 2), workOf(3, 'b', 500, 500)];
const at = (work: number, part: number, more: Partial<HangPlacement> = {}): HangPlacement => ({
	...freshPlacement,
	id: `work-${work}.${part}`,
	exhibitionWorkId: `work-${work}`,
	part,
	wallId: 1,
	xMm: 100,
	yMm: 1300,
	widthMm: 400,
	heightMm: 300,
	...more
});
const walls = [{ wallId: 1 }, { wallId: 2 }];
const read = (query: string, hang: HangPlacement[] = []) => readWishes(new URLSearchParams(query), { hang, works, walls }, 'de');

test('defaults to the works without a place, and to all works if each has one', () => {
	expect(read('')).toEqual({
		wishes: { layouts: ['row', 'salon', 'top'], orders: ['artist'], gap: '10,0', which: 'waiting', walls: [1, 2], without: [] },
		minMm: 100,
		problems: []
	});
	const all = [at(1, 1), at(2, 1), at(2, 2), at(3, 1)];
	expect(read('', all).wishes.which).toBe('all');
});

test('reads the wishes from an address, and writes them to the same address', () => {
	const query = 'layout=salon&layout=row&order=size&gap=7.5+cm&which=all&wall=2&without=3&without=99';
	const { wishes, minMm, problems } = read(query);
	expect(wishes).toEqual({ layouts: ['row', 'salon'], orders: ['size'], gap: '7.5 cm', which: 'all', walls: [2], without: [3] });
	expect([minMm, problems]).toEqual([75, []]);
	expect(read(queryOf(wishes)).wishes).toEqual(wishes);
});

test('reports fields that are missing or can’t be read', () => {
	expect(read('which=waiting&gap=viel').problems).toEqual(['layout', 'order', 'gap', 'wall']);
	expect(read('which=waiting&gap=201&layout=row&order=given&wall=1').problems).toEqual(['gap']);
	expect(read('which=waiting&gap=&layout=hexagon&order=given&wall=7').problems).toEqual(['layout', 'gap', 'wall']);
});

test('leaves out pinned works and their pieces; works to leave out lose their place', () => {
	const hang = [at(1, 1, { pinned: true, cluster: 4 }), at(3, 1, { cluster: 4 }), at(2, 1)];
	expect(movable(hang, works)).toEqual([
		{ id: 'work-2.1', placed: true },
		{ id: 'work-2.2', placed: false }
	]);
	const wishes = read('which=all&layout=row&order=given&gap=5&wall=1').wishes;
	expect(chosenBy(wishes, hang, works)).toEqual({ hang, chosen: new Set(['work-2.1', 'work-2.2']) });
	expect(chosenBy({ ...wishes, which: 'waiting' }, hang, works).chosen).toEqual(new Set(['work-2.2']));
	expect(chosenBy({ ...wishes, without: [1, 2] }, hang, works)).toEqual({ hang: hang.slice(0, 2), chosen: new Set() });
});
