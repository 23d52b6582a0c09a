import { expect, test } from 'vitest';
import { createRoom } from './room.ts';

test('bounds each person, each network and everybody, and gives places back', () => {
	const room = createRoom({ perPerson: 1, perNetwork: 2, total: 3 });
	const leave = room.enter({ person: 'a', network: 'n' });
	expect(leave).toBeTypeOf('function');
	expect(room.enter({ person: 'a', network: 'm' })).toBe('too-many-of-yours');
	expect(room.enter({ person: 'b', network: 'n' })).toBeTypeOf('function');
	expect(room.enter({ person: 'c', network: 'n' })).toBe('too-many-of-network');
	expect(room.enter({ person: 'c', network: 'm' })).toBeTypeOf('function');
	expect(room.enter({ person: 'd', network: 'm' })).toBe('busy');
	(leave as () => void)();
	expect(room.enter({ person: 'a', network: 'n' })).toBeTypeOf('function');
});
