import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../start/environment.ts';
import type { Answer, BackendAnswers } from './answer.ts';
import { bucketNames, buckets } from './buckets.ts';
import { clock } from './clock.ts';
import { asLine, type Finding } from './finding.ts';
import { keys } from './keys.ts';
import { mail } from './mail.ts';
import { migrations } from './migrations.ts';
import { proxy, throughProxy } from './proxy.ts';
import { isAbsent, reachable } from './reachable.ts';

const answered = (status: number, body: unknown = null): Answer => ({ status, body });
const silent: Answer = { status: null, reason: 'ECONNREFUSED' };
const refused = answered(401, { message: 'Invalid API key' });
const notAllowed = answered(401, { code: '42501' });
const healthy: BackendAnswers = {
	signIn: answered(200, {}),
	visitor: answered(200, [{ epoch: 1 }]),
	accounts: notAllowed,
	migrations: answered(200, []),
	buckets: answered(200, []),
	clockAheadMs: 0
};
const address = { url: 'https://abc.supabase.co', publishableKey: 'p'.repeat(30), secretKey: 's'.repeat(30) };
const texts = (findings: Finding[], level: Finding['level'] = 'problem') =>
	findings.filter((finding) => finding.level === level).map(({ text }) => text);
const settings = (env: Record<string, string>) => readEnvironment({ DEMO: '0', ...env });

test('a finding is one line', () => {
	expect(asLine({ level: 'ok', about: 'clock', text: 'It agrees.' })).toBe('ok       clock      It agrees.');
});

describe('reachable', () => {
	const of = (answers: Partial<BackendAnswers>) => texts(reachable('abc.supabase.co', { ...healthy, ...answers }));
	test('finds nothing where every part answers, refusals included', () => {
		expect(of({})).toEqual([]);
		expect(of({ visitor: refused, buckets: refused })).toEqual([]);
	});
	test('says once that nothing answers', () => {
		const none = { signIn: silent, visitor: silent, accounts: silent, migrations: silent, buckets: silent };
		expect(of(none)).toEqual([expect.stringMatching(/^abc\.supabase\.co doesn't answer: ECONNREFUSED\. Check SUPABASE_URL/)]);
		expect(isAbsent({ ...healthy, ...none })).toBe(true);
	});
	test('names the part that fails', () => {
		expect(of({ buckets: answered(503) })).toEqual([expect.stringMatching(/^The storage of .+: it answers 503\./)]);
		expect(of({ signIn: silent })).toEqual([expect.stringMatching(/^The sign-in of .+: ECONNREFUSED\./)]);
	});
	test('tells another server from Supabase', () => {
		for (const visitor of [answered(200, '<html>'), answered(301, ''), answered(404, 'Not found')])
			expect(of({ visitor })).toEqual([expect.stringContaining('not as Supabase does')]);
		expect(of({ visitor: answered(404, { code: 'PGRST205' }) })).toEqual([]);
	});
});

describe('keys', () => {
	const of = (answers: Partial<BackendAnswers>, of = address) => texts(keys(of, { ...healthy, ...answers }));
	test('finds nothing where each may what it should', () => {
		expect(of({})).toEqual([]);
		expect(of({ visitor: answered(404, { code: 'PGRST205' }), migrations: answered(404, { code: 'PGRST202' }) })).toEqual([]);
	});
	test('finds a publishable key that reads accounts, and a secret one that may nothing', () => {
		expect(of({ accounts: answered(200, []), migrations: notAllowed })).toEqual([
			expect.stringMatching(/^SUPABASE_PUBLISHABLE_KEY may read everything/),
			expect.stringMatching(/^SUPABASE_SECRET_KEY may not do/)
		]);
	});
	test('tells rights that are missing from a wrong key', () => {
		expect(of({ visitor: notAllowed })).toEqual([expect.stringMatching(/^Visitors may not read the public views/)]);
	});
	test('finds keys that the backend does not know', () => {
		expect(of({ visitor: refused, accounts: refused })).toEqual([expect.stringContaining('PUBLISHABLE_KEY is not accepted')]);
		expect(of({ migrations: refused })).toEqual([expect.stringContaining('SECRET_KEY is not accepted')]);
	});
});

describe('migrations', () => {
	const ours = ['20261130000000', '20261130000100', '20261130000200'].map((version, i) => ({ version, name: `step_${i}` }));
	const of = (applied: string[]) => texts(migrations(ours, answered(200, applied), 'Push.'));
	test('finds nothing where all are applied, also those that the baseline replaced', () => {
		expect(of(['20261122000100', ...ours.map(({ version }) => version)])).toEqual([]);
	});
	test('names what is missing, in the middle and at the end', () => {
		expect(of(['20261130000000', '20261130000200'])).toEqual(['1 migration is missing: 20261130000100_step_1. Push.']);
		expect(of([])).toEqual([expect.stringMatching(/^3 migrations are missing: .+ Push\.$/)]);
	});
	test('names what a newer version left', () => {
		expect(of([...ours.map(({ version }) => version), '20270101000000'])).toEqual([
			expect.stringMatching(/^1 migration is unknown .+: 20270101000000\. The database is newer/)
		]);
	});
	test('says what to do where the database has no such function', () => {
		expect(texts(migrations(ours, answered(404, { code: 'PGRST202' }), 'Push.'))).toEqual([expect.stringMatching(/lacks some .+ Push\.$/)]);
	});
	test('says nothing where the key or the connection is the problem', () => {
		for (const answer of [silent, refused, answered(503)]) expect(migrations(ours, answer, 'Push.')).toEqual([]);
	});
});

describe('buckets', () => {
	const all = bucketNames.map((id) => ({ id, public: false, file_size_limit: null as number | null }));
	test('gives the limits where all are there and private', () => {
		const found = buckets(answered(200, [{ ...all[0], file_size_limit: 26_214_400 }, ...all.slice(1)]), 'Push.');
		expect(texts(found, 'ok')).toEqual([
			expect.stringContaining('handling 25 MiB; masters, papers, pictures, sounds as the project allows.')
		]);
	});
	test('finds missing and public ones, and ignores those of others', () => {
		const found = [...all.slice(2), { ...all[1], public: true }, { id: 'foreign', public: true }];
		expect(texts(buckets(answered(200, found), 'Push.'))).toEqual([
			expect.stringMatching(/^handling is missing\. Push\./),
			expect.stringMatching(/^masters is public/)
		]);
	});
});

test('clock bears half a minute', () => {
	expect(texts(clock(-29_000))).toEqual([]);
	expect(texts(clock(95_000))).toEqual([expect.stringMatching(/^This clock is 95 s behind that of the backend/)]);
	expect(texts(clock(-95_000))).toEqual([expect.stringMatching(/^This clock is 95 s ahead of that/)]);
	expect(clock(null)).toEqual([]);
});

describe('mail', () => {
	const supabase = {
		SUPABASE_URL: address.url,
		SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789',
		SUPABASE_SECRET_KEY: 'sb_secret_0123456789'
	};
	const server = { SMTP_URL: 'smtp://walls:hidden@mail.example:587', MAIL_FROM: 'walls@mail.example' };
	test('says what the lack of a mail server means', () => {
		expect(mail(settings({}), null)).toEqual([expect.objectContaining({ level: 'problem' })]);
		expect(mail(settings(supabase), null)).toEqual([expect.objectContaining({ level: 'by hand' })]);
		expect(mail(settings({ DEMO: '1' }), null)).toEqual([expect.objectContaining({ level: 'ok' })]);
	});
	test('gives the code of an error, never the password', () => {
		const found = mail(settings(server), { ready: false, code: 'EAUTH', responseCode: 535 });
		expect(texts(found)).toEqual([expect.stringMatching(/^mail\.example:587 doesn't take mails \(EAUTH 535\).+Check user and password/)]);
		expect(JSON.stringify([found, mail(settings(server), { ready: true })])).not.toContain('hidden');
	});
});

describe('proxy', () => {
	const of = (env: Record<string, string>) => texts(proxy(settings(env)));
	test('points out an https ORIGIN without TRUSTED_PROXIES', () => {
		expect(of({ ORIGIN: 'https://walls.example' })).toEqual([expect.stringContaining('TRUSTED_PROXIES is 0')]);
		expect(of({ ORIGIN: 'https://walls.example', TRUSTED_PROXIES: '1' })).toEqual([]);
	});
	test('wants https, but on the same machine', () => {
		for (const origin of ['http://walls.example', 'http://192.168.1.7:3000', 'http://127.evil.example'])
			expect(of({ ORIGIN: origin }), origin).toEqual([expect.stringContaining('is not https')]);
		for (const origin of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000'])
			expect(of({ ORIGIN: origin }), origin).toEqual([]);
	});
	test('says when the site runs but its address does not lead to it', () => {
		const origin = 'https://walls.example';
		expect(texts(throughProxy(origin, answered(200), answered(502)))).toEqual([expect.stringContaining('it answers 502')]);
		expect(texts(throughProxy(origin, answered(200), silent))).toEqual([expect.stringContaining('ECONNREFUSED')]);
		expect(texts(throughProxy(origin, answered(200), answered(200)))).toEqual([]);
		expect(throughProxy(origin, silent, silent)).toEqual([expect.objectContaining({ level: 'by hand' })]);
		expect(throughProxy('http://localhost:3000', silent, silent)).toEqual([]);
	});
});
