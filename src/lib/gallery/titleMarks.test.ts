import { expect, test } from 'vitest';
import { titleMarks } from './titleMarks.ts';

test.each([
	['In der Loge', 'de', null],
	['Ночь, 1905', 'ru', null],
	['Không đề', 'vi', null],
	['№ 7', 'und', null],
	['ليل', 'ar', ['«', '»']],
	['雪国', 'ja', ['『', '』']],
	['لیل (Nacht)', 'fa-AF', ['«', '»']]
])('returns the quotation marks for %s', (text, lang, expected) => {
	expect(titleMarks({ text, lang })).toEqual(expected);
});
