import { compareDates, type Day } from '#lib/shared/dates.ts';
import { presentShow, presentWork } from './present.ts';
import type { ShowRow, WorkRow } from './rows.ts';
import type { PublicShow, PublicWork } from './types.ts';

/** A show in a list, with the work that stands for it where there is one to be seen. */
export type Announced = { show: PublicShow; work: PublicWork | null };

export type Programme = { current: Announced[]; upcoming: Announced[]; past: { year: string; shows: Announced[] }[] };

/** How many of a show's first works are asked for, to find one with a picture. */
export const leadingWorks = 3;

/** Current shows with the latest opening first, coming ones with the next first, past ones by the year they ended in, latest first. */
export function presentProgramme(shows: readonly ShowRow[], firstWorks: readonly WorkRow[], today: Day, locale: string): Programme {
	const announced = shows.map((row): Announced => {
		const work = firstWorks.find(({ exhibition_id, image }) => exhibition_id === row.id && image !== null);
		return { show: presentShow(row, today, locale), work: work ? presentWork(work, locale) : null };
	});
	const of = (when: PublicShow['when']) => announced.filter(({ show }) => show.when === when);
	const past: Programme['past'] = [];
	for (const entry of of('past').toSorted((a, b) => compareDates(b.show.closes, a.show.closes))) {
		const year = entry.show.closes.slice(0, 4);
		const last = past.at(-1);
		if (last?.year === year) last.shows.push(entry);
		else past.push({ year, shows: [entry] });
	}
	return {
		current: of('current').toSorted((a, b) => compareDates(b.show.opens, a.show.opens)),
		upcoming: of('upcoming').toSorted((a, b) => compareDates(a.show.opens, b.show.opens)),
		past
	};
}
