import { expect, test } from 'vitest';
import { callerNetwork, waitSeconds } from './limits.server.ts';

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:db8:1:2::9', '2001:db8:1:2'],
	['2001:db8::9', '2001:db8:0:0'],
	['::1', '0:0:0:0']
])('%s belongs to %s', (address, network) => expect(callerNetwork(address)).toBe(network));

test('delays the seventh code for an address, but not codes for other addresses', async () => {
	const ask = (email: string) => waitSeconds('ask', '192.0.2.1', email);
	for (let n = 0; n < 6; n++) expect(await ask('a@example.org')).toBe(0);
	expect(await ask('a@example.org')).toBeGreaterThan(800);
	expect(await ask('b@example.org')).toBe(0);
});

test('stops a caller after ten guesses, but not the owner on another network', async () => {
	for (let n = 0; n < 10; n++) expect(await waitSeconds('try', '192.0.2.2', 'c@example.org')).toBe(0);
	expect(await waitSeconds('try', '192.0.2.2', 'c@example.org')).toBeGreaterThan(0);
	expect(await waitSeconds('try', '192.0.2.3', 'c@example.org')).toBe(0);
});

test('limits how many addresses one caller can request codes for', async () => {
	const waits = [];
	for (let n = 0; n < 61; n++) waits.push(await waitSeconds('ask', '192.0.2.4', `${n}@example.org`));
	expect(waits.slice(0, 60).every((wait) => wait === 0)).toBe(true);
	expect(waits[60]).toBeGreaterThan(0);
});
