import type { Viewer } from 'openseadragon';
import { partOf, wordsFor } from './zoom-words.ts';

/**
 * Shows the picture of a work in full size, piece by piece (see Zoom.svelte, which has all the texts). OpenSeadragon is
 * fetched on the first click.
 */
const isStill = matchMedia('(prefers-reduced-motion: reduce)');

for (const opener of document.querySelectorAll<HTMLAnchorElement>('[data-zoom-open]')) {
	const dialog = opener.parentElement?.nextElementSibling;
	if (dialog instanceof HTMLDialogElement) prepare(opener, dialog);
}

function prepare(opener: HTMLAnchorElement, dialog: HTMLDialogElement): void {
	opener.setAttribute('role', 'button');
	opener.setAttribute('aria-haspopup', 'dialog');
	let viewer: Promise<Viewer | null> = Promise.resolve(null);
	opener.addEventListener('click', (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		dialog.showModal();
		viewer = view(dialog);
	});
	opener.addEventListener('keydown', (event) => {
		if (event.key !== ' ') return;
		event.preventDefault();
		opener.click();
	});
	dialog.addEventListener('close', () => {
		void viewer.then((opened) => opened?.destroy());
		opener.focus();
	});
	dialog.addEventListener('click', (event) => {
		const wish = (event.target as Element).closest<HTMLElement>('[data-zoom-do]')?.dataset.zoomDo;
		if (wish === 'close') dialog.close();
		else if (wish) void viewer.then((opened) => opened && change(opened, wish));
	});
}

function change({ viewport }: Viewer, wish: string): void {
	if (wish === 'home') viewport.goHome();
	else viewport.zoomBy(wish === 'in' ? 1.6 : 1 / 1.6);
	viewport.applyConstraints();
}

const wishes: Record<string, string> = { '+': 'in', '=': 'in', '-': 'out', _: 'out', '0': 'home' };
const ways: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** One step for each time that a key goes down: by a fifth of what is seen. */
function press(viewer: Viewer, event: KeyboardEvent): void {
	const [wish, way] = [wishes[event.key], ways[event.key]];
	if (event.ctrlKey || event.metaKey || event.altKey || (!wish && !way)) return;
	event.preventDefault();
	if (wish) return change(viewer, wish);
	const { viewport } = viewer;
	const step = viewport.getBounds();
	step.width *= way![0] / 5;
	step.height *= way![1] / 5;
	viewport.panBy(step.getSize());
	viewport.applyConstraints();
}

/** Null when the picture can't be had; that is said in its place. */
async function view(dialog: HTMLDialogElement): Promise<Viewer | null> {
	const { service = '', failed = '' } = dialog.dataset;
	const stage = dialog.querySelector<HTMLElement>('[data-stage]')!;
	try {
		const [{ default: OpenSeadragon }, answer] = await Promise.all([import('openseadragon'), fetch(`${service}/info.json`)]);
		if (!answer.ok) throw new Error(answer.statusText);
		const info = (await answer.json()) as object;
		if (!dialog.open) return null;
		const viewer = OpenSeadragon({
			element: stage,
			// From where this page is, whatever public address the site has.
			tileSources: [{ ...info, id: new URL(service, location.href).href } as never],
			drawer: 'canvas',
			showNavigationControl: false,
			keyboardNavEnabled: false,
			animationTime: isStill.matches ? 0 : 0.8,
			immediateRender: isStill.matches,
			visibilityRatio: 1,
			constrainDuringPan: true,
			minZoomImageRatio: 1,
			maxZoomPixelRatio: 2
		});
		name(viewer, stage.dataset.stage ?? '');
		viewer.addOnceHandler('open', () => viewer.canvas.focus());
		for (const event of ['open', 'animation-finish'] as const) viewer.addHandler(event, () => say(viewer, dialog));
		viewer.addHandler('open-failed', () => tell(dialog, failed));
		return viewer;
	} catch {
		tell(dialog, failed);
		return null;
	}
}

/** OpenSeadragon's stage takes the focus, but has no name; its own keys also turn and mirror, which nobody means to do to a work. */
function name(viewer: Viewer, label: string): void {
	viewer.canvas.setAttribute('role', 'application');
	viewer.canvas.setAttribute('aria-label', label);
	viewer.canvas.addEventListener('keydown', (event) => press(viewer, event));
}

function say({ viewport, world }: Viewer, dialog: HTMLDialogElement): void {
	const { whole = '', says = '', parts = '' } = dialog.dataset;
	const seen = viewport.getBounds(true);
	const size = world.getHomeBounds();
	const part = partOf(seen, size);
	tell(
		dialog,
		wordsFor({ times: viewport.getZoom(true) / viewport.getHomeZoom(), part, lang: document.documentElement.lang }, { whole, says, parts })
	);
}

function tell(dialog: HTMLDialogElement, words: string): void {
	const line = dialog.querySelector('[aria-live]');
	if (line && line.textContent !== words) line.textContent = words;
}
