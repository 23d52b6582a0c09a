import { compareDates, type Day } from '#lib/shared/dates.ts';
import { presentWork } from '../read/present.ts';
import { presentShow } from '../read/presentShow.ts';
import type { ShowRow, WorkRow } from '../read/rows.ts';
import type { PublicShow, PublicWork } from '../read/types.ts';

/** A show in a list, with the first public works for its poster. */
export type Announced = { show: PublicShow; works: PublicWork[] };

export type Programme = { current: Announced[]; upcoming: Announced[]; past: { year: string; shows: Announced[] }[] };

/** How many of a show's first works are read for its poster. */
export const leadingWorks = 5;
/** The number of past shows on a page. */
export const pastPerPage = 24;

/** Groups shows: current ones, latest opening first; upcoming ones, next opening first; past ones by the year of their end, latest first. */
export function presentProgramme(shows: readonly ShowRow[], firstWorks: readonly WorkRow[], today: Day, locale: string): Programme {
	const announced = shows.map((row): Announced => {
		const works = firstWorks.filter(({ exhibition_id, image }) => exhibition_id === row.id && image !== null);
		return { show: presentShow(row, today, locale), works: works.map((work) => presentWork(work, locale)) };
	});
	const byTime = (when: PublicShow['when']) => announced.filter(({ show }) => show.when === when);
	const past: Programme['past'] = [];
	for (const entry of byTime('past').toSorted((a, b) => compareDates(b.show.closes, a.show.closes))) {
		const year = entry.show.closes.slice(0, 4);
		const last = past.at(-1);
		if (last?.year === year) last.shows.push(entry);
		else past.push({ year, shows: [entry] });
	}
	return {
		current: byTime('current').toSorted((a, b) => compareDates(b.show.opens, a.show.opens)),
		upcoming: byTime('upcoming').toSorted((a, b) => compareDates(a.show.opens, b.show.opens)),
		past
	};
}
