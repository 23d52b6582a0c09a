import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cmText } from '#lib/shared/length.ts';
import { locales } from '#lib/shared/paraglide/runtime.js';
import { numberLetters, numberWriter } from './numberWriter.ts';

/** Width of each letter in pixels; the comma is narrow. */
const widthOf = (letter: string) => (letter === ',' ? 2.5 : 6.5);
/** Where the letters were drawn first. */
let drawn = new Map<string, number>();

beforeEach(() => {
	drawn = new Map();
	const context = (canvas: object) => ({
		canvas,
		scale: () => undefined,
		measureText: (letter: string) => ({ width: widthOf(letter) }),
		fillText: (letter: string, x: number) => drawn.set(letter, x)
	});
	vi.stubGlobal(
		'OffscreenCanvas',
		class {
			getContext = () => context(this);
			transferToImageBitmap = () => 'letters';
		}
	);
});
afterEach(() => void vi.unstubAllGlobals());

/** Writes a text around x = 100: the letters with their place, and the ground behind them. */
function written(text: string, density = 1) {
	const write = numberWriter('0123,', { font: '12px serif', letterPx: 10, ink: 'red', ground: 'white', density });
	const letters: { letter: string | undefined; at: number; width: number }[] = [];
	let ground: number[] = [];
	const pen = {
		fillRect: (...rect: number[]) => (ground = rect),
		drawImage(_picture: unknown, from: number, _top: number, width: number, _height: number, at: number) {
			const letter = [...drawn].find(([, start]) => start * density === from)?.[0];
			letters.push({ letter, at, width: width / density });
		}
	};
	write(pen as unknown as CanvasRenderingContext2D, text, 100, 50);
	return { letters, ground };
}

test.each([1, 2])('writes letter after letter around the middle, on a screen of %i pixels per pixel', (density) => {
	expect(written('12,0', density).letters).toEqual([
		{ letter: '1', at: 89, width: 6.5 },
		{ letter: '2', at: 95.5, width: 6.5 },
		{ letter: ',', at: 102, width: 2.5 },
		{ letter: '0', at: 104.5, width: 6.5 }
	]);
});

test('covers what is behind the number, and a little around it', () => {
	expect(written('12,0').ground).toEqual([86, 43, 28, 14]);
});

test('draws the letters beside each other in the beginning, none into the next one', () => {
	written('');
	const starts = [...drawn];
	for (const [i, [letter, start]] of starts.slice(0, -1).entries())
		expect(starts[i + 1]![1]).toBeGreaterThanOrEqual(start + widthOf(letter));
});

test('leaves out what it can’t write, and centres the rest', () => {
	expect(written('1x2').letters.map(({ letter, at }) => [letter, at])).toEqual([
		['1', 93.5],
		['2', 100]
	]);
});

test.each(locales)('knows all letters of lengths in the language %s', (locale) => {
	const letters = new Set([1234567890, -9876.5, 0.1].flatMap((mm) => [...cmText(mm, locale)]));
	// What only sets the direction of writing isn’t seen.
	const unknown = [...letters].filter((letter) => !numberLetters.includes(letter) && !/\p{Cf}/u.test(letter));
	expect(unknown).toEqual([]);
});
