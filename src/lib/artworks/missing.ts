import type { Texts } from '#lib/shared/texts.ts';

/** What a work may lack before it can be sent; the database asks the same in `app.missing_to_send`. */
export type Missing = 'photo' | 'title' | 'size' | 'technique';

type Asked = {
	photos: readonly { role: string }[];
	title: Texts;
	untitled: boolean;
	technique: Texts;
	parts: readonly { heightMm: number | null; widthMm: number | null }[];
};

/** The things a work still lacks, in the order of the form; empty when it can be sent. */
export function missingToSend(work: Asked): Missing[] {
	const missing: Missing[] = [];
	if (!work.photos.some(({ role }) => role === 'front')) missing.push('photo');
	if (Object.keys(work.title).length === 0 && !work.untitled) missing.push('title');
	if (work.parts.length === 0 || work.parts.some(({ heightMm, widthMm }) => heightMm === null || widthMm === null)) missing.push('size');
	if (Object.keys(work.technique).length === 0) missing.push('technique');
	return missing;
}
