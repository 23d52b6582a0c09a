/**
 * Runs one measurement in its own process, on the files in the arguments. `ours`: makes the derivatives; `pipelines`: the same with one
 * pipeline per output; `whole`: the whole processing of an upload; `usable`: the part that its artist waits for; `bareResize`: two widths
 * by sharp alone. Prints {wallMs, cpuMs, maxRssMb, bytes}.
 *
 * `node picturesChild.ts ours|pipelines|whole|usable|bareResize webp,jpeg AT_ONCE FILE …`
 */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { fromRaw } from '../src/lib/images/take/codecs.server.ts';
import { openPicture } from '../src/lib/images/take/decode.server.ts';
import { openMaster } from '../src/lib/images/take/master.server.ts';
import { cascade, encode, makeSet, variant } from '../src/lib/images/make/set.server.ts';
import { takePicture } from '../src/lib/images/take/take.server.ts';
import { fitted, type Format, sidesFor } from '../src/lib/images/make/variants.ts';

const [method, list = '', atOnce = '1', ...files] = process.argv.slice(2);
const formats = list.split(',') as Format[];
sharp.concurrency(1);

async function ours(bytes: Buffer): Promise<number> {
	const opened = await openPicture(bytes);
	if (!opened.ok) throw new Error(opened.reason);
	const { width, height } = opened.metadata.autoOrient;
	const sizes = sidesFor(width, height).map((side) => fitted(width, height, side));
	const levels = await cascade(opened.open().autoOrient(), sizes.reverse(), null);
	let sum = 0;
	for (const level of levels) for (const format of formats) sum += (await variant(fromRaw(level), level.info, format, null)).bytes.length;
	return sum;
}

async function pipelines(bytes: Buffer): Promise<number> {
	const { width, height } = (await sharp(bytes).metadata()).autoOrient;
	let sum = 0;
	for (const side of sidesFor(width, height)) {
		const size = fitted(width, height, side);
		for (const format of formats) sum += (await encode[format](sharp(bytes).autoOrient().resize(size)).toBuffer()).length;
	}
	return sum;
}

async function whole(bytes: Buffer): Promise<number> {
	const taken = await takePicture(bytes);
	if (!taken.ok) throw new Error(taken.reason);
	const { variants } = await makeSet(await openMaster(taken.master.bytes), 'all', null);
	return variants.reduce((sum, each) => sum + each.bytes.length, taken.master.bytes.length);
}

/** Everything that is made while the artist waits, until the photograph can be shown. */
async function usable(bytes: Buffer): Promise<number> {
	const taken = await takePicture(bytes);
	if (!taken.ok) throw new Error(taken.reason);
	return taken.set.variants.length;
}

/** Two widths by sharp alone, as a reference for `usable`. */
async function bareResize(bytes: Buffer): Promise<number> {
	const widths = [640, 1280].map((side) => sharp(bytes).autoOrient().resize(side, side, { fit: 'inside' }));
	return (await Promise.all(widths.map((image) => encode.webp(image).toBuffer()))).length;
}

const methods: Record<string, (bytes: Buffer) => Promise<number>> = { ours, pipelines, whole, usable, bareResize };
// Warm up the code, as on a site that has been running for a while.
if (method === 'usable' || method === 'bareResize') await methods[method]!(await readFile(files[0]!));
const waiting = await Promise.all(files.map((file) => readFile(file)));
const before = process.cpuUsage();
const began = performance.now();
let bytes = 0;
async function lane(): Promise<void> {
	for (let next = waiting.shift(); next; next = waiting.shift()) {
		const made = await methods[method!]!(next);
		bytes += made;
	}
}
await Promise.all(Array.from({ length: Number(atOnce) }, lane));
const { user, system } = process.cpuUsage(before);
console.log(
	JSON.stringify({
		wallMs: performance.now() - began,
		cpuMs: (user + system) / 1000,
		maxRssMb: process.resourceUsage().maxRSS / 1024,
		bytes
	})
);
