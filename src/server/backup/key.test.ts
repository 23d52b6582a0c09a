import { expect, test } from 'vitest';
import { backupKey } from './key.ts';

const key = 'twenty characters ok';

test('takes a key of twenty characters', () => {
	expect(backupKey(key, '0')).toBe(key);
});

test('needs none in demo mode', () => {
	expect(backupKey(undefined, '1')).toBe(backupKey('', 'public'));
});

test.each([
	['no key', '', /^BACKUP_KEY is missing: [^\n]*openssl[^\n]*$/],
	['a short key', key.slice(1), /^BACKUP_KEY must have at least 20 characters\.$/],
	['a key of two lines', `${key}\n${key}`, /^BACKUP_KEY must be one line without spaces around it\.$/],
	['a key with a space at its end', `${key} `, /^BACKUP_KEY must be one line/]
])('refuses %s', (_, given, line) => {
	expect(() => backupKey(given, '0')).toThrow(line);
});
