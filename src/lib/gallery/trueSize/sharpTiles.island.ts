import { tilesInView, type View } from './trueSize.ts';

/** The sizes of pictures by IIIF service, fetched once each. */
const sizes = new Map<string, Promise<{ width: number; height: number } | null>>();

/**
 * Adds sharp tiles over the visible part of a picture; tiles that exist already stay. `service` is the address of the picture's IIIF service;
 * `view` and `onScreen`, the size of the whole work, are in CSS pixels.
 */
export async function sharpen(work: HTMLElement, service: string, view: View, onScreen: { width: number; height: number }): Promise<void> {
	if (!sizes.has(service)) sizes.set(service, sizeOf(service));
	const picture = await sizes.get(service)!;
	if (!picture) return;
	for (const { key, left, top, width, height } of tilesInView(picture, view, onScreen, devicePixelRatio)) {
		if (work.querySelector(`[data-piece="${key}"]`)) continue;
		const tile = new Image();
		tile.className = 'piece';
		tile.alt = '';
		tile.dataset.piece = key;
		Object.assign(tile.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
		tile.src = `${service}/${key}/0/default.jpg`;
		// If a tile fails, the picture below it stays visible.
		tile.addEventListener('error', () => tile.remove());
		work.append(tile);
	}
}

async function sizeOf(service: string): Promise<{ width: number; height: number } | null> {
	const answer = await fetch(`${service}/info.json`).catch(() => null);
	return answer?.ok ? ((await answer.json()) as { width: number; height: number }) : null;
}
