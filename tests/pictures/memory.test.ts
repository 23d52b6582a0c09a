import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { heavy } from './heavy.ts';

/**
 * Takes the heaviest pictures, each in a process of its own, as the system counts its memory (VmHWM, on Linux only). Without RUNS, as in
 * `npm test`, those that came closest to the bound and the one that took 3 GB; `npm run test:faults` takes every kind.
 */
const maxBytes = 1_000_000_000;
const worst: Readonly<Record<string, 'taken' | 'too-much-memory'>> = {
	'PNG, RGB, interlaced, rotated': 'taken',
	'PNG, RGBA 16 bits, interlaced, rotated': 'too-much-memory',
	'JPEG 4:4:4, progressive': 'taken',
	WebP: 'too-much-memory',
	'AVIF 40 megapixels with alpha': 'taken'
};
const kinds = Object.keys(heavy).filter((kind) => process.env.RUNS || kind in worst);
type Measured = { reason: string | null; before: number; take: number; peak: number };

test.runIf(process.platform === 'linux').each(kinds)('%s takes less than 1 GB, or is refused', { timeout: 240_000 }, async (kind) => {
	const folder = await mkdtemp(join(tmpdir(), 'waende-heavy-'));
	try {
		const path = join(folder, 'picture');
		const picture = await heavy[kind]!();
		await writeFile(path, picture);
		const child = join(import.meta.dirname, 'memoryChild.ts');
		// As src/server/start sets it.
		const env = { ...process.env, MALLOC_ARENA_MAX: '2' };
		const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', child, path], { env });
		const { reason, take, peak } = JSON.parse(stdout.trim().split('\n').at(-1)!) as Measured;
		const megabytes = [picture.length, take, peak].map((bytes) => (bytes / 1e6).toFixed(1));
		console.log(`${kind}: ${megabytes[0]} MB, ${reason ?? 'taken'}, ${megabytes[1]} MB to take it, ${megabytes[2]} MB in all`);
		if (worst[kind]) expect(reason ?? 'taken').toBe(worst[kind]);
		else expect(['taken', 'too-much-memory']).toContain(reason ?? 'taken');
		expect(peak).toBeLessThan(maxBytes);
	} finally {
		await rm(folder, { recursive: true });
	}
});
