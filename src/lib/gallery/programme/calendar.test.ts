import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '../../../../tests/support/naughtyStrings.ts';
import { hasVisible, type Texts } from '#lib/shared/texts.ts';
import { showCalendar } from './calendar.ts';
import { showRows } from '../read/rows.example.ts';
import type { EventRow } from '../read/rows.ts';

const place = { origin: 'https://walls.example', locale: 'de' as const };
const texts = (t: string): Texts => ({ de: { t, by: 'author' } });
const event = (more: Partial<EventRow> = {}): EventRow => ({
	id: 'v1',
	kind: 'tour',
	title: {},
	place: {},
	starts_at: '2026-05-02T16:30:00Z',
	ends_at: '2026-05-02T18:00:00Z',
	languages: ['de'],
	sequence: 2,
	changed_at: '2026-04-01T10:00:00Z',
	...more
});

/** Parses a calendar file, and checks its line ends and line lengths (RFC 5545). */
function read(file: string) {
	expect(file.split('\r\n').join('')).not.toMatch(/[\r\n]/);
	for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
	const calendar = new ICAL.Component(ICAL.parse(file) as never);
	return calendar.getAllSubcomponents('vevent').map((found) => new ICAL.Event(found));
}

test('a show is an all-day event that ends on the day after its last day', () => {
	const [whole, tour] = read(showCalendar(showRows.show, [event()], place));
	expect([whole!.startDate.isDate, whole!.startDate.toString(), whole!.endDate.toString()]).toEqual([true, '2026-05-01', '2026-06-02']);
	expect(whole!.duration.toSeconds() / 86_400).toBe(32);
	expect([whole!.summary, whole!.description, whole!.uid]).toEqual(['Anderswo', 'Ein Satz.', 'show-e1@walls.example']);
	expect(whole!.component.getFirstPropertyValue('url')).toBe('https://walls.example/exhibitions/anderswo');
	expect([tour!.uid, tour!.sequence, tour!.summary]).toEqual(['event-v1@walls.example', 2, 'Führung: Anderswo']);
	expect(tour!.location).toContain('Petersstraße 16, 04109 Leipzig');
});

describe('events around the change to winter time keep their local time', () => {
	test.each([
		['before', '2026-10-24T16:00:00Z', '2026-10-24T18:00:00Z', 18],
		['through the night', '2026-10-24T20:00:00Z', '2026-10-25T03:00:00Z', 22],
		['after', '2026-10-25T17:00:00Z', '2026-10-25T19:00:00Z', 18]
	])('%s', (_name, starts_at, ends_at, hourInLeipzig) => {
		const [found] = read(showCalendar(showRows.show, [], place, event({ starts_at, ends_at })));
		const [starts, ends] = [found!.startDate.toJSDate(), found!.endDate.toJSDate()];
		expect([starts.toISOString(), ends.toISOString()]).toEqual([starts_at, ends_at].map((at) => new Date(at).toISOString()));
		expect(starts.toLocaleString('de', { timeZone: 'Europe/Berlin', hour: '2-digit' })).toBe(`${hourInLeipzig} Uhr`);
	});
});

test('a file of a single event contains only this event, in the requested language', () => {
	const named = event({ title: { ...texts('Mit Leyla'), en: { t: 'With Leyla', by: 'translator' } }, place: texts('Im Hof') });
	const [found, ...more] = read(showCalendar(showRows.show, [event()], { ...place, locale: 'en' }, named));
	expect(more).toEqual([]);
	expect([found!.summary, found!.location, found!.description]).toEqual(['Guided tour: With Leyla', 'Im Hof', 'Elsewhere']);
	expect(found!.component.getFirstPropertyValue('url')).toBe('https://walls.example/en/exhibitions/anderswo#events');
});

test('user text never changes the structure of the file', () => {
	for (const typed of [...naughtyStrings, 'a\r\nBEGIN:VEVENT\r\nUID:x', 'A;B,C\\D', '\u2028', 'ü'.repeat(300), '👨‍👩‍👧‍👦'.repeat(60)].filter(
		hasVisible
	)) {
		const found = read(showCalendar({ ...showRows.show, introduction: texts(typed) }, [], place));
		expect(found).toHaveLength(1);
		const [one] = read(showCalendar(showRows.show, [], place, event({ title: texts(typed), place: texts(typed) })));
		const normalized = (text: string) =>
			text
				.toWellFormed()
				.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
				.replace(/ +/g, ' ')
				.trim();
		expect(normalized(one!.location)).toBe(normalized(typed));
		expect(normalized(one!.summary)).toBe(`Führung: ${normalized(typed)}`.trim());
	}
});

test('the same show gives the same file', () => {
	const make = () => showCalendar(showRows.show, [event()], place);
	expect(make()).toBe(make());
});
