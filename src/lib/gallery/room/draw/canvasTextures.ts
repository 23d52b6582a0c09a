import { type Rgb, rgb, times } from './palette.ts';

/** Textures drawn on a canvas instead of fetched: floorboards and the numbers of works. */

const css = ([r, g, b]: Rgb): string => `rgb(${[r, g, b].map((part) => Math.round(Math.min(1, part) * 255)).join(' ')})`;

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [width, height];
	return [canvas, canvas.getContext('2d')!];
}

/** Wooden floorboards as a seamless square tile. Deterministic: the same at every visit. */
export function drawBoards(colour: string): HTMLCanvasElement {
	const size = 1024;
	const rows = 16;
	const [canvas, pen] = canvasOf(size, size);
	const base = rgb(colour);
	// Pseudorandom numbers from -0.5 to 0.5 (Park-Miller generator).
	let seed = 7;
	const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.5;
	for (let row = 0; row < rows; row++) {
		const [y, high] = [(row * size) / rows, size / rows];
		const cut = (random() + 0.5) * size;
		// One board per row: a board cut by the edge of the tile continues on the other side.
		const shade = 1 + random() * 0.07;
		pen.fillStyle = css(times(base, shade));
		pen.fillRect(0, y, size, high);
		for (let grain = 0; grain < 14; grain++) {
			pen.fillStyle = css(times(base, shade * (1 + random() * 0.03)));
			pen.fillRect(0, y + (random() + 0.5) * high, size, 1 + (random() + 0.5) * 3);
		}
		pen.fillStyle = css(times(base, 0.8));
		pen.fillRect(cut, y, 1.5, high);
		pen.fillStyle = css(times(base, 0.82));
		pen.fillRect(0, y, size, 1.5);
	}
	return canvas;
}

type Corners = [number, number][];

/** Draws the numbers of the works on one canvas. `place` gives the texture coordinates of the i-th number. */
export function drawNumbers(numbers: readonly number[], ink: string): { canvas: HTMLCanvasElement; place: (i: number) => Corners } {
	const [wide, tall, columns] = [128, 64, 8];
	const rows = Math.max(1, Math.ceil(numbers.length / columns));
	const [canvas, pen] = canvasOf(wide * columns, tall * rows);
	pen.font = `600 52px ${getComputedStyle(document.body).fontFamily}`;
	pen.fillStyle = ink;
	pen.textBaseline = 'alphabetic';
	const corner = (i: number) => ({ x: (i % columns) * wide, y: Math.floor(i / columns) * tall });
	numbers.forEach((number, i) => pen.fillText(String(number), corner(i).x + 2, corner(i).y + tall - 14, wide - 4));
	const place = (i: number): Corners => {
		const { x, y } = corner(i);
		const [left, right] = [x / canvas.width, (x + wide) / canvas.width];
		const [top, bottom] = [1 - y / canvas.height, 1 - (y + tall) / canvas.height];
		return [
			[left, bottom],
			[right, bottom],
			[right, top],
			[left, top]
		];
	};
	return { canvas, place };
}
