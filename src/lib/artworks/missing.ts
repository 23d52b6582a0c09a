import type { Texts } from '#lib/shared/texts.ts';

/** What can be missing before a work can be submitted. The database checks the same in `app.missing_to_send`. */
export type Missing = 'photo' | 'title' | 'size' | 'technique';

type Checked = {
	photos: readonly { role: string }[];
	title: Texts;
	untitled: boolean;
	technique: Texts;
	parts: readonly { heightMm: number | null; widthMm: number | null }[];
};

/** What is missing, in the order of the form. Empty if the work can be submitted. */
export function missingToSend(work: Checked): Missing[] {
	const missing: Missing[] = [];
	if (!work.photos.some(({ role }) => role === 'front')) missing.push('photo');
	if (Object.keys(work.title).length === 0 && !work.untitled) missing.push('title');
	if (work.parts.length === 0 || work.parts.some(({ heightMm, widthMm }) => heightMm === null || widthMm === null)) missing.push('size');
	if (Object.keys(work.technique).length === 0) missing.push('technique');
	return missing;
}
