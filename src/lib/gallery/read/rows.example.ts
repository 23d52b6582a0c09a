import type { Texts } from '#lib/shared/texts.ts';
import type { ShowRows, WorkRow } from './rows.ts';

/** Rows for tests: a wall with a shown work and a withheld work of two parts; a third work stands free. */

const texts = (values: Record<string, string>): Texts =>
	Object.fromEntries(Object.entries(values).map(([lang, t]) => [lang, { t, by: 'author' }]));

/** A shown work, as `pub_work` returns it. */
export function workRow(number: number): WorkRow {
	return {
		exhibition_id: 'e1',
		number,
		artwork_id: `a${number}`,
		shown: true,
		machines: true,
		artist_id: 'p1',
		artist_slug: 'leyla',
		artist_name: texts({ ar: 'ليلى', de: 'Leyla' }),
		artist_latin_name: 'Leyla',
		title: texts({ de: 'Fluss' }),
		untitled: false,
		year_from: 2020,
		year_to: 2021,
		year_circa: false,
		category: 'painting',
		technique: texts({ de: 'Öl auf Leinwand' }),
		description: {},
		label_text: {},
		content_note: {},
		credit: null,
		parts: [{ part: 1, heightMm: 640, widthMm: 440, depthMm: null, outerHeightMm: 700, outerWidthMm: 500 }],
		image: {
			width: 4000,
			height: 5600,
			thumbhash: null,
			dominant: '#445566',
			alt: texts({ de: 'Ein Fluss' }),
			credit: null,
			zoom: null,
			files: [
				{ format: 'avif', width: 800, height: 1120, name: 'avif-800' },
				{ format: 'jpeg', width: 800, height: 1120, name: 'jpeg-800' },
				{ format: 'avif', width: 1600, height: 2240, name: 'avif-1600' },
				{ format: 'jpeg', width: 1600, height: 2240, name: 'jpeg-1600' }
			]
		}
	};
}

/** A work without consent, as `pub_work` returns it. */
export function hiddenRow(number: number): WorkRow {
	const nothing = Object.fromEntries(Object.keys(workRow(number)).map((column) => [column, null]));
	return { ...nothing, exhibition_id: 'e1', number, artwork_id: `a${number}`, shown: false, machines: false } as WorkRow;
}

const placement = (number: number, part: number | null, xMm: number | null, yMm: number | null, widthMm: number, heightMm: number) => ({
	exhibition_id: 'e1',
	hang_wall_id: xMm === null ? null : 7,
	number,
	artwork_id: `a${number}`,
	part,
	x_mm: xMm,
	y_mm: yMm,
	width_mm: widthMm,
	height_mm: heightMm
});

export const showRows: ShowRows = {
	show: {
		id: 'e1',
		slug: 'anderswo',
		title: texts({ de: 'Anderswo', en: 'Elsewhere' }),
		subtitle: {},
		introduction: texts({ de: 'Ein Satz.' }),
		plain_introduction: {},
		visiting_notes: {},
		access_notes: {},
		funders: null,
		opens: '2026-05-01',
		closes: '2026-06-01',
		hang_version_id: 'h1'
	},
	works: [workRow(1), hiddenRow(2), { ...workRow(3), artist_name: texts({ de: 'Leyla' }), title: {}, untitled: true, image: null }],
	walls: [
		{
			hang_wall_id: 7,
			code: 'A',
			room: texts({ de: 'Flur' }),
			position: 1,
			width_mm: 6000,
			height_mm: 2800,
			centre_line_mm: 1450,
			colour: '#203040',
			blocked: [{ xMm: 5000, yMm: 0, widthMm: 900, heightMm: 2050, reason: 'door' }]
		}
	],
	placements: [
		placement(2, 2, 1700, 1200, 400, 500),
		placement(2, 1, 1200, 1200, 400, 500),
		placement(1, null, 300, 1100, 500, 700),
		placement(3, null, null, null, 300, 300)
	]
};
