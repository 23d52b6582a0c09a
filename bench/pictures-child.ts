/**
 * One measurement in a process of its own: the derivatives of the files in the arguments, `ours` or by one pipeline per output.
 * Prints {cpuMs, wallMs, maxRssMb, bytes}. `node pictures-child.ts ours|pipelines webp,jpeg AT_ONCE FILE …`
 */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { fromRaw } from '#lib/images/codecs.server.ts';
import { openPicture } from '#lib/images/decode.server.ts';
import { cascade, encode, variant } from '#lib/images/set.server.ts';
import { fitted, type Format, sidesFor } from '#lib/images/variants.ts';

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

const waiting = await Promise.all(files.map((file) => readFile(file)));
const before = process.cpuUsage();
const began = performance.now();
let bytes = 0;
async function lane(): Promise<void> {
	for (let next = waiting.shift(); next; next = waiting.shift()) bytes += await (method === 'ours' ? ours : pipelines)(next);
}
await Promise.all(Array.from({ length: Number(atOnce) }, lane));
const { user, system } = process.cpuUsage(before);
console.log(
	JSON.stringify({
		cpuMs: (user + system) / 1000,
		wallMs: performance.now() - began,
		maxRssMb: process.resourceUsage().maxRSS / 1024,
		bytes
	})
);
