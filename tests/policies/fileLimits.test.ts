import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectLimitBytes } from '#backend/app.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';

/** Every bucket says how large a file may be, and the storage keeps to it: what the site promises is what is enforced. */
const limits = { handling: 60_000_000, masters: 60_000_000, papers: 20_000_000, pictures: 73_400_320, sounds: 20_000_000 };

test('the project takes at least as much as each bucket, here and hosted', () => {
	const config = readFileSync(join(import.meta.dirname, '../../supabase/config.toml'), 'utf8');
	const [, mebibytes] = /\[storage\]\s+file_size_limit = "(\d+)MiB"/.exec(config) ?? [];
	expect(Number(mebibytes) * 1024 * 1024).toBe(projectLimitBytes);
	expect(Math.max(...Object.values(limits))).toBeLessThanOrEqual(projectLimitBytes);
});

describe.each(['pglite', 'postgres'] as const)('on %s', (driver) => {
	let backend: TestBackend;
	beforeAll(async () => {
		backend = await startTestBackend(driver);
	});
	afterAll(() => backend?.stop());

	test('the buckets have these limits, as the site reads them', async () => {
		const { data } = await backend.admin().storage.listBuckets();
		expect(Object.fromEntries((data ?? []).map(({ id, file_size_limit }) => [id, Number(file_size_limit)]))).toEqual(limits);
	});

	const send = (bucket: string, path: string, data: Uint8Array | ReadableStream) =>
		backend.admin().storage.from(bucket).upload(path, data, { duplex: 'half' });
	const objects = () => backend.sql('select bucket_id, name from storage.objects', []);

	test.each(Object.entries(limits))('%s takes %i bytes and no more', async (bucket, bytes) => {
		const taken = new Uint8Array(bytes);
		if (bytes < projectLimitBytes) {
			expect((await send(bucket, 'a', taken)).error).toBeNull();
			await backend.admin().storage.from(bucket).remove(['a']);
		}
		expect((await send(bucket, 'b', new Uint8Array(bytes + 1))).error).toMatchObject({ statusCode: '413' });
		expect(await objects()).toEqual([]);
	});

	test('a lower limit holds from then on, whatever form the file comes in', async () => {
		await backend.sql("update storage.buckets set file_size_limit = 1000 where id = 'masters'", []);
		for (const data of [new Uint8Array(1001), new Blob([new Uint8Array(1001)]).stream()])
			expect((await send('masters', 'c', data)).error).toMatchObject({ statusCode: '413' });
		expect((await send('masters', 'd', new Uint8Array(1000))).error).toBeNull();
		expect(await objects()).toEqual([{ bucket_id: 'masters', name: 'd' }]);
	});
});
