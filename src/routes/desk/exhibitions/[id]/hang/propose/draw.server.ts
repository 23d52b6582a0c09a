import type { HangWork, OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import { fileFor, mediaHref } from '#lib/images/make/variants.ts';
import { chosenBy, readWishes } from '#lib/proposals/wishes.ts';

/** The input of proposals: from the draft, and the wishes in the query of the address. */
export function wantedFrom(draft: OpenedHang, params: URLSearchParams, locale: string) {
	const read = readWishes(params, { hang: draft.placements, works: draft.works, walls: draft.walls }, locale);
	const { hang, chosen } = chosenBy(read.wishes, draft.placements, draft.works);
	const wanted = { works: draft.works, walls: draft.walls, labels: draft.labels, wallIds: new Set(read.wishes.walls) };
	return { read, hang, chosen, wanted };
}

/** A work as the page draws it: the id and the printed number of each part, and a small picture. */
export function drawnWork({ id, number, parts, picture, dominant }: HangWork) {
	const file = fileFor(picture, 'webp', 320);
	const boxes = parts.map(({ part }) => ({ id: `${id}.${part}`, key: parts.length > 1 ? `${number}.${part}` : String(number) }));
	return { number, boxes, dominant, src: file ? mediaHref(file) : null };
}
