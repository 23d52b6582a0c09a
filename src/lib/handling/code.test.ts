import { expect, test } from 'vitest';
import { codePath, parseWorkCode } from './code.ts';

test.each([
	['K7M2XQ4B', 'K7M2XQ4B'],
	['k7m2xq4b', 'K7M2XQ4B'],
	['k7m2-xq4b', 'K7M2XQ4B'],
	[' K7M2 XQ4B ', 'K7M2XQ4B'],
	['K7M2\u2013XQ4B', 'K7M2XQ4B'],
	['K7M2.XQ4B\u200f', 'K7M2XQ4B'],
	['Ｋ７Ｍ２ＸＱ４Ｂ', 'K7M2XQ4B'],
	['K7M2XQ4', null],
	['K7M2XQ4BB', null],
	['K7M2XQ40', null],
	['K7M2XQ4O', null],
	['K7M2XQ4I', null],
	['K7M2XQ4U', null],
	['', null],
	['../../..', null]
])('parses %j as %j', (typed, code) => expect(parseWorkCode(typed)).toBe(code));

test('gives a code an address without a language', () => expect(codePath('K7M2XQ4B')).toBe('/w/K7M2XQ4B'));
