import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientAddress, networkOf } from './clientAddress.ts';

test.each([
	['without proxies, the connection counts', '203.0.113.9', 0, '127.0.0.1'],
	['without the header, the connection counts', undefined, 1, '127.0.0.1'],
	['behind one proxy, its entry counts', '203.0.113.9', 1, '203.0.113.9'],
	['entries that a caller wrote don’t count', '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
	['behind two proxies, the outer one’s entry counts', '198.51.100.1, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
	['a request that went past the outer proxy counts by what the inner one saw', '203.0.113.9', 2, '203.0.113.9'],
	['several headers count as one', ['198.51.100.1', '203.0.113.9'], 1, '203.0.113.9'],
	['a port is removed', '203.0.113.9:51034', 1, '203.0.113.9'],
	['an IPv6 address stays', '2001:db8::7', 1, '2001:db8::7'],
	['brackets and port of an IPv6 address are removed', '[2001:db8::7]:443', 1, '2001:db8::7'],
	['what is no address doesn’t count', 'unknown', 1, '127.0.0.1'],
	['an empty entry doesn’t count', '203.0.113.9, ', 1, '127.0.0.1']
])('%s', (_name, forwarded, proxies, address) => {
	expect(clientAddress(forwarded, '127.0.0.1', proxies)).toBe(address);
});

test('whatever a caller writes, the entry of the outermost trusted proxy counts', () => {
	fc.assert(
		fc.property(fc.string(), fc.ipV4(), fc.array(fc.ipV4(), { maxLength: 3 }), (typed, seen, inner) => {
			expect(clientAddress([typed, seen, ...inner].join(', '), '::1', inner.length + 1)).toBe(seen);
		})
	);
});

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
	['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['::1', '0:0:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['', '']
])('%s is in the network %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});
