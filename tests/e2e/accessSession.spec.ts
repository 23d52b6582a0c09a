import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startSite } from '../support/site.ts';
import { expected, Person } from './support/person.ts';
import { site } from './support/underTest.ts';

test('posts from other origins are refused with every content type', async () => {
	const curator = await new Person(site.origin).signInAs('curator');
	const bodies: [string, BodyInit][] = [
		['application/x-www-form-urlencoded', 'name=x'],
		['multipart/form-data; boundary=x', '--x--\r\n'],
		['text/plain', 'name=x'],
		['application/json', '{}']
	];
	for (const origin of ['https://evil.example', 'null', site.origin.replace('localhost', '127.0.0.1')]) {
		for (const [type, body] of bodies) {
			for (const path of ['/sign-out', '/desk/people?/give', '/desk/exhibitions/x/hang/save', '/studio/artworks/new?/save']) {
				const headers = { 'content-type': type, origin };
				const answer = await curator.send(path, { method: 'POST', body, headers });
				expect.soft([origin, type, path, answer.status]).toEqual([origin, type, path, 403]);
			}
		}
	}
	expect((await curator.get('/desk')).status).toBe(200);
	// A post without an Origin header is refused, too.
	expect((await curator.send('/sign-out', { method: 'POST', body: new URLSearchParams() })).status).toBe(403);
});

test('signing in redirects to pages of this site only', async () => {
	const template = readFileSync(join(import.meta.dirname, '../fixtures/text/fuzzdb__redirect-urls-template.txt'), 'utf8');
	const nasty = template
		.split('\n')
		.filter(Boolean)
		.map((line) => line.replaceAll('{target}', 'evil.example'));
	const known = [
		'//evil.example',
		'/\\evil.example',
		'https://evil.example',
		'/\t/evil.example',
		'javascript:alert(1)',
		'/.//evil.example',
		'/sign-out'
	];
	for (const next of known) {
		const answer = await expected(303, new Person(site.origin).post('/sign-in?/demo', { role: 'artist', next }));
		expect.soft(answer.to, next).toBe('/studio');
	}
	const visitor = new Person(site.origin);
	for (const next of [...known, ...nasty]) {
		const { text } = await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`);
		const kept = /name="next"[^>]*value="([^"]*)"/.exec(text)?.[1] ?? '';
		expect.soft(kept === '' || new URL(kept.replaceAll('&amp;', '&'), site.origin).origin === site.origin, next).toBe(true);
	}
	const good = await new Person(site.origin).post('/sign-in?/demo', { role: 'artist', next: '/en/studio/profile?artist=new' });
	expect(good.to).toBe('/en/studio/profile?artist=new');
});

test('signing out ends the session, also for a copy of its cookies', async () => {
	const person = await new Person(site.origin).signInAs('artist');
	const copy = new Person(site.origin);
	for (const [name, value] of person.cookies) copy.cookies.set(name, value);
	expect((await copy.get('/studio')).status).toBe(200);
	const out = await expected(303, person.post('/sign-out', {}));
	expect(out.headers.get('clear-site-data')).toContain('"cache"');
	expect([...person.cookies.keys()].filter((name) => name.startsWith('session'))).toEqual([]);
	expect(await copy.get('/studio')).toMatchObject({ status: 303, to: '/sign-in?next=%2Fstudio' });
});

test('session cookies are hidden from scripts, and every sign-in starts a new session', async () => {
	const person = new Person(site.origin);
	const first = await person.post('/sign-in?/demo', { role: 'artist', next: '' });
	const lines = first.headers.getSetCookie().filter((line) => line.startsWith('session'));
	expect(lines.length).toBeGreaterThan(0);
	for (const line of lines) {
		expect.soft(line).toMatch(/HttpOnly/i);
		expect.soft(line).toMatch(/SameSite=Lax/i);
		expect.soft(line).toMatch(/Path=\//i);
	}
	const before = person.cookieHeader();
	await person.signInAs('artist');
	expect(person.cookieHeader()).not.toBe(before);
	const page = await person.get('/studio');
	for (const [, value] of person.cookies) expect(page.text).not.toContain(value.slice(0, 60));
	expect(page.headers.get('cache-control')).toBe('private, no-store');
	expect(page.text).not.toMatch(/access_token|refresh_token|sb_secret|service_role/);
});

test('known and unknown mail addresses get the same answer in similar time', async () => {
	const ask = async (email: string) => {
		const began = performance.now();
		const answer = await new Person(site.origin).post('/sign-in?/ask', { email, next: '' });
		return { status: answer.status, to: answer.to, ms: performance.now() - began };
	};
	const known = await ask('curator@demo.invalid');
	const fresh = await ask(`new-${Date.now().toString(36)}@example.org`);
	expect({ ...known, ms: 0 }).toEqual({ ...fresh, ms: 0 });
	expect(Math.abs(known.ms - fresh.ms)).toBeLessThan(300);
});

test('there is no one-click sign-in and no /dev/mail outside demo mode', async () => {
	test.setTimeout(90_000);
	const real = await startSite({ env: { DEMO: '0' } });
	try {
		const visitor = new Person(real.origin);
		const page = await expected(200, visitor.get('/sign-in'));
		expect(page.text).not.toContain('?/demo');
		expect((await visitor.get('/dev/mail')).status).toBe(404);
		for (const role of ['artist', 'curator', 'coordinator']) {
			const answer = await visitor.post('/sign-in?/demo', { role, next: '' });
			expect.soft(answer.status).toBe(404);
			expect.soft(answer.headers.getSetCookie()).toEqual([]);
		}
	} finally {
		await real.stop();
	}
});
