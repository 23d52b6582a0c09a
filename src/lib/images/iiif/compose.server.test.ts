import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { makePyramid } from '../make/pyramid.server.ts';
import { compose, composed } from './compose.server.ts';
import { coverAt, coverFor, factorsOf, maxTiles, type Region, type Size } from './tiles.ts';
import { contentAt, readArchive } from './zip.ts';

const photograph = readFileSync(new URL('../../../../tests/fixtures/images/phone__HTC_One_M8.jpg', import.meta.url));
/** Odd measures, so that no level ends on a pixel boundary. */
const picture = { width: 2687, height: 1519 };

let upright: Buffer;
let tileOf: (key: string) => Promise<Buffer>;
beforeAll(async () => {
	upright = await sharp(photograph)
		.extract({ left: 0, top: 0, ...picture })
		.raw()
		.toBuffer();
	const { bytes } = await makePyramid(full(), picture);
	const entries = new Map(readArchive(bytes).map((entry) => [entry.name.split('/').slice(1, 3).join('/'), entry]));
	tileOf = async (key) => {
		const entry = entries.get(key)!;
		const at = contentAt(bytes.subarray(entry.at), entry);
		return bytes.subarray(at, at + entry.bytes);
	};
});

const full = () => sharp(upright, { raw: { ...picture, channels: 3 } });

/** Regions of a picture, each with a size that is not larger. */
const requests = (max: Size) =>
	fc
		.record({
			x: fc.nat(max.width - 1),
			y: fc.nat(max.height - 1),
			w: fc.double({ min: 0, max: 1, noNaN: true }),
			h: fc.double({ min: 0, max: 1, noNaN: true }),
			wide: fc.double({ min: 0.02, max: 1, noNaN: true }),
			high: fc.double({ min: 0.5, max: 1, noNaN: true })
		})
		.map(({ x, y, w, h, wide, high }) => {
			const region = { x, y, width: 1 + Math.floor(w * (max.width - x - 1)), height: 1 + Math.floor(h * (max.height - y - 1)) };
			const size = { width: Math.max(1, Math.round(region.width * wide)), height: Math.max(1, Math.round(region.height * wide * high)) };
			const factor = Math.min(1, 2000 / size.width, 2000 / size.height);
			return {
				region,
				size: { width: Math.max(1, Math.floor(size.width * factor)), height: Math.max(1, Math.floor(size.height * factor)) }
			};
		});

async function meanDifference(region: Region, size: Size): Promise<number> {
	const cover = coverFor(picture, { region, size });
	const made = await composed(cover, size, tileOf);
	const direct = full()
		.extract({ left: region.x, top: region.y, width: region.width, height: region.height })
		.resize({ ...size, fit: 'fill' });
	const [one, other] = [await made.raw().toBuffer(), await direct.raw().toBuffer()];
	return one.reduce((sum, value, i) => sum + Math.abs(value - other[i]!), 0) / one.length;
}

test('a region composed of tiles looks like one cut from the full picture', async () => {
	const differences: number[] = [];
	await fc.assert(
		fc.asyncProperty(
			// In fewer pixels, JPEG artefacts dominate the difference.
			requests(picture).filter(({ size }) => Math.min(size.width, size.height) >= 24),
			async ({ region, size }) => {
				const difference = await meanDifference(region, size);
				differences.push(difference);
				expect(difference, 'mean difference in grey levels').toBeLessThan(3);
			}
		),
		{ numRuns: 60 }
	);
	expect(differences.sort((a, b) => a - b)[30], 'median difference in grey levels').toBeLessThan(2);
});

test('compose returns a JPEG of the requested size', async () => {
	const size = { width: 301, height: 99 };
	const cover = coverFor(picture, { region: { x: 500, y: 300, width: 1000, height: 700 }, size });
	expect(await sharp(await compose(cover, size, tileOf)).metadata()).toMatchObject({ format: 'jpeg', ...size });
});

test('the tiles of a cover contain the region, and their number is bounded', () => {
	const pictures = fc.record({ width: fc.integer({ min: 1, max: 14_000 }), height: fc.integer({ min: 1, max: 9000 }) });
	fc.assert(
		fc.property(
			pictures.chain((size) => requests(size).map((part) => ({ picture: size, ...part }))),
			({ picture: of, region, size }) => {
				for (const factor of factorsOf(of)) {
					const cover = coverAt(of, region, factor);
					const [first] = cover.tiles;
					const [x, y] = first!.key.startsWith('full') ? [0, 0] : first!.key.split(/[,/]/).map(Number);
					expect(x! + cover.cut.left * factor).toBeLessThanOrEqual(region.x);
					expect(y! + cover.cut.top * factor).toBeLessThanOrEqual(region.y);
					expect(x! + (cover.cut.left + cover.cut.width) * factor).toBeGreaterThanOrEqual(region.x + region.width);
					expect(y! + (cover.cut.top + cover.cut.height) * factor).toBeGreaterThanOrEqual(region.y + region.height);
					expect(cover.cut.left + cover.cut.width).toBeLessThanOrEqual(cover.patchwork.width);
					expect(cover.cut.top + cover.cut.height).toBeLessThanOrEqual(cover.patchwork.height);
				}
				const chosen = coverFor(of, { region, size });
				expect(chosen.tiles.length).toBeLessThanOrEqual(maxTiles);
				// A level is enlarged only when the next finer one would need too many tiles.
				const isEnough = chosen.cut.width >= size.width && chosen.cut.height >= size.height;
				expect(isEnough || coverAt(of, region, chosen.factor / 2).tiles.length > maxTiles).toBe(true);
			}
		)
	);
});
