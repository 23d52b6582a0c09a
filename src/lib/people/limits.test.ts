import { expect, test } from 'vitest';
import { callerNetwork } from './limits.server.ts';

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:db8:1:2::9', '2001:db8:1:2'],
	['2001:db8::9', '2001:db8:0:0'],
	['::1', '0:0:0:0']
])('%s belongs to %s', (address, network) => expect(callerNetwork(address)).toBe(network));
