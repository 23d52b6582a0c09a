import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { clean, markMissing, missingIn } from './missingLetters.ts';

/** What the thread is given; `pictures`: bytes by the names that the data calls them. */
export type TypstTask = {
	id: number;
	template: string;
	data: { title: string };
	pictures: Record<string, Uint8Array>;
	/** Milliseconds; stands in the file. */
	made: number;
	as: 'pdf' | 'svg';
};
export type TypstAnswer = { id: number } & ({ file: Uint8Array; pages: number } | { problem: string });

const { resolve } = createRequire(import.meta.url);
const font = (family: string, name: string, style: string): Buffer =>
	readFileSync(resolve(`@expo-google-fonts/${family}/${style}/${name}_${style}.ttf`));
const template = (name: string): string => readFileSync(join(import.meta.dirname, 'templates', `${name}.typ`), 'utf8');

/** Nothing outside of it is ever read; pictures are put beside the templates in memory only. */
const workspace = join(import.meta.dirname, 'templates');
const pictureAt = (name: string): string => join(workspace, 'pictures', name);
const compiler = NodeCompiler.create({
	workspace,
	fontArgs: [
		{
			// Arabic isn't that of the site: the letters of Noto Sans Arabic are drawn in pieces, and read aloud or copied each of them
			// comes out twice.
			fontBlobs: [
				...['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'].map((style) => font('noto-sans', 'NotoSans', style)),
				...['400Regular', '600SemiBold'].map((style) => font('vazirmatn', 'Vazirmatn', style))
			]
		}
	]
});
const sources = new Map<string, string>();

/** The template with what all papers share before it, read once. */
function sourceOf(name: string): string {
	const known = sources.get(name);
	if (known) return known;
	const source = `${template('common')}\n${template(name)}`;
	sources.set(name, source);
	return source;
}

/** Letters that no font has are found by trying: each round marks what the one before complained about. */
const maxRounds = 4;

function make({ template: name, data, pictures, made, as }: TypstTask): { file: Uint8Array; pages: number } {
	for (const [path, bytes] of Object.entries(pictures)) compiler.mapShadow(pictureAt(path), Buffer.from(bytes));
	try {
		const { title } = clean(data);
		let { text, letters } = { text: clean(data), letters: [] as string[] };
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
				const more = missingIn(String(error));
				if (more.length === 0 || round === maxRounds) throw error;
				for (const letter of more) bad.add(letter);
				({ text, letters } = markMissing(clean(data), bad));
			}
		}
	} finally {
		for (const path of Object.keys(pictures)) compiler.unmapShadow(pictureAt(path));
		compiler.evictCache(10);
	}
}

const problemOf = (diagnostics: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string =>
	diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : 'not compiled';

parentPort!.on('message', (task: TypstTask) => {
	let answer: TypstAnswer;
	try {
		answer = { id: task.id, ...make(task) };
	} catch (error) {
		answer = { id: task.id, problem: error instanceof Error ? error.message : String(error) };
	}
	parentPort!.postMessage(answer);
});
