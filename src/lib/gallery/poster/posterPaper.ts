import { paperText, type PaperLanguage, type PaperText } from '#lib/papers/paper.ts';
import { qrOf } from '#lib/papers/labelCards.ts';
import { formatDateRange } from '#lib/shared/dates.ts';
import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { composePoster, posterTitleSize, posterWorks } from './poster.ts';
import type { PublicShow, PublicWork } from '../read/types.ts';

export const posterPapers = ['a4', 'a3'] as const;
export type PosterPaper = (typeof posterPapers)[number];

/** A picture on the poster: the name of its file, its place as shares of the sheet's width, its alternative text. */
export type PosterPicture = { name: string; x: number; y: number; width: number; height: number; alt: PaperText };

/** The data for the Typst template of a show's printed poster. `numbers` are the numbers of the works in `data.pictures`, in the same order. */
export function posterPaper(show: PublicShow, works: readonly PublicWork[], paper: PosterPaper, language: PaperLanguage, url: string) {
	const o = { locale: language };
	const textOf = (words: { text: string; lang: string }): PaperText => paperText(words.lang, words.text);
	const boxes = composePoster(posterWorks(works));
	const pictures = boxes.map(({ work, x, y, width, height }): PosterPicture => ({
		name: `${work.number}.jpg`,
		x,
		y,
		width,
		height,
		alt: paperText(work.picture.alt.lang, work.picture.alt.text || m.gallery_untitled({}, o))
	}));
	return {
		data: {
			title: m.gallery_poster_title({ show: show.title.text }, o),
			lang: language,
			house: m.shared_site_name({}, o),
			paper,
			show: textOf(show.title),
			titleSize: posterTitleSize(show.title.text),
			subtitle: show.subtitle && textOf(show.subtitle),
			dates: formatDateRange(show.opens, show.closes, language),
			place: [m.shared_footer_house({}, o), `${house.street}, ${house.city}`],
			way: m.shared_footer_way({}, o),
			free: m.gallery_poster_free({}, o),
			pictures,
			qr: qrOf(url),
			qrAlt: m.gallery_poster_qr({ address: url }, o),
			address: url.replace(/^https?:\/\//, '')
		},
		numbers: boxes.map(({ work }) => work.number)
	};
}
