import { expect, test } from 'vitest';
import { parseCode } from './code.ts';

test.each([
	['123456', '123456'],
	[' 123 456\n', '123456'],
	['12-34–56', '123456'],
	['\u200f١٢٣٤٥٦', '123456'],
	['۰۹۸۷۶۵', '098765'],
	['०१२३४५', '012345'],
	['１２３４５６', '123456'],
	['၀၁၂၃၄၅', '012345']
])('parses %j to %s', (typed, code) => expect(parseCode(typed)).toBe(code));

test.each(['', '12345', '1234567', 'abcdef', '12345a', '½23456', "1' or 1=1", '1e5', '-12345e'])('rejects %j', (typed) =>
	expect(parseCode(typed)).toBeNull()
);
