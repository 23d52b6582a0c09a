import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { cmText } from '#lib/shared/length.ts';
import { middleYMm } from '#lib/walls/geometry/rect.ts';
import type { HangEditor, HungItem } from './hangEditor.svelte.ts';

/** Where a work hangs, in a sentence: the label of the work for screen readers, spoken again after each move. */
export function placeText({ key, placement }: HungItem): string {
	const locale = getLocale();
	return m.exhibitions_hang_box_place({ number: key, x: cmText(placement.xMm, locale), middle: cmText(middleYMm(placement), locale) });
}

/** Where these works hang; of more than three it only says how many were moved. */
export function placesText(editor: HangEditor, ids: Iterable<string>): string {
	const asked = new Set(ids);
	const items = editor.items.filter((item): item is HungItem => asked.has(item.id) && item.placement?.wallId != null);
	return items.length > 3 ? m.exhibitions_hang_moved_count({ count: items.length }) : items.map(placeText).join(' ');
}
