import { expect, test } from 'vitest';
import { mayMiss, maySend } from './limits.server.ts';

test('allows 1500 entries per link, enough for a dozen phones, and counts each link separately', async () => {
	const answers = await Promise.all(Array.from({ length: 1510 }, () => maySend('a')));
	expect(answers.filter(Boolean)).toHaveLength(1500);
	expect(await maySend('b')).toBe(true);
});

test('allows 60 wrong tokens per network', async () => {
	const answers = await Promise.all(Array.from({ length: 70 }, (_, i) => mayMiss(`2001:db8:1:2::${i}`)));
	expect(answers.filter(Boolean)).toHaveLength(60);
	expect(await mayMiss('2001:db8:1:3::1')).toBe(true);
});
