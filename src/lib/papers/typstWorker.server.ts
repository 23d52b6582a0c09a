import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { makePrintable, markMissing, missingLettersIn } from './missingLetters.ts';

/** A task for the worker. `pictures`: bytes by their names in the data. */
export type TypstTask = {
	id: number;
	template: string;
	data: { title: string };
	pictures: Record<string, Uint8Array>;
	/** The creation time in the file, in milliseconds since 1970. */
	made: number;
	as: 'pdf' | 'svg';
};
export type TypstAnswer = { id: number } & ({ file: Uint8Array; pages: number } | { problem: string });

const { resolve } = createRequire(import.meta.url);
const font = (family: string, name: string, style: string): Buffer =>
	readFileSync(resolve(`@expo-google-fonts/${family}/${style}/${name}_${style}.ttf`));
const template = (name: string): string => readFileSync(join(import.meta.dirname, 'templates', `${name}.typ`), 'utf8');

/** The compiler reads only files in this folder. Pictures are added to it in memory. */
const workspace = join(import.meta.dirname, 'templates');
const pictureAt = (name: string): string => join(workspace, 'pictures', name);
const compiler = NodeCompiler.create({
	workspace,
	fontArgs: [
		{
			// Not the Arabic font of the site: Noto Sans Arabic draws a letter as several glyphs, so that screen readers and copied text have it
			// twice.
			fontBlobs: [
				...['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'].map((style) => font('noto-sans', 'NotoSans', style)),
				...['400Regular', '600SemiBold'].map((style) => font('vazirmatn', 'Vazirmatn', style))
			]
		}
	]
});
const sources = new Map<string, string>();

/** The source of a template, after the code that all templates share. Cached. */
function sourceOf(name: string): string {
	const known = sources.get(name);
	if (known) return known;
	const source = `${template('common')}\n${template(name)}`;
	sources.set(name, source);
	return source;
}

/** Missing letters are found by trial: each round marks the letters that the previous round reported, up to this many rounds. */
const maxRounds = 4;

function make({ template: name, data, pictures, made, as }: TypstTask): { file: Uint8Array; pages: number } {
	for (const [path, bytes] of Object.entries(pictures)) compiler.mapShadow(pictureAt(path), Buffer.from(bytes));
	try {
		const { title } = makePrintable(data);
		let { text, letters } = { text: makePrintable(data), letters: [] as string[] };
		const bad = new Set<string>();
		for (let round = 1; ; round++) {
			const inputs = { data: JSON.stringify(text), missing: JSON.stringify(letters), title };
			const compiled = compiler.compile({ mainFileContent: sourceOf(name), inputs });
			const document = compiled.result;
			if (!document) throw new Error(problemOf(compiled.takeDiagnostics()));
			const pages = document.numOfPages;
			if (as === 'svg') return { file: new TextEncoder().encode(compiler.svg(document)), pages };
			try {
				return { file: compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(made / 1000) }), pages };
			} catch (error) {
				const more = missingLettersIn(String(error));
				if (more.length === 0 || round === maxRounds) throw error;
				for (const letter of more) bad.add(letter);
				({ text, letters } = markMissing(makePrintable(data), bad));
			}
		}
	} finally {
		for (const path of Object.keys(pictures)) compiler.unmapShadow(pictureAt(path));
		compiler.evictCache(10);
	}
}

const problemOf = (diagnostics: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string =>
	diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : 'Typst returned neither a document nor diagnostics';

parentPort!.on('message', (task: TypstTask) => {
	let answer: TypstAnswer;
	try {
		answer = { id: task.id, ...make(task) };
	} catch (error) {
		answer = { id: task.id, problem: error instanceof Error ? error.message : String(error) };
	}
	parentPort!.postMessage(answer);
});
