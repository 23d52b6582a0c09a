import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inTurn, takeInTurn } from './queue.server.ts';

test('takes uploads of a rush in turn, refuses the excess as busy, and has room again afterwards', async () => {
	const small = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
		.jpeg()
		.toBuffer();
	const rush = await Promise.all(Array.from({ length: 200 }, () => takeInTurn(small)));
	const made = rush.filter((each) => each.ok).length;
	expect(made).toBeGreaterThanOrEqual(25);
	expect(rush.filter((each) => !each.ok).every((each) => !each.ok && each.reason === 'busy')).toBe(true);
	expect(made).toBeLessThan(200);
	expect((await takeInTurn(small)).ok).toBe(true);
	expect(await takeInTurn(Buffer.from('nothing'))).toEqual({ ok: false, reason: 'not-a-picture' });
});

test('large pictures come one after the other, and small ones don’t wait for them', async () => {
	const ran: string[] = [];
	const ends = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
	const large = ends.map(({ promise }, i) => inTurn(800e6 - i, () => (ran.push(`large ${i}`), promise)));
	await inTurn(40e6, async () => void ran.push('small'));
	expect(ran).toEqual(['large 0', 'small']);
	ends[0].resolve();
	await large[0];
	await inTurn(40e6, async () => void ran.push('small'));
	expect(ran).toEqual(['large 0', 'small', 'large 1', 'small']);
	ends[1].resolve();
	await large[1];
});
