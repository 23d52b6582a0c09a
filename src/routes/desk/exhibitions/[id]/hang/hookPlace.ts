import type { HookPlace } from '#lib/walls/snapFixed.ts';
import type { Item } from './editor.svelte.ts';

/** Where on a work its hooks are: in its middle, or at its two eyes. */
export function hookPlace({ work, part, widthMm }: Pick<Item, 'work' | 'part' | 'widthMm'>): HookPlace {
	const piece = work.parts.find((one) => one.part === part)?.piece;
	const middle = Math.floor(widthMm / 2);
	const spacing = piece?.hookSpacingMm ?? null;
	const offsetsMm = spacing === null ? [middle] : [Math.floor((widthMm - spacing) / 2), Math.floor((widthMm - spacing) / 2) + spacing];
	return { offsetsMm, dropMm: piece?.dropMm ?? null };
}
