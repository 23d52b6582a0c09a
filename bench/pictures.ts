import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median, shuffled } from './load.ts';

const run = promisify(execFile);
const rounds = 7;
const folder = join(import.meta.dirname, '../scripts/demo/pictures');
const child = join(import.meta.dirname, 'pictures-child.ts');

type Measured = { cpuMs: number; maxRssMb: number; bytes: number };
const cases = {
	cascade: ['ours', 'webp,jpeg', '1'],
	pipelines: ['pipelines', 'webp,jpeg', '1'],
	cascadeWithAvif: ['ours', 'avif,webp,jpeg', '1'],
	pipelinesWithAvif: ['pipelines', 'avif,webp,jpeg', '1'],
	twoAtOnce: ['ours', 'webp,jpeg', '2']
} as const;
type Name = keyof typeof cases;

/** The largest photographs of the demo programme: what their derivatives cost beside one sharp pipeline per output, same outputs. */
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
			const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', child, ...cases[name], ...files]);
			found[name].push(JSON.parse(stdout) as Measured);
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
