import { expect, test } from 'vitest';
import { fileSizeText } from './fileSize.ts';

const plain = (bytes: number, locale: string) => fileSizeText(bytes, locale).replaceAll(/\s/g, ' ');

test.each([
	[60_000_000, 'de', '60 MB'],
	[60_000_000, 'en', '60 MB'],
	[52_428_800, 'de', '52 MB'],
	[9_990_000, 'de', '9,9 MB'],
	[2_500_000, 'en', '2.5 MB'],
	[1_000_000, 'de', '1 MB'],
	[999_999, 'de', '999 kB'],
	[0, 'de', '0 kB']
])('%i bytes in %s are "%s", never more than they are', (bytes, locale, text) => {
	expect(plain(bytes, locale)).toBe(text);
});

test('has the number in Latin digits in Arabic', () => {
	expect(fileSizeText(60_000_000, 'ar')).toMatch(/^60\s/);
});
