import type { Viewer } from 'openseadragon';
import { isStill } from '../reducedMotion.island.ts';
import { partOf, wordsFor } from './zoomWords.ts';

/**
 * A picture in full size, piece by piece, on the stage of a dialog, which has all the texts (see Zoom.svelte and
 * wall/Closer.svelte). OpenSeadragon is fetched on the first use.
 */

/** Where a picture is: its IIIF service, and a file of it where there is none. `label` is what the stage is called. */
export type Source = { service: string | null; file: string | null; label: string };

/** Whether the whole picture is seen. */
export const isWhole = ({ viewport }: Viewer): boolean => viewport.getZoom(true) < viewport.getHomeZoom() * 1.05;

/** Makes it larger (`in`), smaller (`out`) or whole (`home`). */
export function change({ viewport }: Viewer, wish: string): void {
	if (wish === 'home') viewport.goHome();
	else viewport.zoomBy(wish === 'in' ? 1.6 : 1 / 1.6);
	viewport.applyConstraints();
}

const wishes: Record<string, string> = { '+': 'in', '=': 'in', '-': 'out', _: 'out', '0': 'home' };
const ways: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** One step for each time that a key goes down: by a fifth of what is seen. */
function press(viewer: Viewer, event: KeyboardEvent): void {
	const [wish, way] = [wishes[event.key], ways[event.key]];
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || (!wish && !way)) return;
	event.preventDefault();
	if (wish) return change(viewer, wish);
	const { viewport } = viewer;
	const step = viewport.getBounds();
	step.width *= way![0] / 5;
	step.height *= way![1] / 5;
	viewport.panBy(step.getSize());
	viewport.applyConstraints();
}

/** Null when the picture can't be had, which is said in its place, or when nobody waits for it any more. */
export async function openStage(dialog: HTMLDialogElement, source: Source, isWanted = () => dialog.open): Promise<Viewer | null> {
	const stage = dialog.querySelector<HTMLElement>('[data-stage]')!;
	try {
		const [{ default: OpenSeadragon }, tiles] = await Promise.all([import('openseadragon'), tilesOf(source)]);
		if (!isWanted()) return null;
		const viewer = OpenSeadragon({
			element: stage,
			tileSources: [tiles as never],
			drawer: 'canvas',
			showNavigationControl: false,
			keyboardNavEnabled: false,
			animationTime: isStill() ? 0 : 0.8,
			immediateRender: isStill(),
			visibilityRatio: 1,
			constrainDuringPan: true,
			minZoomImageRatio: 1,
			maxZoomPixelRatio: 2
		});
		name(viewer, source.label);
		// Somebody who has gone on meanwhile is not called back.
		viewer.addOnceHandler('open', () => isWanted() && viewer.canvas.focus());
		for (const event of ['open', 'animation-finish'] as const) viewer.addHandler(event, () => isWanted() && say(viewer, dialog));
		viewer.addHandler('open-failed', () => tell(dialog, dialog.dataset.failed ?? ''));
		return viewer;
	} catch {
		if (isWanted()) tell(dialog, dialog.dataset.failed ?? '');
		return null;
	}
}

async function tilesOf({ service, file }: Source): Promise<object> {
	if (!service) return { type: 'image', url: file };
	const answer = await fetch(`${service}/info.json`);
	if (!answer.ok) throw new Error(answer.statusText);
	// From where this page is, whatever public address the site has.
	return { ...((await answer.json()) as object), id: new URL(service, location.href).href };
}

/** OpenSeadragon's stage takes the focus, but has no name; its own keys also turn and mirror, which nobody means to do to a work. */
function name(viewer: Viewer, label: string): void {
	viewer.canvas.setAttribute('role', 'application');
	viewer.canvas.setAttribute('aria-label', label);
	viewer.canvas.addEventListener('keydown', (event) => press(viewer, event));
}

function say({ viewport, world }: Viewer, dialog: HTMLDialogElement): void {
	const { whole = '', says = '', parts = '' } = dialog.dataset;
	const part = partOf(viewport.getBounds(true), world.getHomeBounds());
	const times = viewport.getZoom(true) / viewport.getHomeZoom();
	tell(dialog, wordsFor({ times, part, lang: document.documentElement.lang }, { whole, says, parts }));
}

function tell(dialog: HTMLDialogElement, words: string): void {
	const line = dialog.querySelector('[aria-live]');
	if (line && line.textContent !== words) line.textContent = words;
}
