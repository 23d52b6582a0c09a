import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '../../../tests/support/naughtyStrings.ts';
import { foldText, foldWord, normalise, wordsIn } from './fold.ts';

const plain = (text: string): string[] => foldText(text).map((word) => word.plain);
const sound = (text: string): string => foldText(text)[0]!.sound;
const consonants = (text: string): string => foldText(text)[0]!.consonants;

test.each([
	['Müller', 'muller'],
	['Straße', 'strasse'],
	['éclair', 'eclair'],
	['Nguyễn Đức', 'nguyen duc'],
	['İstanbul', 'istanbul'],
	['ILIK ılık', 'ilik ilik'],
	['Łódź', 'lodz'],
	['Ærø', 'aero'],
	['ёлка Ёлка елка', 'elka elka elka'],
	['Їжак', 'izhak'],
	['Άνοιξη', 'anoixi'],
	['ﬁn', 'fin'],
	['1950 ١٩٥٠ ۱۹۵۰ १९५०', '1950 1950 1950 1950'],
	["O’Keeffe O'Keeffe", 'okeeffe okeeffe']
])('folds %s to %s', (text, folded) => {
	expect(plain(text).join(' ')).toBe(folded);
});

test.each([
	['أحمد', 'احمد'],
	['إيمان', 'ايمان'],
	['آمال', 'امال'],
	['ليلى', 'ليلي'],
	['فاطمة', 'فاطمه'],
	['مُحَمَّد', 'محمد'],
	['محـــمد', 'محمد'],
	['کتاب', 'كتاب'],
	['ی', 'ي'],
	['مسؤول', 'مسوول'],
	['الليل', 'ليل']
])('folds the Arabic spellings %s and %s to the same word', (one, other) => {
	expect(plain(one)).toEqual(plain(other));
});

describe('transliterations', () => {
	test.each([
		['Малевич', 'Malevich', 'Malewitsch', 'Malevitch'],
		['Чехов', 'Chekhov', 'Tschechow'],
		['Кузнецов', 'Kuznetsov', 'Kusnezow'],
		['Рахманинов', 'Rachmaninow', 'Rakhmaninov', 'Rachmaninoff'],
		['Шишкин', 'Shishkin', 'Schischkin', 'Šiškin'],
		['Mueller', 'Müller', 'Muller'],
		['Юрий', 'Iurii', 'Jurij']
	])('%s sounds like its transliterations', (first, ...others) => {
		expect(others.map(sound)).toEqual(others.map(() => sound(first)));
	});

	test.each([
		['محمود', 'Mahmoud', 'Mahmud'],
		['درويش', 'Darwish', 'Darwisch'],
		['أحمد', 'Ahmad', 'Ahmed'],
		['فاطمة', 'Fatima', 'Fatma'],
		['خالد', 'Khaled', 'Chalid'],
		['عمر', 'Omar', 'Umar'],
		['یوسف', 'Youssef', 'Yusuf']
	])('%s has the same consonants as its transliterations', (first, ...others) => {
		expect(others.map(consonants)).toEqual(others.map(() => consonants(first)));
		expect(foldText(first)[0]!.vowelless).toBe(true);
	});
});

test('leaves unknown scripts unchanged, including Indic vowel signs', () => {
	expect(plain('北京画展')).toEqual(['北京', '画展']);
	expect(plain('हिन्दी')).toEqual(['हिन्दी']);
	expect(plain('ქართული')).toEqual(['ქართული']);
	expect(plain('한국어')).toEqual(['한국어']);
});

test('folding never throws and is idempotent', () => {
	const nasty = [...naughtyStrings, '\ud800', '\0', '\u202e', 'ﷺ'.repeat(50)];
	for (const text of nasty) {
		for (const word of wordsIn(text)) {
			expect(word).not.toBe('');
			expect(foldWord(word).plain.length).toBeLessThanOrEqual(60);
		}
		expect(normalise(normalise(text)), text).toBe(normalise(text));
	}
});
