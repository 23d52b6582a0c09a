import { expect, test } from 'vitest';
import { presentProgramme } from './programme.ts';
import { showRows, workRow } from './rows.example.ts';

const show = (slug: string, opens: string, closes: string) => ({ ...showRows.show, id: slug, slug, opens, closes });

test('the programme on a day', () => {
	const shows = [
		show('later', '2026-09-01', '2026-10-01'),
		show('next', '2026-07-01', '2026-08-01'),
		show('older', '2026-05-01', '2026-06-15'),
		show('newer', '2026-06-01', '2026-06-30'),
		show('winter', '2025-12-01', '2026-01-10'),
		show('first', '2025-03-01', '2025-04-01'),
		show('spring', '2026-03-01', '2026-04-01')
	];
	const { current, upcoming, past } = presentProgramme(shows, [{ ...workRow(2), exhibition_id: 'next' }], '2026-06-10', 'de');
	expect(current.map((entry) => entry.show.slug)).toEqual(['newer', 'older']);
	expect(upcoming.map((entry) => [entry.show.slug, entry.work?.number ?? null])).toEqual([
		['next', 2],
		['later', null]
	]);
	expect(past.map(({ year, shows: ended }) => [year, ended.map((entry) => entry.show.slug)])).toEqual([
		['2026', ['spring', 'winter']],
		['2025', ['first']]
	]);
});
