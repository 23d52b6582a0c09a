/**
 * Works as they hang, lifted off their wall: a likeness of them on a sheet over it, which is moved as a whole. The browser only has
 * to put what it has painted elsewhere; moving the works themselves would lay out and paint the wall anew sixty times a second.
 */
export function lifted(works: readonly Element[]) {
	const wall = works[0]?.closest<SVGSVGElement>('svg[data-wall]');
	if (!wall) return null;
	const sheet = document.createElement('div');
	sheet.className = 'lifted';
	sheet.setAttribute('aria-hidden', 'true');
	const drawing = wall.cloneNode() as SVGSVGElement;
	for (const name of ['data-wall', 'data-wall-id', 'role', 'aria-label']) drawing.removeAttribute(name);
	for (const work of works) {
		const likeness = work.cloneNode(true) as Element;
		for (const name of ['data-placement', 'data-piece', 'role', 'tabindex', 'aria-label', 'aria-pressed']) likeness.removeAttribute(name);
		drawing.append(likeness);
	}
	sheet.append(drawing);
	wall.after(sheet);
	let clashes = false;
	return {
		/** Pixels from where they hang, to the right and downwards; `clash`: they can't hang there. */
		moveTo(xPx: number, yPx: number, clash: boolean): void {
			sheet.style.transform = `translate(${xPx}px, ${yPx}px)`;
			if (clash === clashes) return;
			clashes = clash;
			for (const outline of drawing.querySelectorAll('.outline')) outline.classList.toggle('wrong', clash);
		},
		remove: (): void => sheet.remove()
	};
}
