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

test('the seventh code for an address has to wait, other addresses do not', async () => {
	const ask = (email: string) => waitSeconds('ask', '192.0.2.1', email);
	for (let n = 0; n < 6; n++) expect(await ask('a@example.org')).toBe(0);
	expect(await ask('a@example.org')).toBeGreaterThan(800);
	expect(await ask('b@example.org')).toBe(0);
});

test('guessing ends after ten codes, and for the owner elsewhere it does not', async () => {
	for (let n = 0; n < 10; n++) expect(await waitSeconds('try', '192.0.2.2', 'c@example.org')).toBe(0);
	expect(await waitSeconds('try', '192.0.2.2', 'c@example.org')).toBeGreaterThan(0);
	expect(await waitSeconds('try', '192.0.2.3', 'c@example.org')).toBe(0);
});

test('one caller cannot ask for ever more addresses', async () => {
	const waits = [];
	for (let n = 0; n < 61; n++) waits.push(await waitSeconds('ask', '192.0.2.4', `${n}@example.org`));
	expect(waits.slice(0, 60).every((wait) => wait === 0)).toBe(true);
	expect(waits[60]).toBeGreaterThan(0);
});
