import { describe, expect, test } from 'vitest';
import { emptyEvent, type EventFields, eventFieldsOf, eventKinds, parseEventFields, readEventFields } from './event.ts';

const show = { opens: '2026-10-20', closes: '2027-04-10' };
const typed = (fields: Partial<EventFields>): EventFields => ({
	...emptyEvent,
	day: '2026-11-02',
	from: '18:30',
	until: '20:00',
	...fields
});
const moments = (fields: Partial<EventFields>) => {
	const parsed = parseEventFields(typed(fields), show);
	return parsed.ok ? [parsed.event.startsAt.toISOString(), parsed.event.endsAt.toISOString()] : parsed.errors;
};

describe('local time in Leipzig', () => {
	test.each([
		['winter', '2026-11-02', '18:30', '20:00', '2026-11-02T17:30:00.000Z', '2026-11-02T19:00:00.000Z'],
		['summer', '2027-04-02', '18:30', '20:00', '2027-04-02T16:30:00.000Z', '2027-04-02T18:00:00.000Z'],
		['past midnight', '2026-11-02', '22:00', '01:30', '2026-11-02T21:00:00.000Z', '2026-11-03T00:30:00.000Z'],
		[
			'through the night when the clocks go forward',
			'2027-03-27',
			'23:00',
			'04:00',
			'2027-03-27T22:00:00.000Z',
			'2027-03-28T02:00:00.000Z'
		],
		['through the night when the clocks go back', '2026-10-24', '21:00', '04:00', '2026-10-24T19:00:00.000Z', '2026-10-25T03:00:00.000Z']
	])('converts times %s', (_name, day, from, until, starts, ends) => expect(moments({ day, from, until })).toEqual([starts, ends]));
});

test.each<[Partial<EventFields>, object]>([
	[{ kind: 'party' }, { kind: 'not-a-choice' }],
	[{ day: '' }, { day: 'empty' }],
	[{ day: '2026-02-30' }, { day: 'not-a-day' }],
	[{ day: '2024-11-02' }, { day: 'outside' }],
	[{ day: '2027-07-02' }, { day: 'outside' }],
	[{ from: '25:00' }, { from: 'not-a-time' }],
	[{ from: '' }, { from: 'empty' }],
	[{ until: '18:30' }, { until: 'order' }],
	[{ until: '17:00' }, { until: 'order' }],
	[{ languages: ['de', 'xx'] }, { languages: 'not-a-choice' }],
	[{ title_de: 'x'.repeat(201) }, { title_de: 'too-long' }],
	[{ place_en: '\ud800' }, { place_en: 'unstorable' }],
	// On this day the clocks go forward from 2 to 3.
	[{ day: '2027-03-28', from: '02:30', until: '03:00' }, { until: 'order' }]
])('refuses %j with %j', (fields, errors) => expect(moments(fields)).toEqual(errors));

test.each(eventKinds)('an event of kind %s passes through its form unchanged', (kind) => {
	const form = new FormData();
	const fields = typed({ kind, title_de: 'Mit der Künstlerin', place_en: 'In the yard', languages: ['de', 'gsg'] });
	for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, each);
	const parsed = parseEventFields(readEventFields(form), show);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
	expect(parsed.event.title).toEqual({ de: { t: 'Mit der Künstlerin', by: 'author' } });
	expect(eventFieldsOf(parsed.event)).toEqual(fields);
});

test('keeps texts in other languages', () => {
	const before = { title: { ar: { t: 'افتتاح', by: 'translator' as const } }, place: {} };
	const parsed = parseEventFields(typed({ title_de: 'Eröffnung' }), show, before);
	expect(parsed.ok && Object.keys(parsed.event.title).sort()).toEqual(['ar', 'de']);
});
