import { expect, test } from 'vitest';
import { lengths, noFacts } from './artwork.ts';
import { parseWorkForm, showWorkForm, type WorkForm } from './form.ts';
import { fieldProblem } from './words.ts';

test('names every field with an error like the form, and the number of the part', () => {
	const empty = showWorkForm(noFacts, 'de');
	const texts = Object.entries(empty).filter(([, value]) => typeof value === 'string');
	const part = Object.fromEntries(lengths.map((name) => [name, 'viel']));
	const wrong = { ...Object.fromEntries(texts.map(([name]) => [name, '\0'])), parts: [part, part] };
	const parsed = parseWorkForm({ ...empty, ...wrong } as WorkForm, noFacts);
	const errors = parsed.ok ? {} : parsed.errors;
	expect(Object.keys(errors)).toHaveLength(texts.length + 2 * lengths.length);
	for (const [field, error] of Object.entries(errors)) expect(fieldProblem(field, error)).not.toContain(`${field}:`);
	expect(fieldProblem('height.0', 'not-a-length')).toMatch(/^Höhe[^:]*: /);
	expect(fieldProblem('title_2', 'too-long')).toMatch(/^Titel[^:]*: /);
	expect(fieldProblem('width.1', 'too-small')).toMatch(/^Breite.*2.*: /);
});
