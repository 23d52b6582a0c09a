/** Lays a sheet that belongs to the window over a wall, or over it again after the wall has moved on the screen. */
export function layOver(sheet: HTMLElement, wall: Element): void {
	const { left, top, width, height } = wall.getBoundingClientRect();
	Object.assign(sheet.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}

/**
 * Works as they hang, lifted off their wall: a likeness of them on a sheet over the page, which is moved as a whole. The browser
 * only has to put what it has painted elsewhere; moving the works themselves would lay out and paint the wall anew sixty times a
 * second. Held by the window, not by the wall: nothing that scrolls has to be measured again when it moves.
 */
export function lifted(wall: SVGSVGElement, works: readonly Element[]) {
	const sheet = document.createElement('div');
	sheet.className = 'lifted';
	sheet.setAttribute('aria-hidden', 'true');
	// What says that they can't hang there lies ready behind them; it only has to be seen through.
	const warning = wall.cloneNode() as SVGSVGElement;
	const drawing = wall.cloneNode() as SVGSVGElement;
	for (const copy of [warning, drawing]) for (const name of ['data-wall', 'data-wall-id', 'role', 'aria-label']) copy.removeAttribute(name);
	for (const work of works) {
		const likeness = work.cloneNode(true) as Element;
		for (const name of ['data-placement', 'data-piece', 'role', 'tabindex', 'aria-label', 'aria-pressed']) likeness.removeAttribute(name);
		drawing.append(likeness);
		const outline = likeness.cloneNode() as Element;
		outline.append(...[...likeness.children].filter((one) => one.classList.contains('outline')).map((one) => one.cloneNode()));
		for (const one of outline.children) one.classList.add('wrong');
		for (const one of likeness.getElementsByClassName('outline')) one.classList.remove('wrong');
		warning.append(outline);
	}
	warning.classList.add('warning');
	sheet.append(warning, drawing);
	document.body.append(sheet);
	const lay = () => layOver(sheet, wall);
	lay();
	let clashes = false;
	return {
		sheet,
		lay,
		/** Pixels from where they hang, to the right and downwards; `clash`: they can't hang there. */
		moveTo(xPx: number, yPx: number, clash: boolean): void {
			sheet.style.transform = `translate(${xPx}px, ${yPx}px)`;
			if (clash !== clashes) warning.style.opacity = clash ? '1' : '0';
			clashes = clash;
		},
		remove: (): void => sheet.remove()
	};
}
