import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';

/** The requests that a folder of src/routes answers. `id` is SvelteKit's route id, such as "/desk/exhibitions/[id]". */
export type Route = {
	id: string;
	/** Whether it is a page. A page can be requested even when only a parent layout loads data. */
	page: boolean;
	/** Names of its form actions. */
	actions: string[];
	/** HTTP methods of its endpoint. */
	methods: string[];
};

const root = join(import.meta.dirname, '../../src/routes');

/** The kinds of SvelteKit route files that this project uses. */
const known = /^\+(page|layout|error)\.svelte$|^\+(page|layout)(\.server)?\.ts$|^\+server\.ts$/;

/**
 * Reads every route from the source files, with the parser of the TypeScript compiler.
 * @throws when a kind of file or a form of export is not supported here.
 */
export function readRoutes(folder = root): Route[] {
	const files = globSync('**/+*', { cwd: folder });
	const strange = files.filter((file) => !known.test(basename(file)));
	if (strange.length > 0) throw new Error(`Unknown kinds of files: ${strange.join(', ')}`);
	// The server sends prerendered pages without calling `handle`.
	const ready = files.filter((file) => file.endsWith('.ts') && exportsOf(parse(join(folder, file))).includes('prerender'));
	if (ready.length > 0) throw new Error(`The guard does not protect prerendered routes. Remove \`prerender\` from: ${ready.join(', ')}`);
	const parts = files.filter((file) => /^\+(page|server)\./.test(basename(file)));
	return [...new Set(parts.map(idOf))].sort().map((id) => {
		const own = parts.filter((file) => idOf(file) === id);
		const named = (name: string) => own.filter((file) => basename(file) === name).map((file) => parse(join(folder, file)));
		return {
			id,
			page: own.some((file) => basename(file) !== '+server.ts'),
			actions: named('+page.server.ts').flatMap(actionsOf),
			methods: named('+server.ts')
				.flatMap(exportsOf)
				.filter((name) => /^[A-Z]+$|^fallback$/.test(name))
		};
	});
}

const idOf = (file: string): string => (dirname(file) === '.' ? '/' : `/${dirname(file)}`);

const parse = (file: string): ts.SourceFile => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

/** Returns the names of the values that a file exports. */
function exportsOf(file: ts.SourceFile): string[] {
	return file.statements.flatMap((statement) => {
		if (ts.isExportAssignment(statement)) throw new Error(`${file.fileName}: default exports are not supported`);
		if (ts.isExportDeclaration(statement)) {
			if (statement.isTypeOnly) return [];
			if (!statement.exportClause || !ts.isNamedExports(statement.exportClause))
				throw new Error(`${file.fileName}: export * is not supported`);
			return statement.exportClause.elements.map(({ name }) => name.text);
		}
		const isExported =
			ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
		if (!isExported) return [];
		if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
		if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => nameOf(name, file));
		if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return [];
		throw new Error(`${file.fileName}: this kind of export is not supported`);
	});
}

/** Returns the names in `export const actions = {…}`. */
function actionsOf(file: ts.SourceFile): string[] {
	if (!exportsOf(file).includes('actions')) return [];
	const declarations = file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations]);
	let value = declarations.find(({ name }) => ts.isIdentifier(name) && name.text === 'actions')?.initializer;
	while (value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value))) value = value.expression;
	if (!value || !ts.isObjectLiteralExpression(value)) throw new Error(`${file.fileName}: actions must be an object literal`);
	return value.properties.map(({ name }) => nameOf(name, file));
}

function nameOf(name: ts.Node | undefined, file: ts.SourceFile): string {
	if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) return name.text;
	throw new Error(`${file.fileName}: computed names of actions are not supported`);
}
