import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openPicture } from '../src/lib/images/take/decode.server.ts';
import { median, shuffled } from './load.ts';

const run = promisify(execFile);
const rounds = 7;
const folder = join(import.meta.dirname, '../scripts/demo/pictures');
const child = join(import.meta.dirname, 'picturesChild.ts');
const heic = join(import.meta.dirname, '../tests/fixtures/images/test-assets__IMG_2682.heic');

const measure = async (...args: string[]): Promise<Measured> =>
	JSON.parse((await run(process.execPath, ['--disable-warning=ExperimentalWarning', child, ...args])).stdout) as Measured;

type Measured = { wallMs: number; cpuMs: number; maxRssMb: number; bytes: number };
const cases = {
	cascade: ['ours', 'webp,jpeg', '1'],
	pipelines: ['pipelines', 'webp,jpeg', '1'],
	cascadeWithAvif: ['ours', 'avif,webp,jpeg', '1'],
	pipelinesWithAvif: ['pipelines', 'avif,webp,jpeg', '1'],
	twoAtOnce: ['ours', 'webp,jpeg', '2']
} as const;
type Name = keyof typeof cases;

/** Measures making the derivatives of the largest demo photographs. Reference: one sharp pipeline per output, with the same outputs. */
export async function benchDerivatives() {
	const names = (await readdir(folder)).filter((name) => /\.(jpe?g|tiff?|png)$/.test(name));
	const sized = await Promise.all(names.map(async (name) => ({ name, size: (await stat(join(folder, name))).size })));
	const files = sized
		.sort((a, b) => b.size - a.size)
		.slice(0, 6)
		.map(({ name }) => join(folder, name));
	const found = Object.fromEntries(Object.keys(cases).map((name) => [name, [] as Measured[]])) as Record<Name, Measured[]>;
	console.log(`Derivatives of ${files.length} photographs, median of ${rounds} rounds in shuffled order …`);
	for (let round = 0; round < rounds; round++) {
		for (const name of shuffled(Object.keys(cases) as Name[])) {
			found[name].push(await measure(...cases[name], ...files));
		}
	}
	const middle = (name: Name, what: keyof Measured) => median(found[name].map((each) => each[what]));
	const ratio = (one: Name, other: Name, what: keyof Measured) => middle(one, what) / middle(other, what);
	const ratios = {
		cpu: ratio('cascade', 'pipelines', 'cpuMs'),
		cpuWithAvif: ratio('cascadeWithAvif', 'pipelinesWithAvif', 'cpuMs'),
		memory: ratio('cascade', 'pipelines', 'maxRssMb'),
		memoryWithAvif: ratio('cascadeWithAvif', 'pipelinesWithAvif', 'maxRssMb'),
		cpuTwoAtOnce: ratio('twoAtOnce', 'cascade', 'cpuMs')
	};
	for (const name of Object.keys(cases) as Name[]) {
		console.log(
			`  ${name}: ${Math.round(middle(name, 'cpuMs'))} ms CPU, ${Math.round(middle(name, 'maxRssMb'))} MB, ${middle(name, 'bytes')} bytes`
		);
	}
	for (const [name, value] of Object.entries(ratios)) console.log(`  ratio ${name}: ${value.toFixed(3)}`);
	return { files: files.length, rounds, ratios };
}

/** Measures the whole processing of an iPhone HEIC of 12 megapixels. Reference: the same picture as JPEG. */
export async function benchHeic() {
	const temporary = await mkdtemp(join(tmpdir(), 'waende-heic-'));
	try {
		const opened = await openPicture(await readFile(heic));
		if (!opened.ok) throw new Error(opened.reason);
		const jpeg = join(temporary, 'same.jpg');
		const decoded = await opened.decode!();
		await writeFile(jpeg, await decoded.open().autoOrient().keepIccProfile().jpeg({ quality: 92 }).toBuffer());
		const found = { heic: [] as Measured[], jpeg: [] as Measured[] };
		for (let round = 0; round < rounds; round++) {
			for (const name of shuffled(['heic', 'jpeg'] as const))
				found[name].push(await measure('whole', '', '1', name === 'heic' ? heic : jpeg));
		}
		const middle = (name: 'heic' | 'jpeg') => median(found[name].map(({ cpuMs }) => cpuMs));
		console.log(
			`HEIC: ${Math.round(middle('heic'))} ms CPU, the same as JPEG ${Math.round(middle('jpeg'))} ms, ratio ${(middle('heic') / middle('jpeg')).toFixed(2)}`
		);
		return {
			cpuMs: { heic: middle('heic'), jpeg: middle('jpeg') },
			ratio: middle('heic') / middle('jpeg'),
			maxRssMb: median(found.heic.map(({ maxRssMb }) => maxRssMb))
		};
	} finally {
		await rm(temporary, { recursive: true, force: true });
	}
}

/** Measures how long an artist waits for a photograph of 12 megapixels (wall time). Reference: sharp resizing it to 640 and 1280 px. */
export async function benchUsable() {
	const temporary = await mkdtemp(join(tmpdir(), 'waende-usable-'));
	try {
		const opened = await openPicture(await readFile(heic));
		if (!opened.ok) throw new Error(opened.reason);
		const jpeg = join(temporary, 'photograph.jpg');
		await writeFile(jpeg, await (await opened.decode!()).open().jpeg({ quality: 92 }).toBuffer());
		const found = { usable: [] as number[], bareResize: [] as number[] };
		for (let round = 0; round < rounds; round++) {
			for (const name of shuffled(['usable', 'bareResize'] as const)) found[name].push((await measure(name, '', '1', jpeg)).wallMs);
		}
		const [usable, bare] = [median(found.usable), median(found.bareResize)];
		console.log(
			`A 12-megapixel photograph is usable after ${Math.round(usable)} ms, sharp alone takes ${Math.round(bare)} ms, ratio ${(usable / bare).toFixed(2)}`
		);
		return { usableMs: usable, bareMs: bare, ratio: usable / bare };
	} finally {
		await rm(temporary, { recursive: true, force: true });
	}
}
