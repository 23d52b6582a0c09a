/** What is to be done when one steps closer to the walls or goes along them: the same place, pictures that are sharp and there in time. */

const radios = (walk: HTMLElement) => walk.querySelectorAll<HTMLInputElement>('input[name="near"]');

/** What was in the middle stays there when the walls become larger or smaller, be it by a choice or with the window. */
export function keepCentre(walk: HTMLElement, band: HTMLElement, current: () => Element | null): void {
	let middle = 0;
	const note = () => (middle = (band.scrollLeft + band.clientWidth / 2) / band.scrollWidth);
	const back = () => (band.scrollLeft = middle * band.scrollWidth - band.clientWidth / 2);
	note();
	band.addEventListener('scroll', note, { passive: true });
	addEventListener('resize', back);
	for (const radio of radios(walk))
		radio.addEventListener('change', () => {
			back();
			const rect = current()?.getBoundingClientRect();
			const its = band.getBoundingClientRect();
			if (rect) band.scrollBy({ left: (rect.left + rect.right - its.left - its.right) / 2, behavior: 'instant' });
			const isTall = its.height > innerHeight;
			if (rect && isTall) scrollBy({ top: (rect.top + rect.bottom - innerHeight) / 2, behavior: 'instant' });
		});
}

/** Closer pictures are larger: the browser hears of it. */
export function keepSharp(walk: HTMLElement, band: HTMLElement): void {
	const sized = [...band.querySelectorAll<HTMLImageElement | HTMLSourceElement>('img[sizes], source[sizes]')];
	const first = new Map(sized.map((element) => [element, element.sizes]));
	const fit = () => {
		const near = Number(getComputedStyle(walk).getPropertyValue('--near')) || 1;
		for (const [element, sizes] of first) element.sizes = near === 1 ? sizes : `calc(${sizes} * ${near})`;
	};
	for (const radio of radios(walk)) radio.addEventListener('change', fit);
	// A browser that goes back keeps what was chosen.
	fit();
}

/** Pictures beside what is seen are fetched before one comes to them. */
export function seeAhead(band: HTMLElement): void {
	const ahead = new IntersectionObserver(
		(seen) => {
			for (const { target, isIntersecting } of seen) {
				if (!isIntersecting) continue;
				(target as HTMLImageElement).loading = 'eager';
				ahead.unobserve(target);
			}
		},
		{ root: band, rootMargin: '0px 60%' }
	);
	for (const picture of band.querySelectorAll('img[loading="lazy"]')) ahead.observe(picture);
}
