import type { Viewer } from 'openseadragon';
import { change, isWhole, openStage } from '../zoom/zoomStage.island.ts';
import { isStill } from '../reducedMotion.island.ts';

/** What the walk does for who comes back from a work. */
type Walk = { beside: (from: number, step: number) => number | null; come: (i: number) => void };

/**
 * From the wall straight into a work and back to the same place: by a tap or Enter in, by a button, Escape or the browser's own
 * way back out. Inside one goes from work to work by buttons, arrow keys and swiping, as long as the whole picture is seen.
 */
export function prepareCloser(walk: HTMLElement, links: SVGAElement[], { beside, come }: Walk): void {
	const dialog = walk.querySelector<HTMLDialogElement>('[data-closer]')!;
	const stage = dialog.querySelector<HTMLElement>('[data-stage]')!;
	const around = stage.parentElement!;
	const steps = [...dialog.querySelectorAll<HTMLButtonElement>('[data-step]')];
	let [at, entered] = [-1, -1];
	let viewer: Viewer | null = null;
	/** Counts what was shown, so that what comes late knows it. */
	let turn = 0;

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
		const mine = ++turn;
		const link = links[i]!;
		viewer?.destroy();
		viewer = null;
		stage.replaceChildren(before(link));
		// The paint of the wall that the work hangs on.
		const wall = link.closest<HTMLElement>('.elevation')!;
		around.toggleAttribute('data-paint', 'paint' in wall.dataset);
		around.style.cssText = wall.style.cssText;
		const words = document.getElementById(link.id.replace('work-', 'words-'));
		dialog.querySelector('[data-label]')!.replaceChildren(...(words ? [...words.cloneNode(true).childNodes] : []));
		dialog.querySelector<HTMLAnchorElement>('[data-true-size]')!.href = `${link.getAttribute('href')}/true-size`;
		for (const step of steps) step.setAttribute('aria-disabled', String(beside(i, Number(step.dataset.step)) === null));
		const label = `${link.getAttribute('aria-label')}. ${stage.dataset.stage ?? ''}`;
		const source = { service: link.dataset.service ?? null, file: link.dataset.large ?? null, label };
		void openStage(dialog, source, () => dialog.open && turn === mine).then((opened) => opened && ready(opened));
	}

	/** The picture as the wall has it, until it is there in pieces. */
	function before(link: SVGAElement): HTMLElement {
		const small = link.querySelector('img');
		const picture = new Image();
		picture.className = 'before';
		picture.alt = '';
		picture.src = small?.currentSrc || link.dataset.large || '';
		return picture;
	}

	/** From its place on the wall to its place here, in a quarter of a second. */
	function grow(from: DOMRect | undefined): void {
		const picture = stage.querySelector<HTMLImageElement>('.before');
		const room = stage.getBoundingClientRect();
		if (!picture || !from || isStill()) return;
		const share = Math.min(room.width / from.width, room.height / from.height);
		const x = from.left + from.width / 2 - room.left - room.width / 2;
		const y = from.top + from.height / 2 - room.top - room.height / 2;
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
			// Later, because OpenSeadragon isn't through with this touch yet.
			if (isWhole(opened) && Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) setTimeout(() => move(x < 0 ? 1 : -1));
		});
	}

	function move(step: number): void {
		const to = beside(at, step);
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
		const { zoomDo, step } = button?.dataset ?? {};
		if (step) move(Number(step));
		else if (zoomDo === 'close') dialog.close();
		else if (zoomDo && viewer) change(viewer, zoomDo);
	});
	// Before the stage hears of a key.
	dialog.addEventListener(
		'keydown',
		(event) => {
			const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
			const isTurning = event.key.startsWith('Page') || !viewer || isWhole(viewer);
			if (!step || !isTurning || event.ctrlKey || event.metaKey || event.altKey) return;
			event.preventDefault();
			move(step);
		},
		true
	);
	dialog.addEventListener('close', () => {
		viewer?.destroy();
		viewer = null;
		turn++;
		stage.replaceChildren();
		const last = at;
		at = -1;
		if ((history.state as { closer?: boolean } | null)?.closer) history.back();
		// Whoever looked at one work is where they were; whoever went on is at the last one.
		if (last === entered) links[last]?.focus({ preventScroll: true });
		else come(last);
	});
	addEventListener('popstate', () => dialog.open && dialog.close());
}
