import { expect, test } from 'vitest';
import { readEnvironment, siteEnvironment } from '../../src/server/start/environment.ts';

const supabase = {
	SUPABASE_URL: 'https://abc.supabase.co/',
	SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789',
	SUPABASE_SECRET_KEY: 'sb_secret_0123456789'
};

test('an empty environment selects the embedded backend with the demo programme', () => {
	expect(readEnvironment({ SUPABASE_URL: '' })).toEqual({
		port: 3000,
		host: '127.0.0.1',
		origin: 'http://localhost:3000',
		dataDir: `${process.cwd()}/.data`,
		supabase: null,
		smtpUrl: null,
		mailFrom: null,
		demo: '1',
		trustedProxies: 0
	});
});

test('a Supabase project switches the demo programme off', () => {
	const settings = readEnvironment({ ...supabase, ORIGIN: 'https://walls.example/' });
	expect(settings.demo).toBe('0');
	expect(settings.origin).toBe('https://walls.example');
	expect(settings.supabase?.url).toBe('https://abc.supabase.co');
});

test.each([
	[{ PORT: '70000' }, /^PORT must be a number from 1 to 65535\.$/],
	[{ PORT: 'http' }, /^PORT must/],
	[{ HOST: 'a b' }, /^HOST must/],
	[{ ORIGIN: 'example.org' }, /^ORIGIN must start with http:\/\/ or https:\/\/\.$/],
	[{ ORIGIN: 'https://example.org/walls' }, /^ORIGIN must have no path/],
	[{ DEMO: 'yes' }, /^DEMO must be 0, 1 or public\.$/],
	[{ TRUSTED_PROXIES: 'all' }, /^TRUSTED_PROXIES must be the number of proxies/],
	[{ TRUSTED_PROXIES: '-1' }, /^TRUSTED_PROXIES must be the number of proxies/],
	[{ SMTP_URL: 'mail.example.org' }, /^SMTP_URL must start with smtp:\/\/ or smtps:\/\/\.$/],
	[{ SMTP_URL: 'smtp://localhost:25' }, /^MAIL_FROM is missing/],
	[{ MAIL_FROM: 'nobody' }, /^MAIL_FROM must be an address/],
	[{ MAIL_FROM: 'a@b.c\r\nBcc: d@e.f' }, /^MAIL_FROM must be an address/],
	[{ SUPABASE_URL: 'https://abc.supabase.co' }, /^SUPABASE_PUBLISHABLE_KEY is missing/],
	[{ SUPABASE_SECRET_KEY: 'sb_secret_0123456789' }, /^SUPABASE_URL is missing/],
	[{ ...supabase, SUPABASE_PUBLISHABLE_KEY: supabase.SUPABASE_SECRET_KEY }, /^SUPABASE_PUBLISHABLE_KEY is a secret key/],
	[{ ...supabase, SUPABASE_SECRET_KEY: supabase.SUPABASE_PUBLISHABLE_KEY }, /^SUPABASE_SECRET_KEY is a publishable key/],
	[{ ...supabase, DEMO: '1' }, /^DEMO must be 0/],
	[{ ...supabase, DEMO: 'public' }, /^DEMO must be 0/]
])('refuses %o in one line that names the variable', (env: Record<string, string>, line) => {
	expect(() => readEnvironment(env)).toThrow(line);
});

test('siteEnvironment contains the backend and the limits of the site', () => {
	const settings = readEnvironment({ ...supabase, SMTP_URL: 'smtp://localhost:25', MAIL_FROM: 'Walls <walls@example.org>' });
	const backend = { url: 'http://127.0.0.1:1', publishableKey: 'p', secretKey: 's' };
	expect(siteEnvironment(settings, backend)).toMatchObject({
		BACKEND: 'supabase',
		SUPABASE_URL: backend.url,
		DEMO: '0'
	});
});
