import { loadModule, parsePlPgSQLSync, parseSync } from '@libpg-query/parser';

/** A statement in the body of a database function, as the parser of PostgreSQL sees it. `null`: dynamic SQL that is no fixed text. */
export type BodyStatement = { function: string; statement: object | null };

type Node = Record<string, unknown>;
type CreateFunction = {
	funcname: { String: { sval: string } }[];
	options: { DefElem: { defname: string; arg: { String?: { sval: string }; List?: { items: { String: { sval: string } }[] } } } }[];
};

await loadModule();

/** Returns all statements in the bodies of the functions that this SQL creates, also those within PL/pgSQL, loops and dynamic SQL. */
export function statementsOfFunctions(sql: string): BodyStatement[] {
	const bytes = Buffer.from(sql);
	const { stmts } = parseSync(sql) as {
		stmts: { stmt: { CreateFunctionStmt?: CreateFunction }; stmt_location?: number; stmt_len?: number }[];
	};
	return stmts.flatMap(({ stmt, stmt_location: from = 0, stmt_len: length }) => {
		if (!stmt.CreateFunctionStmt) return [];
		const source = bytes.subarray(from, length ? from + length : undefined).toString();
		return bodyOf(stmt.CreateFunctionStmt, source);
	});
}

function bodyOf({ funcname, options }: CreateFunction, source: string): BodyStatement[] {
	const name = funcname.map(({ String: part }) => part.sval).join('.');
	const option = (named: string) => options.find(({ DefElem }) => DefElem.defname === named)?.DefElem.arg;
	const language = option('language')?.String?.sval;
	if (language === 'sql')
		return parsed(option('as')?.List?.items[0]?.String.sval ?? '').map((statement) => ({ function: name, statement }));
	if (language !== 'plpgsql') throw new Error(`${name} is in ${language}, which this can't read.`);
	return inPlPgSql(source).map((statement) => ({ function: name, statement }));
}

const parsed = (sql: string): object[] => (parseSync(sql) as { stmts?: { stmt: object }[] }).stmts?.map(({ stmt }) => stmt) ?? [];

/** The parser knows no tables, so a variable with the type of a row must look like any record. */
const withoutRowTypes = (source: string): string => source.replace(/^(\s*(?:declare\s+)?\w+) (?:public|app)\.\w+;/gm, '$1 record;');

function inPlPgSql(source: string): (object | null)[] {
	const found: (object | null)[] = [];
	visit(parsePlPgSQLSync(withoutRowTypes(source)), (kind, node) => {
		if (kind === 'PLpgSQL_stmt_dynexecute' || kind === 'PLpgSQL_stmt_dynfors') {
			const text = literal((node.query as { PLpgSQL_expr: { query: string } }).PLpgSQL_expr.query);
			found.push(...(text === null ? [null] : parsed(text)));
			return false;
		}
		if (kind === 'PLpgSQL_expr') found.push(...statementsIn(node as { query: string; parseMode?: number }));
		return true;
	});
	return found;
}

/** Modes of the parser: 0 a whole statement, 2 an expression, 3 to 5 an assignment. */
function statementsIn({ query, parseMode = 0 }: { query: string; parseMode?: number }): object[] {
	if (parseMode === 0) return parsed(query);
	return parsed(`select ${parseMode === 2 ? query : query.replace(/^.*?:?=/s, '')}`);
}

/** Returns the text of an expression that is one string, or null. */
function literal(expression: string): string | null {
	const [select] = parsed(`select ${expression}`) as [
		{ SelectStmt: { targetList: { ResTarget: { val: { A_Const?: { sval?: { sval: string } } } } }[] } }
	];
	return select.SelectStmt.targetList[0]?.ResTarget.val.A_Const?.sval?.sval ?? null;
}

/** Calls `see` for each named node of a parse tree. Doesn't go into a node for which it returns false. */
export function visit(tree: unknown, see: (kind: string, node: Node) => boolean): void {
	if (Array.isArray(tree)) for (const each of tree) visit(each, see);
	else if (tree && typeof tree === 'object')
		for (const [kind, node] of Object.entries(tree)) {
			const isNode = node !== null && typeof node === 'object' && !Array.isArray(node);
			if (!isNode || see(kind, node as Node)) visit(node, see);
		}
}
