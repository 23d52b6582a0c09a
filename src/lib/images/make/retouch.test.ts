import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	blurBoxes,
	frameShare,
	frameSize,
	isRetouched,
	type Part,
	type Retouch,
	retouchSchema,
	shownBox,
	tidy,
	turned,
	turnedSize,
	whole
} from './retouch.ts';

const part: fc.Arbitrary<Part> = fc
	.tuple(fc.integer({ min: 10, max: whole }), fc.integer({ min: 10, max: whole }))
	.chain(([width, height]) =>
		fc.record({
			x: fc.integer({ min: 0, max: whole - width }),
			y: fc.integer({ min: 0, max: whole - height }),
			width: fc.constant(width),
			height: fc.constant(height)
		})
	);
export const retouches: fc.Arbitrary<Retouch> = fc.record(
	{
		turn: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
		tilt: fc.integer({ min: -150, max: 150 }),
		crop: part,
		blur: fc.array(part, { minLength: 1, maxLength: 20 })
	},
	{ requiredKeys: [] }
);
const size = fc.record({ width: fc.integer({ min: 1, max: 12_000 }), height: fc.integer({ min: 1, max: 12_000 }) });

describe('retouchSchema', () => {
	test('accepts every valid retouching, tidied or not', () => {
		fc.assert(
			fc.property(retouches, (retouch) => {
				expect(retouchSchema.parse(retouch)).toEqual(retouch);
				expect(retouchSchema.parse(tidy(retouch))).toEqual(tidy(retouch));
			})
		);
	});
	test.each([
		[{ turn: 45 }],
		[{ turn: '90' }],
		[{ turn: null }],
		[{ tilt: 151 }],
		[{ tilt: 0.5 }],
		[{ crop: { x: 0, y: 0, width: 9, height: 100 } }],
		[{ crop: { x: 5000, y: 0, width: 5001, height: 100 } }],
		[{ crop: { x: 0, y: 0, width: 100, height: 100, angle: 1 } }],
		[{ crop: null }],
		[{ blur: [] }],
		[{ blur: Array.from({ length: 21 }, () => ({ x: 0, y: 0, width: 100, height: 100 })) }],
		[{ mirror: true }],
		[null],
		[[]]
	])('refuses %j', (value) => expect(retouchSchema.safeParse(value).success).toBe(false));
	test('isRetouched is false for values that change nothing', () => {
		expect(isRetouched({ turn: 0, tilt: 0, crop: { x: 0, y: 0, width: whole, height: whole }, blur: [] })).toBe(false);
		expect(isRetouched({ tilt: -1 })).toBe(true);
	});
});

describe('rotating by a quarter', () => {
	test('rotates the shown and the hidden parts with the picture', () => {
		const crop = { x: 1000, y: 2000, width: 3000, height: 4000 };
		expect(turned({ crop }, 'clockwise')).toEqual({ turn: 90, crop: { x: 4000, y: 1000, width: 4000, height: 3000 } });
		expect(turned({ crop }, 'anticlockwise')).toEqual({ turn: 270, crop: { x: 2000, y: 6000, width: 4000, height: 3000 } });
	});
	test('changes nothing when done back and forth, or four times', () => {
		fc.assert(
			fc.property(retouches, (retouch) => {
				expect(turned(turned(retouch, 'clockwise'), 'anticlockwise')).toEqual(tidy(retouch));
				expect(Array.from({ length: 4 }).reduce<Retouch>((now) => turned(now, 'anticlockwise'), retouch)).toEqual(tidy(retouch));
			})
		);
	});
	test('swaps width and height of the frame', () => {
		fc.assert(
			fc.property(size, retouches, (upright, retouch) => {
				const before = frameSize(upright, retouch);
				expect(frameSize(upright, turned(retouch, 'clockwise'))).toEqual({ width: before.height, height: before.width });
			})
		);
	});
});

describe('the frame of a tilted picture', () => {
	test('a square by 15 degrees: 1 / (sin + cos)', () => expect(frameShare({ width: 100, height: 100 }, 150)).toBeCloseTo(0.8165, 4));
	test('has all corners inside the picture and one on its edge', () => {
		fc.assert(
			fc.property(size, fc.integer({ min: -150, max: 150 }), ({ width, height }, tilt) => {
				const share = frameShare({ width, height }, tilt);
				const angle = (-tilt / 10) * (Math.PI / 180);
				const reach = [-1, 1].flatMap((right) =>
					[-1, 1].map((down) => {
						const [x, y] = [(right * share * width) / 2, (down * share * height) / 2];
						const across = Math.abs(x * Math.cos(angle) - y * Math.sin(angle)) / (width / 2);
						return Math.max(across, Math.abs(x * Math.sin(angle) + y * Math.cos(angle)) / (height / 2));
					})
				);
				expect(Math.max(...reach)).toBeCloseTo(1, 9);
			})
		);
	});
	test('is never larger than the picture and shows at least one pixel', () => {
		fc.assert(
			fc.property(size, retouches, (upright, retouch) => {
				const [full, frame] = [turnedSize(upright, retouch), frameSize(upright, retouch)];
				const shown = shownBox(frame, retouch);
				expect(frame.width <= full.width && frame.height <= full.height).toBe(true);
				expect(Math.min(shown.left, shown.top)).toBeGreaterThanOrEqual(0);
				expect(Math.min(shown.width, shown.height)).toBeGreaterThanOrEqual(1);
				expect(shown.left + shown.width <= frame.width && shown.top + shown.height <= frame.height).toBe(true);
			})
		);
	});
});

test('blurBoxes covers every hidden part inside the shown part, with at most twelve by four areas', () => {
	fc.assert(
		fc.property(size, retouches, (upright, retouch) => {
			const frame = frameSize(upright, retouch);
			const shown = shownBox(frame, retouch);
			for (const { left, top, width, height, block } of blurBoxes(frame, shown, retouch)) {
				expect(left >= 0 && top >= 0 && left + width <= shown.width && top + height <= shown.height).toBe(true);
				expect(Math.max(width, height) / block).toBeLessThanOrEqual(13);
			}
			const covered = (retouch.blur ?? []).every((hidden) => {
				const [x, y] = [
					((hidden.x + hidden.width / 2) * frame.width) / whole - shown.left,
					((hidden.y + hidden.height / 2) * frame.height) / whole - shown.top
				];
				const seen = x > 0 && y > 0 && x < shown.width && y < shown.height;
				return (
					!seen ||
					blurBoxes(frame, shown, retouch).some(
						(box) => x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height
					)
				);
			});
			expect(covered).toBe(true);
		})
	);
});
