import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { clap, heifOf, type HeifWish, hevcOf, imir, irot, nclx, prof } from '../../../../tests/support/heif.ts';
import { type Opened, openPicture, reasonOf } from './decode.server.ts';
import { itemTypesOf } from './heifBoxes.ts';
import { withCeiling } from './heicLibrary.server.ts';
import { type RefusalReason } from './limits.ts';

const phone = readFileSync(new URL('../../../../tests/fixtures/images/test-assets__IMG_2682.heic', import.meta.url));
const { config, tiles } = hevcOf(phone);
/** Four tiles, cut at the right by 124 pixels and at the bottom by 324. */
const made = (wish: Partial<HeifWish> = {}): Buffer =>
	heifOf({ config, tiles: [0, 1, 8, 9].map((i) => tiles[i]!), columns: 2, width: 900, height: 700, ...wish });

async function decoded(file: Buffer): Promise<Opened> {
	const opened = await openPicture(file);
	if (!opened.ok || !opened.decode) throw new Error(opened.ok ? 'not to be decoded' : opened.reason);
	return opened.decode();
}
async function refusal(file: Buffer): Promise<RefusalReason | null> {
	const opened = await openPicture(file);
	if (!opened.ok) return opened.reason;
	return opened.decode!().then(
		() => null,
		(error: unknown) => reasonOf(error, file)
	);
}
const numbers = (image: Sharp): Promise<Buffer> => image.raw().toBuffer();
/** A picture's numbers as another image, without its profile. */
async function plain(image: Sharp): Promise<Sharp> {
	const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
	return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 3 } });
}

describe('a photograph of an iPhone', () => {
	test('has its size, its format and its profile, and the same pixels in one piece and in tiles', async () => {
		const { metadata, open } = await decoded(phone);
		const { width, height, format, space, icc } = metadata;
		expect({ width, height, format, space }).toEqual({ width: 4032, height: 3024, format: 'heif', space: 'srgb' });
		expect(icc?.toString('latin1')).toContain('Display P3');
		const part = await numbers(open().extract({ left: 0, top: 0, width: 900, height: 700 }).keepIccProfile());
		const small = await decoded(made({ properties: [prof(icc!)] }));
		expect((await numbers(small.open().keepIccProfile())).equals(part)).toBe(true);
		// One tile alone has no grid, and goes another way through the library.
		const single = await decoded(heifOf({ config, tiles: [tiles[0]!], columns: 1, width: 512, height: 512 }));
		const corner = await numbers((await decoded(made())).open().extract({ left: 0, top: 0, width: 512, height: 512 }));
		expect((await numbers(single.open())).equals(corner)).toBe(true);
	});

	test('Display P3 is converted: the same whether a profile or numbers say it, and not taken for sRGB', async () => {
		const { metadata } = await openPicture(phone).then((opened) => (opened.ok ? opened : Promise.reject(new Error(opened.reason))));
		const means = async (properties: Buffer[]) =>
			(await sharp(await (await decoded(made({ properties }))).open().toColourspace('srgb').png().toBuffer()).stats()).channels.map(
				({ mean }) => mean
			);
		const [profile, coded, none] = [await means([prof(metadata.icc!)]), await means([nclx(12, 13)]), await means([])];
		profile.forEach((mean, i) => expect(Math.abs(mean - coded[i]!)).toBeLessThan(0.5));
		expect(Math.max(...profile.map((mean, i) => Math.abs(mean - none[i]!)))).toBeGreaterThan(0.8);
	});
});

// irot turns against the clock, imir exchanges afterwards; expected of sharp's own turns, which know nothing of HEIF.
const ways = [0, 1, 2, 3].flatMap((quarters) => [null, 0 as const, 1 as const].map((axis) => ({ quarters, axis })));
test.each(ways)('turned by $quarters quarters, mirrored on $axis: upright, in every pixel', async ({ quarters, axis }) => {
	const upright = await plain((await decoded(made())).open());
	let expected = await plain(upright.rotate((360 - quarters * 90) % 360));
	if (axis === 0) expected = expected.flip();
	if (axis === 1) expected = expected.flop();
	const { open, metadata } = await decoded(made({ properties: [irot(quarters), ...(axis === null ? [] : [imir(axis)])] }));
	expect(metadata.autoOrient).toEqual(quarters % 2 ? { width: 700, height: 900 } : { width: 900, height: 700 });
	expect((await numbers(open().autoOrient())).equals(await numbers(expected))).toBe(true);
});

test('a part that the file cuts out', async () => {
	const expected = await numbers((await decoded(made())).open().extract({ left: 100, top: 50, width: 700, height: 600 }));
	const cut = await decoded(made({ properties: [clap(700, 600)] }));
	expect(cut.metadata.autoOrient).toEqual({ width: 700, height: 600 });
	expect((await numbers(cut.open())).equals(expected)).toBe(true);
});

describe('what can’t be read', () => {
	test.each([0.02, 0.1, 0.5, 0.999])('the first %d of a photograph is damaged', async (share) => {
		expect(await refusal(phone.subarray(0, Math.round(phone.length * share)))).toBe('damaged');
	});

	test.each(['avc1', 'vvc1', 'jpeg', 'j2k1', 'xyz1'])('%s in a HEIF isn’t decoded here', async (codec) => {
		expect(itemTypesOf(made({ codec }))).toEqual([codec, codec, codec, codec, 'grid']);
		expect(await refusal(made({ codec }))).toBe('heic');
	});

	test.each([
		['a tile without anything in it', [Buffer.alloc(4000), ...tiles.slice(1, 4)]],
		['a tile that stops', [tiles[0]!.subarray(0, 300), ...tiles.slice(1, 4)]]
	])('%s is damaged', async (_what, broken) => {
		expect(await refusal(made({ tiles: broken }))).toBe('damaged');
	});

	test('more pixels than are held, and sizes that are none', async () => {
		expect(await refusal(made({ width: 12_000, height: 11_000 }))).toMatch(/too-many-pixels/);
		expect(await refusal(made({ width: 3000, height: 700 }))).toBe('damaged');
		expect(await refusal(made({ width: 0, height: 0 }))).toBe('damaged');
	});

	test('after all this a photograph still goes through', async () => {
		expect((await decoded(made())).metadata.width).toBe(900);
	});
});

test('the memory of the library has the ceiling that is asked for', async () => {
	const wasm = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 5, 7, 1, 1, 132, 2, 128, 128, 2, 7, 7, 1, 3, 109, 101, 109, 2, 0]);
	const module = await WebAssembly.compile(withCeiling(wasm, 20_000_000));
	const memory = new WebAssembly.Instance(module).exports['mem'] as WebAssembly.Memory;
	expect(memory.grow(305 - 260)).toBe(260);
	expect(() => memory.grow(1)).toThrow(RangeError);
	expect(() => withCeiling(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), 1)).toThrow('no limit');
});
