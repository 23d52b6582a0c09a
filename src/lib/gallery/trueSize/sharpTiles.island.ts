import { type Seen, sharpPieces } from './trueSize.ts';

/** Lays sharp tiles over what is in sight of a picture; those that are there stay. */
const sizes = new Map<string, Promise<{ width: number; height: number } | null>>();

/** `service` is the address of the picture's IIIF service; `seen` and `onScreen` are in CSS pixels. */
export async function sharpen(work: HTMLElement, service: string, seen: Seen, onScreen: { width: number; height: number }): Promise<void> {
	if (!sizes.has(service)) sizes.set(service, sizeOf(service));
	const picture = await sizes.get(service)!;
	if (!picture) return;
	for (const { key, left, top, width, height } of sharpPieces(picture, seen, onScreen, devicePixelRatio)) {
		if (work.querySelector(`[data-piece="${key}"]`)) continue;
		const piece = new Image();
		piece.className = 'piece';
		piece.alt = '';
		piece.dataset.piece = key;
		Object.assign(piece.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
		piece.src = `${service}/${key}/0/default.jpg`;
		// What can't be had leaves the picture below it to be seen.
		piece.addEventListener('error', () => piece.remove());
		work.append(piece);
	}
}

async function sizeOf(service: string): Promise<{ width: number; height: number } | null> {
	const answer = await fetch(`${service}/info.json`).catch(() => null);
	return answer?.ok ? ((await answer.json()) as { width: number; height: number }) : null;
}
