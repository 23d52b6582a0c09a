import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendNext, startOutbox } from '#lib/mail/outbox.server.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { startMailServer, type MailServer } from './server.ts';

let backend: TestBackend;
let server: MailServer;
const options = (more: { smtpUrl?: string; leaseSeconds?: number } = {}) => ({
	smtpUrl: server.url,
	from: 'Offene Wände <walls@walls.example>',
	origin: 'https://walls.example',
	...more
});
const next = (more = {}) => sendNext(backend.admin(), options(more));

beforeAll(async () => {
	backend = await startTestBackend('postgres');
});
afterAll(() => backend?.stop());
beforeEach(async () => {
	server = await startMailServer();
	await backend.sql('delete from public.mail');
});
afterEach(() => server.stop());

const states = async () => (await backend.sql('select state, attempts, last_error from public.mail order by created_at')) as object[];
const letTimePass = () => backend.sql(`update public.mail set lease_until = now() - interval '1 second' where lease_until is not null`);

async function queueDecision(address: string, title: string, language: string): Promise<void> {
	const work = {
		title: { [language]: { t: title, by: 'author' } },
		outcome: 'accepted',
		words: { [language]: { t: 'Schön.\n.\nBis bald', by: 'author' } },
		until: null
	};
	await backend.sql('insert into public.mail (to_address, language, template, values) values ($1, $2, $3, $4::text::jsonb)', [
		address,
		language,
		'decision',
		JSON.stringify({ submission: 'x', works: [work] })
	]);
}

test('sends a sign-in code in the language of the page, accepts it, and deletes it from the outbox', async () => {
	await backend.admin().rpc('remember_sign_in_language', { p_email: 'Artist@Example.org', p_language: 'ar' }).throwOnError();
	const client = backend.client();
	await client.auth.signInWithOtp({ email: 'artist@example.org' });
	expect(await next()).toBe('sent');
	expect(await next()).toBe('idle');
	const [letter] = server.received;
	expect(letter?.recipients).toEqual(['artist@example.org']);
	expect(letter?.mail.subject).toMatch(/^\d{6} هو رمز الدخول إلى Offene Wände$/);
	expect(letter?.mail.from?.text).toContain('Offene Wände');
	expect(letter?.mail.html).toContain('<html lang="ar" dir="rtl">');
	expect(letter?.mail.headers.get('content-language')).toBe('ar');
	const token = /\n(\d{6})\n/.exec(letter?.mail.text ?? '')?.[1] ?? '';
	const signedIn = await client.auth.verifyOtp({ email: 'artist@example.org', token, type: 'magiclink' });
	expect(signedIn.data.user?.email).toBe('artist@example.org');
	expect(await backend.sql('select state, values from public.mail')).toEqual([{ state: 'sent', values: {} }]);
});

test('the link of a sign-in mail signs in', async () => {
	const client = backend.client();
	await client.auth.signInWithOtp({ email: 'link@example.org' });
	await next();
	const link = /https:\S+/.exec(server.received[0]?.mail.text ?? '')?.[0] ?? '';
	expect(new URL(link).pathname).toBe('/sign-in/link');
	const tokenHash = new URL(link).searchParams.get('token_hash') ?? '';
	const { data, error } = await client.auth.verifyOtp({ token_hash: tokenHash, type: 'magiclink' });
	expect(error).toBeNull();
	expect(data.user?.email).toBe('link@example.org');
});

test('sends the text of a decision unchanged, as plain text and as HTML', async () => {
	await queueDecision('künstler@example.org', 'Füße & <Hände>', 'de');
	expect(await next()).toBe('sent');
	const { mail } = server.received[0] ?? {};
	expect(mail?.text).toContain('* Füße & <Hände>\n');
	expect(mail?.text).toContain('  Schön.\n  .\n  Bis bald');
	expect(mail?.html).toContain('Füße &#38; &#60;Hände&#62;');
	expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@walls\.example>$/);
});

test('sends a temporarily refused mail again later, and only once', async () => {
	await queueDecision('artist@example.org', 'Nacht', 'de');
	server.misbehaveOnce('refuse');
	expect(await next()).toBe('refused');
	expect(await states()).toEqual([{ state: 'released', attempts: 1, last_error: 'EENVELOPE 450' }]);
	expect(await next()).toBe('idle');
	await letTimePass();
	expect(await next()).toBe('sent');
	expect(await states()).toEqual([{ state: 'sent', attempts: 2, last_error: null }]);
	expect(server.received).toHaveLength(1);
});

test('loses no mail while the mail server is unreachable', async () => {
	await queueDecision('artist@example.org', 'Nacht', 'de');
	expect(await next({ smtpUrl: 'smtp://127.0.0.1:1' })).toBe('refused');
	await letTimePass();
	expect(await next()).toBe('sent');
});

test.each(['break-in-body', 'break-after-body'] as const)('never sends a mail twice when the connection breaks (%s)', async (how) => {
	await queueDecision('artist@example.org', 'Nacht', 'de');
	server.misbehaveOnce(how);
	expect(await next()).toBe('unknown');
	expect(await states()).toMatchObject([{ state: 'sending' }]);
	await letTimePass();
	expect(await next()).toBe('idle');
	expect(await states()).toMatchObject([{ state: 'perhaps_sent', attempts: 1 }]);
	expect(server.received.length).toBeLessThanOrEqual(1);
});

test('sends nothing to demo accounts, and an unreadable mail does not block others', async () => {
	await queueDecision('artist@demo.invalid', 'Nacht', 'de');
	await backend.sql(
		`insert into public.mail (to_address, template, values, created_at) values ('x@example.org', 'decision', '{}', now() - interval '1 day')`
	);
	await queueDecision('artist@example.org', 'Nacht', 'de');
	expect(await next()).toBe('refused');
	expect(await next()).toBe('sent');
	expect(await next()).toBe('idle');
	expect(server.received.map(({ recipients }) => recipients)).toEqual([['artist@example.org']]);
});

test('the outbox loop sends new mails, survives an unreachable backend, and stops', async () => {
	const errors: unknown[] = [];
	const outbox = startOutbox(backend.admin(), options(), (error) => errors.push(error), 50);
	await queueDecision('one@example.org', 'Eins', 'de');
	await expect.poll(() => server.received.length).toBe(1);
	await backend.sql('alter function public.claim_mail(int) rename to away');
	await expect.poll(() => errors.length).toBeGreaterThan(0);
	await backend.sql('alter function public.away(int) rename to claim_mail');
	await queueDecision('two@example.org', 'Zwei', 'de');
	outbox.wake();
	await expect.poll(() => server.received.length).toBe(2);
	await outbox.stop();
	// Were it still running, it would ask before us, and fail as we do.
	const failed = errors.length;
	await backend.sql('alter function public.claim_mail(int) rename to away');
	outbox.wake();
	await expect(next()).rejects.toThrow();
	expect(errors).toHaveLength(failed);
	await backend.sql('alter function public.away(int) rename to claim_mail');
});
