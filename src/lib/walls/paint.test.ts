import { expect, test } from 'vitest';
import { inkOn, paintStyle } from './paint.ts';

const luminance = (colour: string) => {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const value = parseInt(colour.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string) => {
	const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
	return (high! + 0.05) / (low! + 0.05);
};

test('text has a contrast above 4.5 on any paint, in the day and the night theme', () => {
	for (const red of [0, 51, 102, 153, 204, 255])
		for (const green of [0, 51, 102, 153, 204, 255])
			for (const blue of [0, 51, 102, 153, 204, 255]) {
				const paint = `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
				expect(contrast(inkOn(paint), paint), paint).toBeGreaterThan(4.5);
				const night = /--paint-night:(#\w+);--on-paint-night:(#\w+)/.exec(paintStyle(paint)!)!;
				expect(contrast(night[1]!, night[2]!), paint).toBeGreaterThan(4.5);
			}
});

test('returns no style for a white wall, and all custom properties for a painted one', () => {
	expect(paintStyle(null)).toBeUndefined();
	expect(paintStyle('#203040')).toMatch(/^--paint:#203040;--on-paint:#ffffff;--paint-line:#6e7883;--paint-night:#101820;/);
});
