import { describe, expect, test } from 'vitest';
import type { Account } from './account.ts';
import { actionsIn, type Area, areaOf, mayEnter } from './areas.ts';

const table: Record<string, Area> = {
	'/desk': { level: 'curator' },
	'/desk/people': { level: 'coordinator' },
	'/desk/people/[id]/photo': { level: 'curator', hidden: true },
	'/desk?/close': { level: 'coordinator' },
	'/sign-in': { level: 'public' },
	'/sign-in?/demo': { level: 'demo' },
	'/desk/people/[id]/photo?/default': { level: 'public' }
};

test.each([
	['/desk', 'curator'],
	['/desk/exhibitions/[id]', 'curator'],
	['/desk/people', 'coordinator'],
	['/desk/people/[id]', 'coordinator'],
	['/desk/people/[id]/photo', 'curator']
])('%s uses its most specific row: %s', (route, level) => {
	expect(areaOf(route, [], table)?.level).toBe(level);
});

test.each(['/', '/desks', '/des', '/(group)/desk', '/toString', '/constructor'])('%s has no row', (route) => {
	expect(areaOf(route, [], table)).toBeNull();
});

test('takes the strictest of the actions and the route, in any order', () => {
	expect(areaOf('/desk', ['open'], table)?.level).toBe('curator');
	expect(areaOf('/desk', ['close'], table)?.level).toBe('coordinator');
	expect(areaOf('/desk', ['open', 'close'], table)?.level).toBe('coordinator');
	expect(areaOf('/desk', ['close', 'open'], table)?.level).toBe('coordinator');
	expect(areaOf('/sign-in', ['demo'], table)?.level).toBe('demo');
	expect(areaOf('/desk/people/[id]/photo', ['default'], table)?.level).toBe('curator');
	// The row of an action applies to its own route only.
	expect(areaOf('/desk/exhibitions', ['close'], table)?.level).toBe('curator');
});

test.each([
	['GET', '?/close', []],
	['POST', '', ['default']],
	['POST', '?saved', ['default']],
	['POST', '?/close', ['close']],
	['POST', '?%2Fclose=', ['close']],
	['POST', '?a=1&/open&/close', ['open', 'close']]
])('reads the actions of %s %s', (method, search, actions) => {
	expect(actionsIn({ method, url: `http://localhost/desk${search}` })).toEqual(actions);
});

describe('mayEnter', () => {
	const account = (change: Partial<Account>): Account => ({
		id: 'a',
		email: 'a@b.de',
		language: 'de',
		suspended: false,
		roles: [],
		...change
	});
	test.each([
		['a visitor', null, []],
		['somebody without a role', account({}), ['account']],
		['a curator', account({ roles: ['curator'] }), ['account', 'curator']],
		['a coordinator', account({ roles: ['coordinator'] }), ['account', 'curator', 'coordinator']],
		['a suspended curator', account({ roles: ['curator'], suspended: true }), ['account']],
		['a suspended coordinator', account({ roles: ['coordinator'], suspended: true }), ['account']]
	])('lets %s enter only the allowed levels', (_who, who, levels) => {
		expect((['account', 'curator', 'coordinator'] as const).filter((level) => mayEnter(level, who))).toEqual(levels);
	});
});
