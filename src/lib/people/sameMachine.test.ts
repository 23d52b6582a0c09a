import { expect, test } from 'vitest';
import { isSameMachine } from './sameMachine.ts';

const asked = (clientAddress: string, host: string, more: Record<string, string> = {}, origin = 'http://localhost:3000') =>
	isSameMachine({ clientAddress, headers: new Headers({ host, ...more }), origin });

test.each([
	['127.0.0.1', 'localhost:3000'],
	['::1', '[::1]:3000'],
	['::ffff:127.0.0.1', '127.0.0.1:3000']
])('accepts %s with the host %s as this machine', (address, host) => expect(asked(address, host)).toBe(true));

test.each([
	['192.168.1.7', 'localhost:3000'],
	['127.0.0.1', 'rebound.example:3000'],
	['127.0.0.1', 'localhost.example'],
	['127.0.0.1', ''],
	['127.0.0.1.example', 'localhost']
])('rejects %s with the host %j as another machine', (address, host) => expect(asked(address, host)).toBe(false));

test('rejects requests that a proxy forwarded', () => {
	expect(asked('127.0.0.1', 'localhost:3000', { 'x-forwarded-for': '203.0.113.5' })).toBe(false);
	expect(asked('127.0.0.1', '127.0.0.1:3000', {}, 'https://walls.example')).toBe(false);
});
