/**
 * `node bench/encoders.ts FILE …` measures each setting of each encoder at 2000 px: processor time, bits per pixel, and loss (Butteraugli
 * 3-norm: 0 is an identical picture, 1 is about what a trained eye just notices). Needs `butteraugli_main` (Debian: libjxl-devtools).
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import sharp, { type Sharp } from 'sharp';
import { median } from './load.ts';

const run = promisify(execFile);
sharp.concurrency(1);

const settings: Record<string, (image: Sharp) => Sharp> = {};
for (const quality of [50, 58, 65]) {
	for (const effort of [0, 1, 2, 3, 4]) settings[`AVIF ${quality} effort ${effort}`] = (image) => image.avif({ quality, effort });
}
for (const effort of [0, 1, 2, 4]) settings[`WebP 82 effort ${effort}`] = (image) => image.webp({ quality: 82, effort });
for (const quality of [80, 82]) {
	settings[`JPEG ${quality} mozjpeg`] = (image) => image.jpeg({ quality, mozjpeg: true });
	settings[`JPEG ${quality} optimised`] = (image) => image.jpeg({ quality, optimiseCoding: true });
	settings[`JPEG ${quality} plain`] = (image) => image.jpeg({ quality });
}

const folder = await mkdtemp(join(tmpdir(), 'waende-encoders-'));
const found = new Map<string, { cpu: number; bits: number; loss: number }[]>();
try {
	for (const file of process.argv.slice(2)) {
		const raw = await sharp(await readFile(file))
			.autoOrient()
			.resize(2000, 2000, { fit: 'inside', withoutEnlargement: true })
			.toColourspace('srgb')
			.removeAlpha()
			.raw()
			.toBuffer({ resolveWithObject: true });
		const image = () => sharp(raw.data, { raw: { ...raw.info, channels: 3 } });
		const megapixels = (raw.info.width * raw.info.height) / 1e6;
		const [original, seen] = [join(folder, 'original.png'), join(folder, 'seen.png')];
		await writeFile(original, await image().png({ compressionLevel: 1 }).toBuffer());
		for (const [name, encode] of Object.entries(settings)) {
			const before = process.cpuUsage();
			const bytes = await encode(image()).toBuffer();
			const { user, system } = process.cpuUsage(before);
			await writeFile(seen, await sharp(bytes).png({ compressionLevel: 1 }).toBuffer());
			const { stdout } = await run('butteraugli_main', [original, seen, '--pnorm', '3']);
			const loss = Number(/3-norm:\s*([\d.]+)/.exec(stdout)?.[1] ?? NaN);
			const row = { cpu: (user + system) / 1000 / megapixels, bits: (bytes.length * 8) / megapixels / 1e6, loss };
			found.set(name, [...(found.get(name) ?? []), row]);
		}
		console.error(basename(file));
	}
} finally {
	await rm(folder, { recursive: true, force: true });
}
console.log('setting                ms/MP   bit/px  Butteraugli');
for (const [name, rows] of found) {
	const middle = (what: 'cpu' | 'bits' | 'loss') => median(rows.map((row) => row[what]));
	console.log(
		`${name.padEnd(20)} ${middle('cpu').toFixed(0).padStart(7)} ${middle('bits').toFixed(3).padStart(8)} ${middle('loss').toFixed(3).padStart(8)}`
	);
}
