import { expect, test } from 'vitest';
import { callerOf } from './caller.ts';

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokens = (session_id: string, exp = 2_000_000_000) => ({
	access_token: `e30.${encoded({ session_id, exp })}.x`,
	expires_at: 2_000_000_000
});
const cookie = (session_id: string, exp?: number) => `base64-${encoded(tokens(session_id, exp))}`;
const of = (value: string, url = '/studio') => callerOf({ url, headers: { cookie: value } });
const [one, other] = ['0b1f9c1e-0000-4000-8000-000000000001', '0b1f9c1e-0000-4000-8000-000000000002'];

test('a session has one key, however its cookie is written', () => {
	const value = cookie(one);
	const whole = of(`a=b; session=${value}`);
	expect(whole?.key).toMatch(/^session /);
	expect(whole?.key).not.toContain(one);
	expect(of(`session.1=${value.slice(50)}; session.0=${value.slice(0, 50)}`)).toEqual(whole);
	expect(of(`session=${encodeURIComponent(JSON.stringify(tokens(one)))}`)).toEqual(whole);
	expect(of(`session=${cookie(other)}`)?.key).not.toBe(whole?.key);
});

test('a session is usable until it would be renewed', () => {
	expect(of(`session=${cookie(one, 1_000_000)}`)?.usableUntil).toBe(1_000_000_000 - 300_000);
});

test.each([
	'',
	'session=',
	'session=x',
	'session=base64-e30',
	'session=base64-%%',
	`sessions=${cookie(one)}`,
	'session={"access_token":"a"}'
])('"%s" is no session', (value) => expect(of(value)).toBeNull());

test('a link counts before a session, and only where links are', () => {
	const token = 'abcdefghijklmnopqrstuvwxyz_-0123';
	const link = of(`session=${cookie(one)}`, `/day/${token}?/photo`);
	expect(link).toMatchObject({ isLink: true, usableUntil: Infinity });
	expect(link?.key).not.toContain(token);
	expect(of('', `/en/day/${token}`)).toEqual(link);
	expect(of('', `/studio/day/${token}`)).toBeNull();
	expect(of('', '/day/short')).toBeNull();
});
