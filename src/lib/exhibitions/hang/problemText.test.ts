import { afterAll, describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/shared/paraglide/runtime.js';
import { errorCodes, type Problem, type ProblemCode, warningCodes } from '#lib/walls/problems/problem.ts';
import { hangRefusalText, problemText } from './problemText.ts';

const values: Partial<Record<ProblemCode, Problem['values']>> = {
	'blocked-zone': { reason: 'door' },
	'hook-load': { weightG: 10_500, limitG: 8000 },
	'cord-load': { weightG: 10_500, limitG: 8000 },
	'metre-load': { weightG: 10_500, limitG: 8000, fromMm: 200, toMm: 1200 },
	'load-unknown': { what: 'hook,cord,metre' },
	'label-blocked': { reason: 'radiator' },
	'burnable-in-escape-route': { noted: 0 },
	'size-changed': { widthMm: 305, heightMm: 400 }
};
const problem = (code: ProblemCode): Problem => ({ code, severity: 'error', placementIds: ['4', '5.2'], values: values[code] ?? {} });
const codes = [...errorCodes, ...warningCodes];

describe.each(['de', 'en'] as const)('in %s', (locale) => {
	const say = (one: Problem): string => {
		overwriteGetLocale(() => locale);
		return problemText(one, locale);
	};
	afterAll(() => overwriteGetLocale(() => 'de'));

	test('every problem has its own sentence, which names the work', () => {
		const sentences = codes.map((code) => say(problem(code)));
		expect(new Set(sentences).size).toBe(codes.length);
		for (const sentence of sentences) {
			expect(sentence).toMatch(/\b4\b/);
			expect(sentence).not.toMatch(/undefined|NaN|\{/);
		}
	});

	test('a load refused by the database has the same sentence as in the planner', () => {
		overwriteGetLocale(() => locale);
		for (const code of ['hook-load', 'cord-load', 'metre-load'] as const) {
			expect(hangRefusalText(code, { wall: 'A', numbers: [4, '5.2'], ...values[code] }, locale)).toBe(say(problem(code)));
		}
	});
});

test('writes lengths in centimetres, weights in kilograms, and carriers as words', () => {
	overwriteGetLocale(() => 'de');
	expect(problemText(problem('metre-load'), 'de')).toBe(
		'Zu schwer für die Schiene: Von 20,0 bis 120,0 cm hängen 10,5 kg (Nummer 4 und 5.2), sie trägt dort 8 kg.'
	);
	expect(problemText(problem('load-unknown'), 'de')).toBe(
		'Nicht geprüft: Es ist nicht bekannt, wie viel ein Haken, ein Seil oder ein Meter Schiene trägt (Nummer 4 und 5.2).'
	);
	const noted = { ...problem('burnable-in-escape-route'), values: { noted: 1 } };
	expect(problemText(noted, 'de')).not.toBe(problemText(problem('burnable-in-escape-route'), 'de'));
});
