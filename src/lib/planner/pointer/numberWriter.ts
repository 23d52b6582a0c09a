/** All letters of the lengths that `cmText` writes, in all languages. */
export const numberLetters = '0123456789,.-−٫';

/** `letterPx`: height of the font. `ink`, `ground`: colours of the text and of what is behind it. `density`: screen pixels per CSS pixel. */
type Style = { font: string; letterPx: number; ink: string; ground: string; density: number };

/**
 * Writes numbers on a canvas with letters that were drawn once. To lay out text with each move would take most of the time of a move.
 */
export function numberWriter(letters: string, { font, letterPx, ink, ground, density }: Style) {
	const heightPx = letterPx * 1.4;
	const drawing = new OffscreenCanvas(1, 1).getContext('2d')!;
	drawing.font = font;
	const widths = new Map([...letters].map((letter) => [letter, drawing.measureText(letter).width]));
	const starts = new Map<string, number>();
	let endPx = 0;
	for (const letter of letters) {
		starts.set(letter, endPx);
		endPx += Math.ceil(widths.get(letter)! + 1);
	}
	drawing.canvas.width = Math.ceil(endPx * density);
	drawing.canvas.height = Math.ceil(heightPx * density);
	drawing.scale(density, density);
	// A new size resets the font.
	drawing.font = font;
	drawing.fillStyle = ink;
	drawing.textBaseline = 'middle';
	for (const [letter, start] of starts) drawing.fillText(letter, start, heightPx / 2);
	// An immutable picture: a browser copies a canvas each time a letter is drawn from it.
	const letterPicture = drawing.canvas.transferToImageBitmap();

	/** Writes `text` with its middle at x, y; leaves out letters that weren't drawn. */
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
