import { expect, test } from 'vitest';
import { presentWork } from './present.ts';
import { artistsOf, countWorks, presentEvents, presentShow } from './presentShow.ts';
import { hiddenRow, showRows, workRow } from './rows.example.ts';

const texts = (t: string) => ({ de: { t, by: 'author' as const } });
const works = [
	workRow(1),
	hiddenRow(2),
	{ ...workRow(3), artist_slug: 'ada', artist_name: texts('Ada') },
	{ ...workRow(4), artist_slug: null, artist_name: null },
	workRow(5)
].map((row) => presentWork(row, 'de'));

test('presents a show in the reader’s language, current on a day within its dates', () => {
	expect(presentShow(showRows.show, '2026-05-10', 'en')).toMatchObject({ slug: 'anderswo', title: { text: 'Elsewhere' }, when: 'current' });
});

test('lists artists once, in the order of their works, without artists who aren’t shown', () => {
	expect(artistsOf(works).map(({ slug, name, numbers }) => [slug, name.text, numbers])).toEqual([
		['leyla', 'Leyla', [1, 5]],
		['ada', 'Ada', [3]]
	]);
});

test('counts all works and the withheld ones', () => expect(countWorks(works)).toEqual({ all: 5, withheld: 1 }));

test('an event is over from its end on', () => {
	const row = {
		id: 'v',
		kind: 'tour' as const,
		title: {},
		place: texts('Im Hof'),
		starts_at: '2026-05-02T16:30:00Z',
		ends_at: '2026-05-02T18:00:00Z',
		languages: ['de'],
		sequence: 0,
		changed_at: '2026-05-01T00:00:00Z'
	};
	const at = (now: string) => presentEvents([row], new Date(now), 'de')[0]!;
	expect([at('2026-05-02T17:59:59Z').over, at('2026-05-02T18:00:00Z').over]).toEqual([false, true]);
	expect([at('2026-05-02T18:00:00Z').title, at('2026-05-02T18:00:00Z').place?.text]).toEqual([null, 'Im Hof']);
});
