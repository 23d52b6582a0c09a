import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseScaleFields, scaleFieldsOf } from '../forms/scalePhotoForm.ts';
import { photoOnWall, type PhotoScale, photoScaleSchema, photoWhole } from './scalePhoto.ts';

const photo = { width: 4000, height: 3000 };
/** Two points in the middle of the picture's height, half of its width apart: 2 m on the wall, so 1 mm a pixel. */
const scale: PhotoScale = { aX: 2500, aY: 5000, bX: 7500, bY: 5000, lengthMm: 2000, level: 'as-it-is', xMm: 600, yMm: 1500 };

/** Where a point of the photograph lies on the wall, after rotation. */
function onWall(at: PhotoScale, x: number, y: number): { x: number; y: number } {
	const placed = photoOnWall(photo, at)!;
	const point = { x: placed.xMm + (x / photoWhole) * placed.widthMm, y: placed.yMm + placed.heightMm * (1 - y / photoWhole) };
	// Clockwise on the screen; y runs upwards.
	const radians = (-placed.turn * Math.PI) / 180;
	const [dx, dy] = [point.x - at.xMm, point.y - at.yMm];
	return {
		x: at.xMm + dx * Math.cos(radians) - dy * Math.sin(radians),
		y: at.yMm + dx * Math.sin(radians) + dy * Math.cos(radians)
	};
}

test('places a photograph of 4000 by 3000 pixels at one millimetre per pixel', () => {
	expect(photoOnWall(photo, scale)).toEqual({ xMm: -400, yMm: 0, widthMm: 4000, heightMm: 3000, turn: 0 });
});

test('rotates the photograph until a level or upright line is straight', () => {
	const slanted = { ...scale, bY: 5100 };
	expect(photoOnWall(photo, slanted)?.turn).toBe(0);
	expect(photoOnWall(photo, { ...slanted, level: 'level' })?.turn).toBeCloseTo(-0.859, 3);
	// The direction of the line doesn't matter.
	const back = { ...slanted, aX: slanted.bX, aY: slanted.bY, bX: slanted.aX, bY: slanted.aY };
	expect(photoOnWall(photo, { ...back, level: 'level' })?.turn).toBeCloseTo(-0.859, 3);
	const tall: PhotoScale = { ...scale, bX: 2550, bY: 9000, level: 'upright' };
	expect(photoOnWall(photo, tall)?.turn).toBeCloseTo(0.955, 3);
});

const part = fc.integer({ min: 0, max: photoWhole });
const any: fc.Arbitrary<PhotoScale> = fc
	.record({
		aX: part,
		aY: part,
		bX: part,
		bY: part,
		lengthMm: fc.integer({ min: 10, max: 20_000 }),
		level: fc.constantFrom('as-it-is' as const, 'level' as const, 'upright' as const),
		xMm: fc.integer({ min: -5000, max: 10_000 }),
		yMm: fc.integer({ min: -5000, max: 10_000 })
	})
	.filter(({ aX, aY, bX, bY }) => Math.hypot(aX - bX, aY - bY) > 100);

test('point a lies where it was measured, and b at the measured distance, level or upright if so stated', () => {
	fc.assert(
		fc.property(any, (at) => {
			const [a, b] = [onWall(at, at.aX, at.aY), onWall(at, at.bX, at.bY)];
			expect(Math.hypot(a.x - at.xMm, a.y - at.yMm)).toBeLessThan(0.001);
			expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeCloseTo(at.lengthMm, 3);
			if (at.level === 'level') expect(Math.abs(a.y - b.y)).toBeLessThan(0.001);
			if (at.level === 'upright') expect(Math.abs(a.x - b.x)).toBeLessThan(0.001);
			expect(Math.abs(photoOnWall(photo, at)!.turn)).toBeLessThanOrEqual(90);
		})
	);
});

test('refuses two identical points', () => {
	const one = { ...scale, bX: scale.aX };
	expect(photoScaleSchema.safeParse(one).success).toBe(false);
	expect(photoOnWall(photo, one)).toBeNull();
});

test('a scale passes through its form unchanged, and errors are at their fields', () => {
	fc.assert(
		fc.property(any, fc.constantFrom('de', 'en', 'ar'), (at, locale) => {
			expect(parseScaleFields(scaleFieldsOf(at, locale))).toEqual({ ok: true, scale: at });
		})
	);
	const typed = scaleFieldsOf(scale, 'de');
	expect(parseScaleFields({ ...typed, a_x: '100,01', b_y: '', length: 'lang', level: 'schief' })).toEqual({
		ok: false,
		errors: { a_x: 'not-a-share', b_y: 'empty', length: 'not-a-length', level: 'not-a-choice' }
	});
	expect(parseScaleFields({ ...typed, b_x: typed.a_x })).toEqual({ ok: false, errors: { b_x: 'one-point' } });
	expect(parseScaleFields({ ...typed, wall_x: '', wall_y: '' })).toMatchObject({ scale: { xMm: 0, yMm: 0 } });
});
