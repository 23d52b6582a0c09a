import { expect, test } from 'vitest';
import { presentProgramme } from './programme.ts';
import { showRows, workRow } from '../read/rows.example.ts';

const show = (slug: string, opens: string, closes: string) => ({ ...showRows.show, id: slug, slug, opens, closes });

test('presentProgramme groups and sorts shows as of a day', () => {
	const shows = [
		show('later', '2026-09-01', '2026-10-01'),
		show('next', '2026-07-01', '2026-08-01'),
		show('older', '2026-05-01', '2026-06-15'),
		show('newer', '2026-06-01', '2026-06-30'),
		show('winter', '2025-12-01', '2026-01-10'),
		show('first', '2025-03-01', '2025-04-01'),
		show('spring', '2026-03-01', '2026-04-01')
	];
	// The first work has no picture; the last belongs to a show that isn't listed.
	const firstWorks = [{ ...workRow(1), image: null }, workRow(2), workRow(3)]
		.map((work) => ({ ...work, exhibition_id: 'next' }))
		.concat(workRow(4));
	const { current, upcoming, past } = presentProgramme(shows, firstWorks, '2026-06-10', 'de');
	expect(current.map((entry) => entry.show.slug)).toEqual(['newer', 'older']);
	expect(upcoming.map((entry) => [entry.show.slug, entry.works.map(({ number }) => number)])).toEqual([
		['next', [2, 3]],
		['later', []]
	]);
	expect(past.map(({ year, shows: ended }) => [year, ended.map((entry) => entry.show.slug)])).toEqual([
		['2026', ['spring', 'winter']],
		['2025', ['first']]
	]);
});
