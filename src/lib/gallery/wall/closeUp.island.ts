import type { Viewer } from 'openseadragon';
import { changeZoom, isWhole, openStage } from '../zoom/zoomStage.island.ts';
import { prefersReducedMotion } from '../reducedMotion.island.ts';

/** What the close-up needs of the walk along the walls: the index of the next work in a direction, and moving to a work. */
type Walk = { beside: (from: number, step: number) => number | null; moveTo: (i: number) => void };

/**
 * The close-up of a work. A tap or Enter on a work of the wall opens it; a button, Escape or the browser's back button closes it and returns
 * to the same place. While the whole picture is visible, buttons, arrow keys and swiping lead to the next work.
 */
export function prepareCloseUp(walk: HTMLElement, links: SVGAElement[], { beside, moveTo }: Walk): void {
	const dialog = walk.querySelector<HTMLDialogElement>('[data-closer]')!;
	const stage = dialog.querySelector<HTMLElement>('[data-stage]')!;
	const around = stage.parentElement!;
	const stepButtons = [...dialog.querySelectorAll<HTMLButtonElement>('[data-step]')];
	let [at, entered] = [-1, -1];
	let viewer: Viewer | null = null;
	/** Counts the works shown, so that a viewer that loads too late is discarded. */
	let showing = 0;

	function enter(i: number): void {
		entered = i;
		dialog.showModal();
		const from = links[i]!.querySelector('img')?.getBoundingClientRect();
		show(i);
		grow(from);
		history.pushState({ closer: true }, '', `#${links[i]!.id}`);
	}

	function show(i: number): void {
		at = i;
		const current = ++showing;
		const link = links[i]!;
		viewer?.destroy();
		viewer = null;
		stage.replaceChildren(previewOf(link));
		// Take over the paint of the wall that the work hangs on.
		const wall = link.closest<HTMLElement>('.elevation')!;
		around.toggleAttribute('data-paint', 'paint' in wall.dataset);
		around.style.cssText = wall.style.cssText;
		const words = document.getElementById(link.id.replace('work-', 'words-'));
		dialog.querySelector('[data-label]')!.replaceChildren(...(words ? [...words.cloneNode(true).childNodes] : []));
		dialog.querySelector<HTMLAnchorElement>('[data-true-size]')!.href = `${link.getAttribute('href')}/true-size`;
		for (const button of stepButtons) button.setAttribute('aria-disabled', String(beside(i, Number(button.dataset.step)) === null));
		const label = `${link.getAttribute('aria-label')}. ${stage.dataset.stage ?? ''}`;
		const source = { service: link.dataset.service ?? null, file: link.dataset.large ?? null, label };
		void openStage(dialog, source, () => dialog.open && showing === current).then((opened) => opened && ready(opened));
	}

	/** The picture as loaded on the wall, shown until the tiles have loaded. */
	function previewOf(link: SVGAElement): HTMLElement {
		const small = link.querySelector('img');
		const picture = new Image();
		picture.className = 'before';
		picture.alt = '';
		picture.src = small?.currentSrc || link.dataset.large || '';
		return picture;
	}

	/** Animates the picture from its place on the wall to its place in the dialog, in a quarter of a second. */
	function grow(from: DOMRect | undefined): void {
		const picture = stage.querySelector<HTMLImageElement>('.before');
		const space = stage.getBoundingClientRect();
		if (!picture || !from || prefersReducedMotion()) return;
		const share = Math.min(space.width / from.width, space.height / from.height);
		const x = from.left + from.width / 2 - space.left - space.width / 2;
		const y = from.top + from.height / 2 - space.top - space.height / 2;
		picture.animate([{ transform: `translate(${x}px, ${y}px) scale(${1 / share})` }, { transform: 'none' }], {
			duration: 250,
			easing: 'ease-out'
		});
	}

	function ready(opened: Viewer): void {
		viewer = opened;
		opened.addOnceHandler('tile-drawn', () => setTimeout(() => stage.querySelector('.before')?.remove(), 300));
		opened.addOnceHandler('zoom', ({ zoom }) => zoom > opened.viewport.getHomeZoom() && stage.querySelector('.before')?.remove());
		let pressed = { x: 0, y: 0 };
		opened.addHandler('canvas-press', ({ position }) => (pressed = position));
		opened.addHandler('canvas-release', ({ position }) => {
			const [x, y] = [position.x - pressed.x, position.y - pressed.y];
			// Deferred: OpenSeadragon is still handling this touch.
			if (isWhole(opened) && Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) setTimeout(() => step(x < 0 ? 1 : -1));
		});
	}

	function step(by: number): void {
		const to = beside(at, by);
		if (to === null) return;
		show(to);
		history.replaceState(history.state, '', `#${links[to]!.id}`);
	}

	walk.addEventListener('click', (event) => {
		const link = (event.target as Element).closest<SVGAElement>('[data-work]');
		if (!link || event.ctrlKey || event.metaKey || event.shiftKey || (!link.dataset.service && !link.dataset.large)) return;
		event.preventDefault();
		enter(links.indexOf(link));
	});
	dialog.addEventListener('click', (event) => {
		const button = (event.target as Element).closest<HTMLElement>('[data-zoom-do], [data-step]');
		const { zoomDo, step: by } = button?.dataset ?? {};
		if (by) step(Number(by));
		else if (zoomDo === 'close') dialog.close();
		else if (zoomDo && viewer) changeZoom(viewer, zoomDo);
	});
	// Capture phase, so that it runs before the key handler of the stage.
	dialog.addEventListener(
		'keydown',
		(event) => {
			const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
			const isTurning = event.key.startsWith('Page') || !viewer || isWhole(viewer);
			if (!by || !isTurning || event.ctrlKey || event.metaKey || event.altKey) return;
			event.preventDefault();
			step(by);
		},
		true
	);
	dialog.addEventListener('close', () => {
		viewer?.destroy();
		viewer = null;
		showing++;
		stage.replaceChildren();
		const last = at;
		at = -1;
		if ((history.state as { closer?: boolean } | null)?.closer) history.back();
		// Return to the same place; after stepping through works, move to the last one.
		if (last === entered) links[last]?.focus({ preventScroll: true });
		else moveTo(last);
	});
	addEventListener('popstate', () => dialog.open && dialog.close());
}
