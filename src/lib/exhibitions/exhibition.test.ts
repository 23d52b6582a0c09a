import { expect, test } from 'vitest';
import { daysOf, parseShowFields, readShowFields, type ShowErrors, type ShowFields, showFieldsOf } from './exhibition.ts';

const fields: ShowFields = {
	title_de: 'Über Brücken',
	title_en: 'On Bridges',
	subtitle_de: '',
	subtitle_en: '',
	introduction_de: 'Zwei Ufer.',
	introduction_en: '',
	installs: '2026-04-28',
	opens: '2026-05-01',
	closes: '2026-05-30',
	taken_down: '2026-06-01',
	walls: ['2', '3', '2']
};
const author = (t: string) => ({ t, by: 'author' });

test('parses texts per language, days, and walls without duplicates', () => {
	expect(parseShowFields(fields)).toEqual({
		ok: true,
		show: {
			slug: 'ueber-bruecken',
			title: { de: author('Über Brücken'), en: author('On Bridges') },
			subtitle: {},
			introduction: { de: author('Zwei Ufer.') },
			installs: '2026-04-28',
			opens: '2026-05-01',
			closes: '2026-05-30',
			takenDown: '2026-06-01',
			walls: [2, 3]
		}
	});
});

test('fills in the suggested outer days if they are empty', () => {
	const days = { installs: '2026-04-29', opens: '2026-05-01', closes: '2026-05-30', takenDown: '2026-05-31' };
	expect(daysOf({ ...fields, installs: '', taken_down: '' })).toEqual(days);
	expect(parseShowFields({ ...fields, installs: '', taken_down: '' })).toMatchObject({ ok: true, show: days });
	expect(daysOf({ ...fields, opens: '' })).toBeNull();
});

test('a show passes through its form unchanged, and texts in other languages stay', () => {
	const arabic = { ar: { t: 'جسور', by: 'translator' as const } };
	const before = { title: arabic, subtitle: {}, introduction: {} };
	const parsed = parseShowFields(fields, before);
	if (!parsed.ok) throw new Error('not parsed');
	expect(parsed.show.title).toMatchObject(arabic);
	expect(parseShowFields(showFieldsOf(parsed.show), parsed.show)).toEqual(parsed);
});

test.each<[Partial<ShowFields>, ShowErrors]>([
	[{ title_de: ' ', title_en: '' }, { title_de: 'empty' }],
	[{ title_de: 'a'.repeat(201) }, { title_de: 'too-long' }],
	[{ introduction_en: 'a\0' }, { introduction_en: 'unstorable' }],
	[{ opens: '' }, { opens: 'empty' }],
	[{ closes: '30.5.' }, { closes: 'not-a-day' }],
	[{ installs: 'bald' }, { installs: 'not-a-day' }],
	[{ closes: '2026-04-30', taken_down: '' }, { closes: 'order' }],
	[{ installs: '2026-05-02' }, { installs: 'order' }],
	[{ taken_down: '2026-05-29' }, { taken_down: 'order' }],
	[{ taken_down: '2029-06-01' }, { taken_down: 'too-far' }],
	[{ walls: ['A'] }, { walls: 'not-a-choice' }]
])('refuses %j with an error at its field', (change, errors) => {
	expect(parseShowFields({ ...fields, ...change })).toEqual({ ok: false, errors });
});

test('accepts a title only in English, and reads a posted form as typed', () => {
	expect(parseShowFields({ ...fields, title_de: '' })).toMatchObject({ ok: true, show: { slug: 'on-bridges' } });
	const form = new FormData();
	form.append('title_de', ' a\r\nb');
	form.append('walls', '2');
	form.append('walls', '3');
	expect(readShowFields(form)).toMatchObject({ title_de: ' a\nb', opens: '', walls: ['2', '3'] });
});
