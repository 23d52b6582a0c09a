import type { HangingBox } from '#lib/walls/hooks/hanging.ts';
import { unknownFacts } from '#lib/walls/hooks/facts.ts';
import type { HookPlace } from '#lib/walls/geometry/snapFixed.ts';
import type { HungItem, Item } from '../hangEditor.svelte.ts';

const pieceOf = ({ work, part }: Pick<Item, 'work' | 'part'>) => work.parts.find((one) => one.part === part)?.facts;

/** The place of a work, with what is known of the hardware on its back. */
export const hangingBox = (item: HungItem): HangingBox => ({ ...(pieceOf(item) ?? unknownFacts), ...item.placement });

/** Where the hooks of a work are, from its left edge and its top: in its middle, or at its two eyes. */
export function hookPlace(item: Pick<Item, 'work' | 'part' | 'widthMm'>): HookPlace {
	const piece = pieceOf(item);
	const { widthMm } = item;
	const middle = Math.floor(widthMm / 2);
	const spacing = piece?.hookSpacingMm ?? null;
	const offsetsMm = spacing === null ? [middle] : [Math.floor((widthMm - spacing) / 2), Math.floor((widthMm - spacing) / 2) + spacing];
	return { offsetsMm, dropMm: piece?.dropMm ?? null };
}
