import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a screen reader gets from a PDF: title, language, the PDF/UA identifier and its structure. */

type Node = { role?: string; type?: string; id?: string; alt?: string; lang?: string; children?: Node[] };
type Item = { type?: string; id?: string; str?: string; hasEOL?: boolean };
export type ReadPdf = {
	title: string;
	language: string;
	pdfUa: string | null;
	pages: number;
	/** The text of each cell, by table and row. */
	tables: string[][][];
	/** All text in reading order, including alternative texts. */
	text: string;
	/** Alternative texts of pictures and drawings. */
	alts: string[];
	/** Languages that parts of the document declare. */
	languages: string[];
};

/** Reads a PDF through its structure tree. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	const loading = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
	const document = await loading.promise;
	const { info, metadata } = (await document.getMetadata()) as unknown as {
		info: { Title?: string; Language?: string };
		metadata: { get(name: string): string | null; getRaw(): string } | null;
	};
	const found: ReadPdf = {
		title: metadata?.get('dc:title') ?? info.Title ?? '',
		language: info.Language ?? '',
		pdfUa: /<pdfuaid:part>(\d)/.exec(metadata?.getRaw() ?? '')?.[1] ?? null,
		pages: document.numPages,
		tables: [],
		text: '',
		alts: [],
		languages: []
	};
	for (let n = 1; n <= document.numPages; n++) {
		const page = await document.getPage(n);
		const tree = (await page.getStructTree()) as Node | null;
		const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
		walk(tree ?? {}, textsById(items as Item[]), found);
	}
	await loading.destroy();
	return found;
}

/** Returns the text of each marked-content sequence, by its id. */
function textsById(items: readonly Item[]): Map<string, string> {
	const texts = new Map<string, string>();
	const open: (string | null)[] = [];
	for (const { type, id, str, hasEOL } of items) {
		if (type === 'beginMarkedContentProps') open.push(id ?? null);
		else if (type === 'beginMarkedContent') open.push(null);
		else if (type === 'endMarkedContent') open.pop();
		else {
			const inner = open.findLast((one) => one !== null);
			if (inner) texts.set(inner, (texts.get(inner) ?? '') + (str ?? '') + (hasEOL ? ' ' : ''));
		}
	}
	return texts;
}

const textOf = (node: Node, texts: Map<string, string>): string =>
	node.type === 'content'
		? (texts.get(node.id ?? '') ?? '')
		: (node.alt ?? '') + (node.children ?? []).map((child) => textOf(child, texts)).join(blocks.has(node.role ?? '') ? ' ' : '');
const blocks = new Set(['Div', 'Sect', 'TD', 'TH', 'Document', 'Root']);

function walk(node: Node, texts: Map<string, string>, found: ReadPdf): void {
	if (node.alt) found.alts.push(node.alt);
	if (node.lang) found.languages.push(node.lang);
	if (node.type === 'content') found.text += `${texts.get(node.id ?? '') ?? ''} `;
	else if (node.alt) found.text += `${node.alt} `;
	if (node.role === 'Table') {
		const rows: string[][] = [];
		collect(node, 'TR', (row) => {
			const cells: string[] = [];
			for (const cell of row.children ?? [])
				if (cell.role === 'TD' || cell.role === 'TH') cells.push(textOf(cell, texts).replace(/\s+/g, ' ').trim());
			rows.push(cells);
		});
		found.tables.push(rows);
	}
	for (const child of node.children ?? []) walk(child, texts, found);
}

function collect(node: Node, role: string, take: (node: Node) => void): void {
	if (node.role === role) take(node);
	else for (const child of node.children ?? []) collect(child, role, take);
}
