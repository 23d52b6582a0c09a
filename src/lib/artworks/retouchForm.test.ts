import { describe, expect, test } from 'vitest';
import { emptyPart, parseRetouchForm, readRetouchForm, showRetouchForm } from './retouchForm.ts';
import { retouchProblem, retouchText } from './retouchWords.ts';

const empty = { turn: '0', tilt: '', crop: emptyPart, blur: [] };
const part = (x: string, y: string, width: string, height: string) => ({ x, y, width, height });

describe('the retouch form', () => {
	test('reads numbers as people write them', () => {
		expect(
			parseRetouchForm({ turn: '270', tilt: '−1,5', crop: part('10', '2.5 %', '٨٠', '97,5'), blur: [part('0', '0', '1', '0,1')] })
		).toEqual({
			ok: true,
			retouch: {
				turn: 270,
				tilt: -15,
				crop: { x: 1000, y: 250, width: 8000, height: 9750 },
				blur: [{ x: 0, y: 0, width: 100, height: 10 }]
			}
		});
	});
	test('empty fields, or the whole photo, give no edit', () => {
		expect(parseRetouchForm(empty)).toEqual({ ok: true, retouch: {} });
		expect(parseRetouchForm(showRetouchForm({}, 'de'))).toEqual({ ok: true, retouch: {} });
	});
	test('parses a shown form to the same edit', () => {
		const retouch = {
			turn: 90,
			tilt: -37,
			crop: { x: 10, y: 20, width: 30, height: 9980 },
			blur: [{ x: 0, y: 0, width: 10, height: 10 }]
		} as const;
		for (const locale of ['de', 'en', 'ar'])
			expect(parseRetouchForm(showRetouchForm({ ...retouch, blur: [...retouch.blur] }, locale))).toEqual({ ok: true, retouch });
	});
	test('gives each error at its field', () => {
		expect(parseRetouchForm({ turn: '45', tilt: '15,1', crop: part('50', '0', '50,1', '0'), blur: [part('x', '', '101', '-1')] })).toEqual({
			ok: false,
			errors: {
				turn: 'not-a-choice',
				tilt: 'too-large',
				'crop-height': 'too-small',
				'blur-0-x': 'not-a-number',
				'blur-0-y': 'not-a-number',
				'blur-0-width': 'too-large',
				'blur-0-height': 'too-small'
			}
		});
		expect(parseRetouchForm({ ...empty, crop: part('50', '60', '50,1', '41') })).toEqual({
			ok: false,
			errors: { 'crop-width': 'outside', 'crop-height': 'outside' }
		});
	});
	test('reads rectangles from repeated fields and drops empty ones', () => {
		const form = new FormData();
		for (const [name, value] of [
			['turn', '0'],
			['tilt', '1'],
			['crop_x', '1'],
			['blur_x', ''],
			['blur_y', ''],
			['blur_x', '5'],
			['blur_width', ''],
			['blur_width', '7']
		] as const)
			form.append(name, value);
		expect(readRetouchForm(form)).toEqual({ turn: '0', tilt: '1', crop: part('1', '', '', ''), blur: [part('5', '', '7', '')] });
		expect(readRetouchForm(new FormData())).toEqual({ turn: '', tilt: '', crop: emptyPart, blur: [] });
	});
});

test('describes an edit in words', () => {
	const spot = { x: 0, y: 0, width: 100, height: 100 };
	expect(retouchText({}, 'de')).toBe('');
	expect(retouchText({ turn: 90, crop: spot, blur: [spot, spot] }, 'de')).toBe('gedreht, zugeschnitten und 2 Stellen unkenntlich');
	expect(retouchText({ tilt: 3, blur: [spot] }, 'de')).toBe('begradigt und eine Stelle unkenntlich');
});

test('names the field of an error', () => {
	expect(retouchProblem('blur-1-width', 'outside')).toMatch(/^Stelle 2, breit \(%\): Das reicht/);
	expect(retouchProblem('tilt', 'too-large')).toBe('Begradigen (Grad): Bitte eine Zahl von −15 bis 15 eingeben.');
});
