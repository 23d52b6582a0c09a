import { expect, test } from 'vitest';
import { oneAtATime, rankOf } from './queue.ts';

const jwt = 'aaa.bbb.ccc';
const from = (token: string, more: RequestInit = {}) =>
	new Request('http://backend/rest/v1/x', { headers: token === '' ? {} : { authorization: `Bearer ${token}` }, ...more });

test('people who have signed in go first, then the site, then visitors', () => {
	expect([jwt, 'sb_secret_x', 'sb_publishable_x', '', 'nonsense'].map((token) => rankOf(from(token)))).toEqual([0, 1, 2, 2, 2]);
	expect(rankOf(new Request('http://backend/', { headers: { apikey: 'sb_secret_x' } }))).toBe(1);
});

test('the desk waits for one request of a visitor at most, and 101 visitors are too many', async () => {
	const queue = oneAtATime();
	const order: string[] = [];
	const send = (token: string, name: string) =>
		queue(from(token), async () => {
			await new Promise((resolve) => setTimeout(resolve, 1));
			order.push(name);
			return new Response(name);
		});
	const visitors = Array.from({ length: 110 }, (_, n) => send('sb_publishable_x', `visitor ${n}`));
	const others = [send('sb_secret_x', 'site'), send(jwt, 'curator')];
	const answers = await Promise.all(visitors);
	await Promise.all(others);
	expect(order.slice(0, 4)).toEqual(['visitor 0', 'curator', 'site', 'visitor 1']);
	const refused = answers.filter(({ status }) => status === 503);
	expect([refused.length, refused[0]?.headers.get('retry-after'), order.length]).toEqual([9, '5', 103]);
});

test('a request whose sender has given up is not run', async () => {
	const queue = oneAtATime();
	const given = new AbortController();
	let ran = 0;
	const run = async () => {
		ran++;
		await new Promise((resolve) => setTimeout(resolve, 5));
		return new Response();
	};
	const first = queue(from(jwt), run);
	const second = queue(from(jwt, { signal: given.signal }), run);
	given.abort();
	await Promise.all([first, second]);
	expect(ran).toBe(1);
});
