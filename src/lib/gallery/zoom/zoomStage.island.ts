import type { Viewer } from 'openseadragon';
import { prefersReducedMotion } from '../reducedMotion.island.ts';
import { partOf, wordsFor } from './zoomWords.ts';

/**
 * Deep zoom: a picture in full resolution, loaded tile by tile, on the stage of a dialog. The dialogs Zoom.svelte and wall/CloseUp.svelte have
 * all the texts. OpenSeadragon is loaded on the first use.
 */

/** The source of a picture: its IIIF service, or a single file without one. `label` is the accessible name of the stage. */
export type Source = { service: string | null; file: string | null; label: string };

/** Whether the whole picture is visible. */
export const isWhole = ({ viewport }: Viewer): boolean => viewport.getZoom(true) < viewport.getHomeZoom() * 1.05;

/** Zooms in (`in`), out (`out`) or to the whole picture (`home`). */
export function changeZoom({ viewport }: Viewer, command: string): void {
	if (command === 'home') viewport.goHome();
	else viewport.zoomBy(command === 'in' ? 1.6 : 1 / 1.6);
	viewport.applyConstraints();
}

const zoomOfKey: Record<string, string> = { '+': 'in', '=': 'in', '-': 'out', _: 'out', '0': 'home' };
const panOfKey: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Zooms or pans by keys. Each press of an arrow key pans by a fifth of the visible part. */
function handleKey(viewer: Viewer, event: KeyboardEvent): void {
	const [zoom, pan] = [zoomOfKey[event.key], panOfKey[event.key]];
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || (!zoom && !pan)) return;
	event.preventDefault();
	if (zoom) return changeZoom(viewer, zoom);
	const { viewport } = viewer;
	const step = viewport.getBounds();
	step.width *= pan![0] / 5;
	step.height *= pan![1] / 5;
	viewport.panBy(step.getSize());
	viewport.applyConstraints();
}

/** Opens a picture on the stage. Null if it fails (the dialog then shows the error text), or if `isWanted` has become false meanwhile. */
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
			animationTime: prefersReducedMotion() ? 0 : 0.8,
			immediateRender: prefersReducedMotion(),
			visibilityRatio: 1,
			constrainDuringPan: true,
			minZoomImageRatio: 1,
			maxZoomPixelRatio: 2
		});
		setUpKeys(viewer, source.label);
		// Don't steal the focus from a visitor who has moved on meanwhile.
		viewer.addOnceHandler('open', () => isWanted() && viewer.canvas.focus());
		for (const event of ['open', 'animation-finish'] as const) viewer.addHandler(event, () => isWanted() && announceView(viewer, dialog));
		viewer.addHandler('open-failed', () => announce(dialog, dialog.dataset.failed ?? ''));
		return viewer;
	} catch {
		if (isWanted()) announce(dialog, dialog.dataset.failed ?? '');
		return null;
	}
}

async function tilesOf({ service, file }: Source): Promise<object> {
	if (!service) return { type: 'image', url: file };
	const answer = await fetch(`${service}/info.json`);
	if (!answer.ok) throw new Error(`${service}/info.json answered ${answer.status}`);
	// Load tiles from the host of this page, even if the info names another public address.
	return { ...((await answer.json()) as object), id: new URL(service, location.href).href };
}

/** Names OpenSeadragon's focusable canvas and handles its keys: OpenSeadragon's own keys would also rotate and flip the work. */
function setUpKeys(viewer: Viewer, label: string): void {
	viewer.canvas.setAttribute('role', 'application');
	viewer.canvas.setAttribute('aria-label', label);
	viewer.canvas.addEventListener('keydown', (event) => handleKey(viewer, event));
}

/** Announces which part of the picture is visible, at which zoom. */
function announceView({ viewport, world }: Viewer, dialog: HTMLDialogElement): void {
	const { whole = '', says = '', parts = '' } = dialog.dataset;
	const part = partOf(viewport.getBounds(true), world.getHomeBounds());
	const times = viewport.getZoom(true) / viewport.getHomeZoom();
	announce(dialog, wordsFor({ times, part, lang: document.documentElement.lang }, { whole, says, parts }));
}

function announce(dialog: HTMLDialogElement, words: string): void {
	const line = dialog.querySelector('[aria-live]');
	if (line && line.textContent !== words) line.textContent = words;
}
