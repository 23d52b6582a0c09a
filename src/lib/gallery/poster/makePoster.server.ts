import { makePdf, PrinterBusy, type Pdf } from '#lib/papers/typst.server.ts';
import type { PaperLanguage } from '#lib/papers/paper.ts';
import { posterPaper, type PosterPaper } from './posterPaper.ts';
import { publishedBytes } from '../press/pressPictures.server.ts';
import type { PressPicture } from '../press/pressPictures.ts';
import type { FileRow, WorkRow } from '../read/rows.ts';
import type { PublicShow } from '../read/types.ts';

/** Enough for a sheet of A3, and small enough for the answer cache. */
const maxPictureWidthPx = 1280;

const jpegOf = (row: WorkRow | undefined): FileRow | undefined =>
	(row?.image?.files ?? [])
		.filter(({ format, width }) => format === 'jpeg' && width <= maxPictureWidthPx)
		.toSorted((a, b) => b.width - a.width)[0];

/**
 * The poster of a show as PDF, with works that have the consent for the press. Null while too many papers are being printed. `made` is
 * written into the file, so that the same show always gives the same bytes.
 */
export async function makePoster(
	show: PublicShow,
	press: readonly PressPicture[],
	rows: readonly WorkRow[],
	{ paper, language, url, made }: { paper: PosterPaper; language: PaperLanguage; url: string; made: Date }
): Promise<Pdf | null> {
	const files = new Map<number, Uint8Array>();
	for (const { work } of press) {
		const file = jpegOf(rows.find(({ number }) => number === work.number));
		const bytes = file && (await publishedBytes(file));
		if (bytes && work.number !== null) files.set(work.number, bytes);
		// A poster has space for five works and takes the first ones.
		if (files.size === 5) break;
	}
	const works = press.flatMap(({ work }) => (work.number !== null && files.has(work.number) ? [work] : []));
	const { data, numbers } = posterPaper(show, works, paper, language, url);
	const pictures = Object.fromEntries(numbers.flatMap((number) => (number === null ? [] : [[`${number}.jpg`, files.get(number)!]])));
	try {
		return await makePdf('poster', data, made, pictures, 'visitor');
	} catch (error) {
		if (error instanceof PrinterBusy) return null;
		throw error;
	}
}
