import { slugify } from '#lib/shared/slug.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { creditsOf, presentWork } from '../read/present.ts';
import type { FileRow, WorkRow } from '../read/rows.ts';
import type { PublicWork } from '../read/types.ts';

/** A picture for the press: its work, the source file, the name of the download, the credit line, and its size in pixels. */
export type PressPicture = { work: PublicWork; file: FileRow; fileName: string; credit: string; width: number; height: number };

/** The longest side of a file without the artist's consent to full resolution. */
const maxPx = 2000;

/** "3-mary-cassatt-in-der-loge.jpg": the number comes first, so that files sort in the order of the show. */
const nameOf = (work: PublicWork): string => {
	const words = [work.caption.artist?.text, work.caption.title?.text].filter(Boolean).join(' ');
	return `${work.number}-${slugify(words, slugify(m.gallery_press_file(), 'werk'))}.jpg`;
};

/** The credit line to print below the picture, also stored in the file: artist, title, year, then the credits of the work and its photograph. */
const creditOf = (work: PublicWork, row: WorkRow): string =>
	[
		[work.caption.artist?.text, work.caption.title?.text ?? m.gallery_untitled(), work.caption.year].filter(Boolean).join(', '),
		...creditsOf(row)
	].join('. ');

/** The press pictures of a show, in the order of `works`. `allowed` are the numbers of the works with the consent for the press. */
export function presentPress(works: readonly WorkRow[], allowed: ReadonlySet<number>, locale: string): PressPicture[] {
	return works.flatMap((row): PressPicture[] => {
		const files = (row.image?.files ?? []).filter(({ width, height }) => Math.max(width, height) <= maxPx);
		// WebP and JPEG files are in sRGB; AVIF may have a wider colour space.
		const best = files.filter(({ format }) => format !== 'avif').toSorted((a, b) => b.width - a.width)[0];
		if (!allowed.has(row.number) || !row.shown || !best) return [];
		const work = presentWork(row, locale);
		return [{ work, file: best, fileName: nameOf(work), credit: creditOf(work, row), width: best.width, height: best.height }];
	});
}
