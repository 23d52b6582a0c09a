/** Lays an element that belongs to the window exactly over a wall. */
export function layOver(element: HTMLElement, wall: Element): void {
	const { left, top, width, height } = wall.getBoundingClientRect();
	Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}

const identifyingAttributes = [
	'data-wall',
	'data-wall-id',
	'data-placement',
	'data-piece',
	'role',
	'tabindex',
	'aria-label',
	'aria-pressed'
];

function copyOf(element: Element, deep = false): Element {
	const copy = element.cloneNode(deep) as Element;
	for (const name of identifyingAttributes) copy.removeAttribute(name);
	return copy;
}

/**
 * A copy of the dragged works on a sheet over the page, which is moved as a whole. The browser only has to put what it has painted
 * elsewhere; moving the works themselves would lay out and paint the wall again with each frame. The sheet is positioned in the window
 * and not in the wall, so that nothing that scrolls has to be measured again when it moves.
 */
export function dragOverlay(wall: SVGSVGElement, works: readonly Element[]) {
	const sheet = document.createElement('div');
	sheet.className = 'lifted';
	sheet.setAttribute('aria-hidden', 'true');
	// The outlines that say "can't hang here" lie ready behind the works; only their opacity has to change.
	const [warning, drawing] = [copyOf(wall) as SVGSVGElement, copyOf(wall) as SVGSVGElement];
	for (const work of works) {
		const copy = copyOf(work, true);
		drawing.append(copy);
		const outline = copy.cloneNode() as Element;
		outline.append(...[...copy.children].filter((one) => one.classList.contains('outline')).map((one) => one.cloneNode()));
		for (const one of outline.children) one.classList.add('wrong');
		for (const one of copy.getElementsByClassName('outline')) one.classList.remove('wrong');
		warning.append(outline);
	}
	warning.classList.add('warning');
	sheet.append(warning, drawing);
	document.body.append(sheet);
	const align = () => layOver(sheet, wall);
	align();
	let warns = false;
	return {
		sheet,
		/** Lays the sheet over the wall again after the wall has moved on the screen. */
		align,
		/** Moves the works by pixels to the right and downwards from where they hang; `clash`: they can't hang there. */
		moveTo(xPx: number, yPx: number, clash: boolean): void {
			sheet.style.transform = `translate(${xPx}px, ${yPx}px)`;
			if (clash !== warns) warning.style.opacity = clash ? '1' : '0';
			warns = clash;
		},
		remove: (): void => sheet.remove()
	};
}
