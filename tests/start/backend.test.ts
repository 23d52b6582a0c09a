import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SupabaseClient } from '@supabase/supabase-js';
import { startTestBackend, type TestBackend } from '../support/backend.ts';

describe.each(['pglite', 'postgres'] as const)('the embedded backend on %s', (driver) => {
	let backend: TestBackend<SupabaseClient>;
	beforeAll(async () => {
		backend = await startTestBackend(driver, { migrationsDir: join(import.meta.dirname, 'migrations') });
	});
	afterAll(() => backend.stop());

	test('accepts the code of a sign-in mail once', async () => {
		const visitor = backend.client();
		expect((await visitor.auth.signInWithOtp({ email: 'Anna@Example.org' })).error).toBeNull();
		const [mail] = await backend.sql('select * from public.outbox where email = $1', ['anna@example.org']);
		expect(mail?.token).toMatch(/^\d{6}$/);
		const code = { email: 'anna@example.org', token: String(mail?.token), type: 'magiclink' as const };
		const wrong = await visitor.auth.verifyOtp({ ...code, token: mail?.token === '000000' ? '111111' : '000000' });
		expect(wrong.error).toMatchObject({ status: 403, code: 'otp_expired' });
		expect((await visitor.auth.verifyOtp(code)).data.user?.email).toBe('anna@example.org');
		expect((await backend.client().auth.verifyOtp(code)).error).toMatchObject({ status: 403, code: 'otp_expired' });
	});

	test('accepts the hash of a sign-in link, and refuses one older than an hour', async () => {
		const hashFor = async (email: string) => {
			await backend.client().auth.signInWithOtp({ email });
			const [mail] = await backend.sql('select token_hash from public.outbox where email = $1', [email]);
			return String(mail?.token_hash);
		};
		const link = { token_hash: await hashFor('ben@example.org'), type: 'magiclink' as const };
		expect((await backend.client().auth.verifyOtp(link)).data.session).not.toBeNull();
		const late = { token_hash: await hashFor('cem@example.org'), type: 'magiclink' as const };
		await backend.sql("update auth.users set recovery_sent_at = now() - interval '61 minutes' where email = 'cem@example.org'");
		expect((await backend.client().auth.verifyOtp(late)).error).toMatchObject({ code: 'otp_expired' });
	});

	test('refuses sign-up with a password', async () => {
		const { error } = await backend.client().auth.signUp({ email: 'dora@example.org', password: 'correct horse battery' });
		expect(error).toMatchObject({ status: 422, code: 'no_passwords' });
	});

	test('keeps the grants of the migrations', async () => {
		const visitor = backend.client();
		expect((await visitor.from('pub_notes').select()).status).toBe(200);
		expect((await visitor.from('all_notes').select()).error).toMatchObject({ code: '42501' });
		expect((await visitor.from('notes').select()).error).toMatchObject({ code: '42501' });
		expect((await visitor.rpc('hidden')).error).toMatchObject({ code: '42501' });
		expect((await backend.admin().rpc('hidden')).data).toBe('secret');
	});

	test('passes on status, message, details and hint of a refusal', async () => {
		const { status, error } = await backend.client().rpc('refuse');
		expect(status).toBe(409);
		expect(error).toMatchObject({ code: 'PT409', message: 'taken', details: '{"by":"Wall A"}', hint: 'wall_taken' });
	});

	test('runs concurrent requests each with its own identity', async () => {
		const [emil, frida] = [await backend.signIn('emil@example.org'), await backend.signIn('frida@example.org')];
		const people = [
			{ client: emil.client, is: `${emil.userId} authenticated` },
			{ client: frida.client, is: `${frida.userId} authenticated` },
			{ client: backend.client(), is: '- anon' },
			{ client: backend.admin(), is: '- service_role' }
		];
		const callers = Array.from({ length: 80 }, (_, index) => people[index % 4]).filter((person) => person !== undefined);
		const answers = await Promise.all(callers.map(async ({ client }) => (await client.rpc('who')).data as string));
		expect(answers).toEqual(callers.map(({ is }) => is));
	});

	test('shows rows and files to their owner only', async () => {
		const [gero, hana] = [await backend.signIn('gero@example.org'), await backend.signIn('hana@example.org')];
		expect((await gero.client.from('notes').insert({ body: 'mine' })).error).toBeNull();
		expect((await gero.client.from('notes').select('body')).data).toEqual([{ body: 'mine' }]);
		expect((await hana.client.from('notes').select('body')).data).toEqual([]);

		const path = `${gero.userId}/a photo.jpg`;
		const bytes = Buffer.alloc(2_000_000, 'pixel');
		const options = { contentType: 'image/jpeg' };
		expect((await hana.client.storage.from('masters').upload(path, bytes, options)).error).toMatchObject({ statusCode: '403' });
		expect((await backend.admin().storage.from('masters').upload(path, bytes, options)).error).toBeNull();
		expect((await backend.admin().storage.from('masters').upload(path, bytes, options)).error).toMatchObject({ statusCode: '409' });
		const seen = await gero.client.storage.from('masters').download(path);
		expect(seen.data?.type).toBe('image/jpeg');
		expect(bytes.equals(new Uint8Array((await seen.data?.arrayBuffer()) ?? new ArrayBuffer(0)))).toBe(true);
		expect((await hana.client.storage.from('masters').download(path)).error).toMatchObject({ statusCode: '404' });
		await backend.admin().storage.from('masters').remove([path]);
		expect((await backend.admin().storage.from('masters').download(path)).error).toMatchObject({ statusCode: '404' });
	});

	test('serves only its three interfaces, and only with a key', async () => {
		expect((await fetch(`${backend.url}/_system/info`)).status).toBe(404);
		expect((await fetch(`${backend.url}/rest/v1/pub_notes`)).status).toBe(401);
		const keyless = await fetch(`${backend.url}/storage/v1/object/masters/x.jpg`);
		expect(keyless.status).toBeGreaterThanOrEqual(400);
	});
});
