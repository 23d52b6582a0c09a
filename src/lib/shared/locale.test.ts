import { expect, test } from 'vitest';
import { languageName } from './locale.ts';

test('names a language in the language of the page', () => {
	expect([languageName('ar', 'de'), languageName('ar', 'en'), languageName('de-AT', 'en')]).toEqual([
		'Arabisch',
		'Arabic',
		'Austrian German'
	]);
});

test.each(['de-x1', 'de-a1', 'abcd-', '', 'zz'])('returns %j, which is no language, as it is', (language) => {
	expect(languageName(language, 'de')).toBe(language);
});
