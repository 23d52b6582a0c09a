import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heifOf, hevcOf, nclx, prof } from '../../../../tests/support/heif.ts';
import { codedColourOf } from './heifBoxes.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../../../tests/fixtures/images/${name}`, import.meta.url));
const phone = fixture('test-assets__IMG_2682.heic');
const { config, tiles } = hevcOf(phone);
const made = (...properties: Buffer[]) => heifOf({ config, tiles: tiles.slice(0, 4), columns: 2, width: 900, height: 700, properties });

describe('codedColourOf', () => {
	test.each([
		['a file without colour information', made(), null],
		['Display P3', made(nclx(12, 13)), { primaries: 12, transfer: 13 }],
		['BT.2020, PQ', made(nclx(9, 16)), { primaries: 9, transfer: 16 }],
		['a profile', made(prof(new Uint8Array(200))), null],
		['code points beside a profile', made(nclx(12, 13), prof(new Uint8Array(200))), null],
		['a phone photograph with a profile', phone, null],
		['an AVIF', fixture('test-assets__8bit-sRGB.avif'), { primaries: 1, transfer: 13 }],
		['a JPEG', fixture('sharp__truncated.jpg'), null],
		['an empty file', Buffer.alloc(0), null]
	])('reads the code points of %s', (_what, file, expected) => {
		expect(codedColourOf(file)).toEqual(expected);
	});

	test('returns for every damaged file without throwing', () => {
		const file = made(nclx(12, 13)).subarray(0, 900);
		const change = fc.record({ at: fc.nat(899), value: fc.nat(255) });
		fc.assert(
			fc.property(fc.nat(900), fc.array(change, { maxLength: 8 }), (length, changes) => {
				const broken = Buffer.from(file.subarray(0, length));
				for (const { at, value } of changes) if (at < length) broken[at] = value;
				codedColourOf(broken);
			}),
			{ numRuns: 2000 }
		);
	});
});
