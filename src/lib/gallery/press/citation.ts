import { captionLine } from '#lib/artworks/caption.ts';
import { formatDateRange } from '#lib/shared/dates.ts';
import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { PublicShow, PublicWork } from '../read/types.ts';

/** Citations of shows and works: one line of plain text in the language of the page. */

/** Joins sentences and appends the address. Adds a full stop to each sentence that has no final punctuation. */
const joined = (sentences: (string | null | undefined)[], url: string): string =>
	[...sentences.filter((text) => text).map((text) => (/[.!?…؟]$/.test(text!) ? text : `${text}.`)), url].join(' ');

const place = (): string => `${m.shared_footer_house()}, ${house.street}, ${house.city}`;

/** "Anderswo zu Hause. Neun, die gegangen sind. Ausstellung, DSM Sachsen …, 5. November 2026 – 2. Januar 2027. https://…" */
export const citeShow = ({ title, subtitle, opens, closes }: PublicShow, url: string, locale: string): string =>
	joined([title.text, subtitle?.text, m.gallery_cite_show({ place: place(), dates: formatDateRange(opens, closes, locale) })], url);

/** "Mary Cassatt: In der Loge, 1878, Öl auf Leinwand, 81,3 × 65,8 cm. In: Anderswo zu Hause, …, Nr. 5. https://…" */
export const citeWork = (work: PublicWork, show: PublicShow, number: number, url: string, locale: string): string =>
	joined(
		[
			captionLine(work.caption, m.gallery_untitled()),
			m.gallery_cite_in({ show: show.title.text, place: place(), dates: formatDateRange(show.opens, show.closes, locale), number })
		],
		url
	);
