import { prefersReducedMotion } from '../reducedMotion.island.ts';

/**
 * Swaps the wall on the page for its state in another show, chosen with the slider or the list of TimeSlider.svelte. Each state is also a page
 * of its own, from which the new content is fetched.
 */
for (const time of document.querySelectorAll<HTMLElement>('[data-time]')) prepare(time);

function prepare(time: HTMLElement): void {
	const slider = time.querySelector<HTMLInputElement>('input[type="range"]')!;
	const links = [...time.querySelectorAll<HTMLAnchorElement>('a')];
	const pages = new Map<number, Promise<Document>>();
	const pageOf = (i: number) => {
		const known = pages.get(i);
		if (known) return known;
		const page = fetch(links[i]!.href).then(async (answer) => {
			if (!answer.ok) throw new Error(answer.statusText);
			return new DOMParser().parseFromString(await answer.text(), 'text/html');
		});
		pages.set(i, page);
		return page;
	};
	let wanted = Number(slider.value);
	links[wanted]?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });

	async function show(i: number): Promise<void> {
		if (i === wanted) return;
		wanted = i;
		slider.value = String(i);
		slider.setAttribute('aria-valuetext', links[i]!.textContent!.replace(/\s+/g, ' ').trim());
		links.forEach((link, at) => (at === i ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current')));
		links[i]!.scrollIntoView({ block: 'nearest', inline: 'nearest' });
		try {
			const page = await pageOf(i);
			if (wanted === i) swap(page, links[i]!.href);
		} catch {
			// On any error, go to the page itself, which shows the error.
			location.assign(links[i]!.href);
		}
	}

	function swap(page: Document, href: string): void {
		const [old, next] = [document.querySelector('[data-state]'), page.querySelector('[data-state]')];
		if (!old || !next) return location.assign(href);
		const left = old.querySelector('[data-band]')?.scrollLeft ?? 0;
		const change = () => {
			const fresh = document.importNode(next, true);
			old.replaceWith(fresh);
			const band = fresh.querySelector('[data-band]');
			if (band) band.scrollLeft = left;
			document.title = page.title;
			history.replaceState(history.state, '', href);
		};
		if (prefersReducedMotion() || !('startViewTransition' in document)) change();
		else document.startViewTransition(change);
	}

	slider.addEventListener('input', () => void show(Number(slider.value)));
	slider.addEventListener('pointerdown', () => links.forEach((_, i) => Math.abs(i - wanted) === 1 && void pageOf(i).catch(() => null)));
	links.forEach((link, i) =>
		link.addEventListener('click', (event) => {
			if (event.ctrlKey || event.metaKey || event.shiftKey) return;
			event.preventDefault();
			void show(i);
		})
	);
}
