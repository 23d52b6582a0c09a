import { slugify } from '#lib/shared/slug.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { creditsOf, presentWork } from '../read/present.ts';
import type { FileRow, WorkRow } from '../read/rows.ts';
import type { PublicWork } from '../read/types.ts';

/** A picture that the press may have: its work, the file it is made of, how it is called when saved. */
export type PressPicture = { work: PublicWork; file: FileRow; fileName: string; credit: string; width: number; height: number };

/** Nobody gets more of a picture than this without the artist's consent to full resolution. */
const maxPx = 2000;

/** "3-mary-cassatt-in-der-loge.jpg": the number first, so that files lie in the order of the show. */
const nameOf = (work: PublicWork): string => {
	const words = [work.caption.artist?.text, work.caption.title?.text].filter(Boolean).join(' ');
	return `${work.number}-${slugify(words, slugify(m.gallery_press_file(), 'werk'))}.jpg`;
};

/** What stands below the picture wherever it is printed, and in the file: whose work, then the origin of the work and its photograph. */
const creditOf = (work: PublicWork, row: WorkRow): string =>
	[
		[work.caption.artist?.text, work.caption.title?.text ?? m.gallery_untitled(), work.caption.year].filter(Boolean).join(', '),
		...creditsOf(row)
	].join('. ');

/** The pictures of those works of a show that the press may have (`allowed`: their numbers), by number. */
export function presentPress(works: readonly WorkRow[], allowed: ReadonlySet<number>, locale: string): PressPicture[] {
	return works.flatMap((row): PressPicture[] => {
		const files = (row.image?.files ?? []).filter(({ width, height }) => Math.max(width, height) <= maxPx);
		// WebP and JPEG are in sRGB; AVIF may be in a wider space.
		const best = files.filter(({ format }) => format !== 'avif').toSorted((a, b) => b.width - a.width)[0];
		if (!allowed.has(row.number) || !row.shown || !best) return [];
		const work = presentWork(row, locale);
		return [{ work, file: best, fileName: nameOf(work), credit: creditOf(work, row), width: best.width, height: best.height }];
	});
}
