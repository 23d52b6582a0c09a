import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { clap, heifOf, type HeifWish, hevcOf, imir, irot, nclx, prof } from '../../../../tests/support/heif.ts';
import { type Opened, openPicture, reasonOf } from './decode.server.ts';
import { itemTypesOf } from './heifBoxes.ts';
import { withMaxMemory } from './heicLibrary.server.ts';
import { type RefusalReason } from './limits.ts';

const phone = readFileSync(new URL('../../../../tests/fixtures/images/test-assets__IMG_2682.heic', import.meta.url));
const { config, tiles } = hevcOf(phone);
/** A HEIC of four tiles, cropped by 124 pixels at the right and 324 at the bottom. */
const made = (options: Partial<HeifWish> = {}): Buffer =>
	heifOf({ config, tiles: [0, 1, 8, 9].map((i) => tiles[i]!), columns: 2, width: 900, height: 700, ...options });

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
/** The pixels of a picture as a new image without a profile. */
async function plain(image: Sharp): Promise<Sharp> {
	const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
	return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 3 } });
}

describe('a photograph from an iPhone', () => {
	test('keeps its size, format and profile, and has the same pixels decoded whole and in tiles', async () => {
		const { metadata, open } = await decoded(phone);
		const { width, height, format, space, icc } = metadata;
		expect({ width, height, format, space }).toEqual({ width: 4032, height: 3024, format: 'heif', space: 'srgb' });
		expect(icc?.toString('latin1')).toContain('Display P3');
		const part = await numbers(open().extract({ left: 0, top: 0, width: 900, height: 700 }).keepIccProfile());
		const small = await decoded(made({ properties: [prof(icc!)] }));
		expect((await numbers(small.open().keepIccProfile())).equals(part)).toBe(true);
		// A single tile has no grid; libheif decodes it on another path.
		const single = await decoded(heifOf({ config, tiles: [tiles[0]!], columns: 1, width: 512, height: 512 }));
		const corner = await numbers((await decoded(made())).open().extract({ left: 0, top: 0, width: 512, height: 512 }));
		expect((await numbers(single.open())).equals(corner)).toBe(true);
	});

	test('is converted from Display P3, whether a profile or code points declare it', async () => {
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

// `irot` rotates anticlockwise, `imir` mirrors afterwards. The expected pixels come from sharp's own rotations, which don't involve HEIF.
const transforms = [0, 1, 2, 3].flatMap((quarters) =>
	[null, 0 as const, 1 as const].map(
		(axis) => [`rotated by ${quarters * 90} degrees${axis === null ? '' : ` and mirrored on axis ${axis}`}`, quarters, axis] as const
	)
);
test.each(transforms)('decodes a picture %s upright', async (_how, quarters, axis) => {
	const upright = await plain((await decoded(made())).open());
	let expected = await plain(upright.rotate((360 - quarters * 90) % 360));
	if (axis === 0) expected = expected.flip();
	if (axis === 1) expected = expected.flop();
	const { open, metadata } = await decoded(made({ properties: [irot(quarters), ...(axis === null ? [] : [imir(axis)])] }));
	expect(metadata.autoOrient).toEqual(quarters % 2 ? { width: 700, height: 900 } : { width: 900, height: 700 });
	expect((await numbers(open().autoOrient())).equals(await numbers(expected))).toBe(true);
});

test('crops a picture as its clean aperture says', async () => {
	const expected = await numbers((await decoded(made())).open().extract({ left: 100, top: 50, width: 700, height: 600 }));
	const cut = await decoded(made({ properties: [clap(700, 600)] }));
	expect(cut.metadata.autoOrient).toEqual({ width: 700, height: 600 });
	expect((await numbers(cut.open())).equals(expected)).toBe(true);
});

describe('an unreadable file', () => {
	test.each([0.02, 0.1, 0.5, 0.999])('is damaged when only a share of %d of it arrived', async (share) => {
		expect(await refusal(phone.subarray(0, Math.round(phone.length * share)))).toBe('damaged');
	});

	test.each(['avc1', 'vvc1', 'jpeg', 'j2k1', 'xyz1'])('is refused when its codec is %s', async (codec) => {
		expect(itemTypesOf(made({ codec }))).toEqual([codec, codec, codec, codec, 'grid']);
		expect(await refusal(made({ codec }))).toBe('heic');
	});

	test.each([
		['is empty', [Buffer.alloc(4000), ...tiles.slice(1, 4)]],
		['is truncated', [tiles[0]!.subarray(0, 300), ...tiles.slice(1, 4)]]
	])('is damaged when a tile %s', async (_what, broken) => {
		expect(await refusal(made({ tiles: broken }))).toBe('damaged');
	});

	test('is refused when it declares too many pixels or a wrong size', async () => {
		expect(await refusal(made({ width: 12_000, height: 11_000 }))).toMatch(/too-many-pixels/);
		expect(await refusal(made({ width: 3000, height: 700 }))).toBe('damaged');
		expect(await refusal(made({ width: 0, height: 0 }))).toBe('damaged');
	});

	test('does not keep the next photograph from being decoded', async () => {
		expect((await decoded(made())).metadata.width).toBe(900);
	});
});

test('withMaxMemory limits how far the memory of a WebAssembly module can grow', async () => {
	const wasm = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 5, 7, 1, 1, 132, 2, 128, 128, 2, 7, 7, 1, 3, 109, 101, 109, 2, 0]);
	const module = await WebAssembly.compile(withMaxMemory(wasm, 20_000_000));
	const memory = new WebAssembly.Instance(module).exports['mem'] as WebAssembly.Memory;
	expect(memory.grow(305 - 260)).toBe(260);
	expect(() => memory.grow(1)).toThrow(RangeError);
	expect(() => withMaxMemory(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), 1)).toThrow('no memory limit');
});
