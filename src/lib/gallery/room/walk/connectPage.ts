import { walkByPointer } from './pointer.ts';
import { walkByKeys } from './keys.ts';
import type { NamedScene } from '../scene.ts';
import { Visit, type VisitStatus } from './visit.ts';
import type { Movement } from './walker.ts';

const tourStopMs = 6000;
const steps: Record<string, Movement> = {
	left: { ahead: 0, aside: 0, turn: -Math.PI / 6 },
	right: { ahead: 0, aside: 0, turn: Math.PI / 6 },
	ahead: { ahead: 0.6, aside: 0, turn: 0 },
	back: { ahead: -0.6, aside: 0, turn: 0 }
};

/**
 * Connects a visit with the page: the viewport, the buttons, the list of works and the status line. All texts come from data attributes of
 * the page. @throws without WebGL
 */
export function connectPage(root: HTMLElement, scenes: readonly NamedScene[]): void {
	const find = <T extends HTMLElement = HTMLElement>(name: string) => root.querySelector<T>(`[data-${name}]`)!;
	const page = root.closest<HTMLElement>('[data-room-page]') ?? root;
	const [viewport, canvas, statusLine, link] = [
		find('window'),
		find<HTMLCanvasElement>('canvas'),
		find('says'),
		find<HTMLAnchorElement>('work-link')
	];
	const [tour, nearer] = [find<HTMLButtonElement>('tour'), find<HTMLButtonElement>('nearer')];
	const format = new Intl.NumberFormat(document.documentElement.lang, {
		style: 'unit',
		unit: 'meter',
		minimumFractionDigits: 1,
		maximumFractionDigits: 1
	});
	let [number, isNear]: [number | null, boolean] = [null, false];
	let tourTimer = 0;

	const visit = new Visit(canvas, scenes, (status) => showStatus(status));
	canvas.addEventListener('webglcontextlost', () => (root.dataset.state = 'none'));
	canvas.addEventListener('webglcontextrestored', () => (root.dataset.state = 'there'));

	function showStatus({ room, stop, distance, isNear: isClose, arrived }: VisitStatus): void {
		[number, isNear] = [stop?.number ?? null, isClose];
		if (!arrived) return;
		const words = stop
			? (statusLine.dataset.before ?? '')
					.replace('{number}', String(stop.number))
					.replace('{title}', stop.name)
					.replace('{distance}', format.format(Math.max(0.1, distance)))
			: (statusLine.dataset.nothing ?? '').replace('{room}', room);
		if (statusLine.textContent !== words) statusLine.textContent = words;
		const entry = number === null ? null : page.querySelector<HTMLAnchorElement>(`[data-entry="${number}"]`);
		for (const one of page.querySelectorAll('[data-entry][aria-current]')) if (one !== entry) one.removeAttribute('aria-current');
		entry?.setAttribute('aria-current', 'location');
		const to = entry?.querySelector<HTMLAnchorElement>('a[data-work]')?.href;
		link.hidden = !to;
		if (to) link.href = to;
		nearer.hidden = number === null;
		nearer.textContent = (isNear ? nearer.dataset.whole : nearer.dataset.near) ?? '';
		for (const one of page.querySelectorAll<HTMLElement>('[data-go-room]')) {
			if (one.dataset.name === room) one.setAttribute('aria-current', 'true');
			else one.removeAttribute('aria-current');
		}
	}

	function goTo(to: number | null, how: 'near' | 'whole' = 'whole'): boolean {
		if (to === null || !visit.goTo(to, how)) return false;
		history.replaceState(history.state, '', `#${to}`);
		return true;
	}
	const step = (by: 1 | -1) => goTo(visit.beside(by));

	function play(isOn: boolean): void {
		clearTimeout(tourTimer);
		tourTimer = 0;
		tour.textContent = (isOn ? tour.dataset.pause : tour.dataset.play) ?? '';
		if (!isOn) return;
		const next = () => {
			tourTimer = step(1) ? +setTimeout(next, tourStopMs) : 0;
			if (!tourTimer) play(false);
		};
		tourTimer = +setTimeout(next, 100);
	}

	walkByPointer(canvas, visit, (to) => goTo(to, 'near'));
	walkByKeys(viewport, visit, {
		PageDown: () => step(1),
		PageUp: () => step(-1),
		Enter: () => goTo(number, isNear ? 'whole' : 'near')
	});
	// Any action of the visitor ends the tour.
	for (const type of ['pointerdown', 'keydown'] as const)
		root.addEventListener(type, (event) => tourTimer && !tour.contains(event.target as Node) && event.target !== statusLine && play(false));
	root.addEventListener('click', (event) => {
		const { do: command } = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset ?? {};
		if (command === 'previous' || command === 'next') step(command === 'next' ? 1 : -1);
		else if (command && steps[command]) visit.nudge(steps[command]);
		if (event.target === tour) play(tourTimer === 0);
		if (event.target === nearer) goTo(number, isNear ? 'whole' : 'near');
	});
	page.addEventListener('click', (event) => {
		const { go, goRoom } = (event.target as Element).closest<HTMLElement>('[data-go], [data-go-room]')?.dataset ?? {};
		if (!go && !goRoom) return;
		event.preventDefault();
		if (tourTimer) play(false);
		if (go) goTo(Number(go));
		else visit.enter(Number(goRoom));
	});
	page.addEventListener('change', (event) => {
		const { name, value } = event.target as HTMLInputElement;
		if (name === 'eye') visit.eye = value === 'eye-low' ? 1.2 : 1.7;
	});
	if (page.querySelector<HTMLInputElement>('#eye-low')?.checked) visit.eye = 1.2;
	const fromAddress = () => {
		if (!/^#\d+$/.test(location.hash) || !goTo(Number(location.hash.slice(1)))) return;
		// Scroll again: the viewport above the entry had no size yet when the browser scrolled to the hash.
		document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'start', behavior: 'instant' });
	};
	addEventListener('hashchange', fromAddress);
	root.dataset.state = 'there';
	visit.stage.fit();
	fromAddress();
}
