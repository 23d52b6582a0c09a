import sharp from 'sharp';
import { expect, test } from 'vitest';
import { deriveInTurn } from './queue.server.ts';

test('a rush is served in turn, what is too much is asked to come back, and afterwards there is room again', async () => {
	const small = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
		.jpeg()
		.toBuffer();
	const rush = await Promise.all(Array.from({ length: 200 }, () => deriveInTurn(small)));
	const made = rush.filter((each) => each.ok).length;
	expect(made).toBeGreaterThanOrEqual(25);
	expect(rush.filter((each) => !each.ok).every((each) => !each.ok && each.reason === 'busy')).toBe(true);
	expect(made).toBeLessThan(200);
	expect((await deriveInTurn(small)).ok).toBe(true);
	expect(await deriveInTurn(Buffer.from('nothing'))).toEqual({ ok: false, reason: 'not-a-picture' });
});
