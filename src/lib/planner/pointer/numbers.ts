/** How a sheet writes: font, its height in pixels, ink and what is behind it, pixels of the screen a pixel. */
type Writing = { font: string; letterPx: number; ink: string; ground: string; density: number };

/**
 * Writes numbers on a canvas from letters that were drawn once: setting type anew sixty times a second would take most
 * of a pointer move.
 */
export function numberWriter(letters: string, { font, letterPx, ink, ground, density }: Writing) {
	const heightPx = letterPx * 1.4;
	const set = new OffscreenCanvas(1, 1).getContext('2d')!;
	set.font = font;
	const widths = new Map([...letters].map((letter) => [letter, set.measureText(letter).width]));
	const starts = new Map<string, number>();
	let endPx = 0;
	for (const letter of letters) {
		starts.set(letter, endPx);
		endPx += Math.ceil(widths.get(letter)! + 1);
	}
	set.canvas.width = Math.ceil(endPx * density);
	set.canvas.height = Math.ceil(heightPx * density);
	set.scale(density, density);
	// Setting the size has forgotten the font.
	set.font = font;
	set.fillStyle = ink;
	set.textBaseline = 'middle';
	for (const [letter, start] of starts) set.fillText(letter, start, heightPx / 2);
	// A picture that can't change: of a canvas the browser would take a copy for each letter.
	const letterPicture = set.canvas.transferToImageBitmap();

	/** `text` of these letters with its middle at x, y. */
	return (pen: CanvasRenderingContext2D, text: string, x: number, y: number): void => {
		const known = [...text].filter((letter) => widths.has(letter));
		const widthPx = known.reduce((sum, letter) => sum + widths.get(letter)!, 0);
		let at = x - widthPx / 2;
		pen.fillStyle = ground;
		pen.fillRect(at - 3, y - heightPx / 2, widthPx + 6, heightPx);
		for (const letter of known) {
			const width = widths.get(letter)!;
			pen.drawImage(
				letterPicture,
				starts.get(letter)! * density,
				0,
				width * density,
				heightPx * density,
				at,
				y - heightPx / 2,
				width,
				heightPx
			);
			at += width;
		}
	};
}
