import { expect, test } from 'vitest';
import { phoneLanguage } from './phoneLanguage.ts';

test.each([
	[null, 'de'],
	['', 'de'],
	['en-GB,en;q=0.9', 'en'],
	['de-AT,en;q=0.9', 'de'],
	['en;q=0.5,de;q=0.8', 'de'],
	['ar,en;q=0.7,de;q=0.3', 'en'],
	['ar', 'de'],
	['fr-FR, *;q=0.1', 'de'],
	['de;q=0, en', 'en'],
	['en;q=0', 'de'],
	['EN', 'en'],
	['en;q=x,;;;=,\u0000', 'de'],
	['x'.repeat(100_000), 'de']
])('Accept-Language %s selects %s', (header, locale) => {
	expect(phoneLanguage(header)).toBe(locale);
});
