/** The distance to the walls (the choice `near`): keeps the place when it changes, and loads pictures in time and sharp enough. */

const radios = (walk: HTMLElement) => walk.querySelectorAll<HTMLInputElement>('input[name="near"]');

/** Keeps the middle of the band in the middle when the walls change their size, by the choice or with the window. */
export function keepCentre(walk: HTMLElement, band: HTMLElement, current: () => Element | null): void {
	let middle = 0;
	const remember = () => (middle = (band.scrollLeft + band.clientWidth / 2) / band.scrollWidth);
	const restore = () => (band.scrollLeft = middle * band.scrollWidth - band.clientWidth / 2);
	remember();
	band.addEventListener('scroll', remember, { passive: true });
	addEventListener('resize', restore);
	for (const radio of radios(walk))
		radio.addEventListener('change', () => {
			restore();
			const rect = current()?.getBoundingClientRect();
			const bandRect = band.getBoundingClientRect();
			if (rect) band.scrollBy({ left: (rect.left + rect.right - bandRect.left - bandRect.right) / 2, behavior: 'instant' });
			const isTall = bandRect.height > innerHeight;
			if (rect && isTall) scrollBy({ top: (rect.top + rect.bottom - innerHeight) / 2, behavior: 'instant' });
		});
}

/** Updates the `sizes` of the pictures with the distance, so that the browser loads sharper files for larger pictures. */
export function keepSharp(walk: HTMLElement, band: HTMLElement): void {
	const sized = [...band.querySelectorAll<HTMLImageElement | HTMLSourceElement>('img[sizes], source[sizes]')];
	const original = new Map(sized.map((element) => [element, element.sizes]));
	const update = () => {
		const near = Number(getComputedStyle(walk).getPropertyValue('--near')) || 1;
		for (const [element, sizes] of original) element.sizes = near === 1 ? sizes : `calc(${sizes} * ${near})`;
	};
	for (const radio of radios(walk)) radio.addEventListener('change', update);
	// After navigating back, the browser restores the choice.
	update();
}

/** Loads pictures up to 60 % of the band's width beyond its visible part, before the visitor reaches them. */
export function loadAhead(band: HTMLElement): void {
	const ahead = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting } of entries) {
				if (!isIntersecting) continue;
				(target as HTMLImageElement).loading = 'eager';
				ahead.unobserve(target);
			}
		},
		{ root: band, rootMargin: '0px 60%' }
	);
	for (const picture of band.querySelectorAll('img[loading="lazy"]')) ahead.observe(picture);
}
