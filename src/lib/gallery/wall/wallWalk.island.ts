import { isStill } from '../reducedMotion.island.ts';
import { prepareCloser } from './closeUp.island.ts';
import { keepCentre, keepSharp, seeAhead } from './distance.island.ts';

/**
 * Walking along the walls of a show by keys and taps, and bringing a work closer (see WallWalk.svelte, which has all the
 * texts). Without it one scrolls, and every work is a link.
 */
for (const walk of document.querySelectorAll<HTMLElement>('[data-walk]')) prepare(walk);

function prepare(walk: HTMLElement): void {
	const band = walk.querySelector<HTMLElement>('[data-band]')!;
	const links = [...band.querySelectorAll<SVGAElement>('[data-work]')];
	if (links.length === 0) return;
	const where = walk.querySelector<HTMLElement>('[data-where]')!;
	const steps = [...walk.querySelectorAll<HTMLAnchorElement>('[data-go]')];
	/** Where one has gone on purpose; null while one scrolls. */
	let chosen: number | null = null;
	let current = -1;

	const centreOf = (element: Element) => {
		const { left, width } = element.getBoundingClientRect();
		return left + width / 2;
	};
	const workOf = (i: number) => links[i]!.getAttribute('href');
	/** The next work in a direction; the parts of a work are one stop. */
	const beside = (from: number, step: number): number | null => {
		for (let i = from + step; i >= 0 && i < links.length; i += step) if (from < 0 || workOf(i) !== workOf(from)) return i;
		return null;
	};
	const stops = links.filter((_, i) => i === 0 || workOf(i) !== workOf(i - 1)).length;
	const stopOf = (at: number) => links.slice(0, at + 1).filter((_, i) => i === 0 || workOf(i) !== workOf(i - 1)).length;

	function show(i: number): void {
		if (i === current) return;
		current = i;
		where.textContent = sayWhere(i);
		for (const step of steps) {
			const to = beside(i, Number(step.dataset.go));
			step.setAttribute('aria-disabled', String(to === null));
			step.href = `#${links[to ?? i]!.id}`;
		}
	}
	const sayWhere = (i: number) => (walk.dataset.at ?? '').replace('{n}', String(stopOf(i))).replace('{total}', String(stops));

	/** Brings a work into the middle of the window. */
	function go(i: number, how: { focus?: boolean; jump?: boolean } = {}): void {
		chosen = i;
		const link = links[i]!;
		if (how.focus) link.focus({ preventScroll: true });
		const behavior = how.jump || isStill() ? 'instant' : 'smooth';
		const middle = band.getBoundingClientRect();
		band.scrollBy({ left: centreOf(link) - middle.left - middle.width / 2, behavior });
		const { top, bottom } = link.getBoundingClientRect();
		if (top < 0 || bottom > innerHeight - 80) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior });
		show(i);
	}

	/** While one scrolls: at the beginning what is at the left edge, at the end what is at the right one, else in between. */
	function look(): void {
		if (chosen !== null) return;
		const { left, width } = band.getBoundingClientRect();
		const way = band.scrollWidth - band.clientWidth;
		const eye = left + width * (way > 0 ? band.scrollLeft / way : 0.5);
		const away = links.map((link) => Math.abs(centreOf(link) - eye));
		show(away.indexOf(Math.min(...away)));
	}
	let waiting = 0;
	band.addEventListener('scroll', () => (waiting ||= requestAnimationFrame(() => ((waiting = 0), look()))), { passive: true });
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
		// On the page itself Home and End are about the page.
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
			walk.querySelector('[data-say]')!.textContent = `${sayWhere(to)}: ${links[to]!.getAttribute('aria-label')}`;
		});

	prepareCloser(walk, links, { beside, come: (i) => go(i, { focus: true, jump: true }) });
	keepCentre(walk, band, () => links[chosen ?? current] ?? null);
	keepSharp(walk, band);
	seeAhead(band);
	const asked = links.findIndex(({ id }) => `#${id}` === location.hash);
	if (asked >= 0) go(asked, { jump: true });
	else look();
}
