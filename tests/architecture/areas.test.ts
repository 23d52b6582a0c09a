import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { areaOf, areas } from '#lib/people/areas.ts';
import { hidden, levelIn, matrix } from '../access/matrix.ts';
import { readRoutes } from '../access/routes.ts';

const routes = readRoutes();
const actions = routes.flatMap(({ id, actions: names }) => names.map((name) => `${id}?/${name}`));

test('finds the routes, actions and endpoints', () => {
	expect(routes.length).toBeGreaterThan(80);
	expect(actions.length).toBeGreaterThan(70);
	expect(routes.find(({ id }) => id === '/desk/exhibitions/[id]/edit')).toMatchObject({
		page: true,
		actions: ['save', 'check'],
		methods: []
	});
	expect(routes.find(({ id }) => id === '/iiif/[id]')).toEqual({ id: '/iiif/[id]', page: false, actions: [], methods: ['GET', 'OPTIONS'] });
});

test('the matrix lists every route, and only existing routes and actions', () => {
	const rows = Object.values(matrix).flat();
	expect(routes.map(({ id }) => id).filter((id) => !rows.includes(id))).toEqual([]);
	expect(rows.filter((row) => !routes.some(({ id }) => id === row) && !actions.includes(row))).toEqual([]);
	expect(new Set(rows).size).toBe(rows.length);
});

test('the table gives each route and action the same level as the matrix', () => {
	const keys = [...routes.map(({ id }) => id), ...actions];
	const split = (key: string): [string, string?] => key.split('?/') as [string, string?];
	const found = keys.map((key) => {
		const [route, action] = split(key);
		return [key, areaOf(route, action === undefined ? [] : [action])?.level];
	});
	expect(Object.fromEntries(found)).toEqual(Object.fromEntries(keys.map((key) => [key, levelIn(...split(key))])));
	expect(routes.map(({ id }) => id).filter((id) => areaOf(id)?.hidden)).toEqual([...hidden].sort());
});

test('has no remote functions, because their caller chooses the route', () => {
	expect(globSync('src/**/*.remote.*')).toEqual([]);
});

test('every row of the table applies to a route or an action', () => {
	const idle = Object.keys(areas).filter(
		(row) => !actions.includes(row) && !routes.some(({ id }) => id === row || id.startsWith(`${row}/`))
	);
	expect(idle).toEqual([]);
});
