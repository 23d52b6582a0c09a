import { prefersReducedMotion } from '../reducedMotion.island.ts';
import { prepareCloseUp } from './closeUp.island.ts';
import { keepCentre, keepSharp, loadAhead } from './distance.island.ts';

/**
 * Walking along the walls of a show by keys and taps, and opening close-ups. WallWalk.svelte has all the texts. Without this script one
 * scrolls, and every work is a link.
 */
for (const walk of document.querySelectorAll<HTMLElement>('[data-walk]')) prepare(walk);

function prepare(walk: HTMLElement): void {
	const band = walk.querySelector<HTMLElement>('[data-band]')!;
	const links = [...band.querySelectorAll<SVGAElement>('[data-work]')];
	if (links.length === 0) return;
	const where = walk.querySelector<HTMLElement>('[data-where]')!;
	const steps = [...walk.querySelectorAll<HTMLAnchorElement>('[data-go]')];
	/** The work that was chosen with keys or taps; null while scrolling. */
	let chosen: number | null = null;
	let current = -1;

	const centreOf = (element: Element) => {
		const { left, width } = element.getBoundingClientRect();
		return left + width / 2;
	};
	const workOf = (i: number) => links[i]!.getAttribute('href');
	/** The index of the next work in a direction; null at the end. The parts of a work are one stop. */
	const beside = (from: number, step: number): number | null => {
		for (let i = from + step; i >= 0 && i < links.length; i += step) if (from < 0 || workOf(i) !== workOf(from)) return i;
		return null;
	};
	const stops = links.filter((_, i) => i === 0 || workOf(i) !== workOf(i - 1)).length;
	const stopOf = (at: number) => links.slice(0, at + 1).filter((_, i) => i === 0 || workOf(i) !== workOf(i - 1)).length;

	function show(i: number): void {
		if (i === current) return;
		current = i;
		where.textContent = positionText(i);
		for (const step of steps) {
			const to = beside(i, Number(step.dataset.go));
			step.setAttribute('aria-disabled', String(to === null));
			step.href = `#${links[to ?? i]!.id}`;
		}
	}
	const positionText = (i: number) => (walk.dataset.at ?? '').replace('{n}', String(stopOf(i))).replace('{total}', String(stops));

	/** Scrolls a work into the middle of the window. */
	function go(i: number, how: { focus?: boolean; jump?: boolean } = {}): void {
		chosen = i;
		const link = links[i]!;
		if (how.focus) link.focus({ preventScroll: true });
		const behavior = how.jump || prefersReducedMotion() ? 'instant' : 'smooth';
		const middle = band.getBoundingClientRect();
		band.scrollBy({ left: centreOf(link) - middle.left - middle.width / 2, behavior });
		const { top, bottom } = link.getBoundingClientRect();
		if (top < 0 || bottom > innerHeight - 80) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior });
		show(i);
	}

	/**
	 * The current work while scrolling: the nearest one to a point that moves from the left edge of the band at the start to its right edge at
	 * the end.
	 */
	function updateFromScroll(): void {
		if (chosen !== null) return;
		const { left, width } = band.getBoundingClientRect();
		const maxScroll = band.scrollWidth - band.clientWidth;
		const point = left + width * (maxScroll > 0 ? band.scrollLeft / maxScroll : 0.5);
		const distances = links.map((link) => Math.abs(centreOf(link) - point));
		show(distances.indexOf(Math.min(...distances)));
	}
	let waiting = 0;
	band.addEventListener('scroll', () => (waiting ||= requestAnimationFrame(() => ((waiting = 0), updateFromScroll()))), { passive: true });
	for (const byHand of ['pointerdown', 'wheel', 'touchstart'] as const)
		band.addEventListener(byHand, () => (chosen = null), { passive: true });

	const keys: Record<string, () => number | null> = {
		ArrowRight: () => beside(focused(), 1),
		ArrowLeft: () => (focused() < 0 ? null : beside(focused(), -1)),
		Home: () => 0,
		End: () => links.length - 1
	};
	const focused = () => Math.max(links.indexOf(document.activeElement as unknown as SVGAElement), chosen ?? -1);
	document.addEventListener('keydown', (event) => {
		const isHere = document.activeElement === document.body || band.contains(document.activeElement);
		const key = keys[event.key];
		if (!key || !isHere || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
		// Outside the band, Home and End scroll the page.
		if (!event.key.startsWith('Arrow') && !band.contains(document.activeElement)) return;
		event.preventDefault();
		const to = key();
		if (to !== null) go(to, { focus: true });
	});
	band.addEventListener('focusin', ({ target }) => {
		const i = links.indexOf(target as SVGAElement);
		if (i >= 0 && i !== chosen && (target as Element).matches(':focus-visible')) go(i);
	});
	for (const step of steps)
		step.addEventListener('click', (event) => {
			event.preventDefault();
			const to = beside(current, Number(step.dataset.go));
			if (to === null) return;
			go(to);
			walk.querySelector('[data-say]')!.textContent = `${positionText(to)}: ${links[to]!.getAttribute('aria-label')}`;
		});

	prepareCloseUp(walk, links, { beside, moveTo: (i) => go(i, { focus: true, jump: true }) });
	keepCentre(walk, band, () => links[chosen ?? current] ?? null);
	keepSharp(walk, band);
	loadAhead(band);
	const target = links.findIndex(({ id }) => `#${id}` === location.hash);
	if (target >= 0) go(target, { jump: true });
	else updateFromScroll();
}
