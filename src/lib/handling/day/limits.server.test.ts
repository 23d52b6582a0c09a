import { expect, test } from 'vitest';
import { mayMiss, maySend } from './limits.server.ts';

test('a dozen phones send what they kept, a machine is stopped; one link doesn’t stop another', async () => {
	const answers = await Promise.all(Array.from({ length: 1510 }, () => maySend('a')));
	expect(answers.filter(Boolean)).toHaveLength(1500);
	expect(await maySend('b')).toBe(true);
});

test('who guesses tokens is stopped, by network', async () => {
	const answers = await Promise.all(Array.from({ length: 70 }, (_, i) => mayMiss(`2001:db8:1:2::${i}`)));
	expect(answers.filter(Boolean)).toHaveLength(60);
	expect(await mayMiss('2001:db8:1:3::1')).toBe(true);
});
