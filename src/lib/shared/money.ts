/** Parses euros as people type them ("150", "150,50", "1.200"). Returns cents, null if empty, 'invalid' if not an amount. */
export function parseEuros(typed: string): number | null | 'invalid' {
	const text = typed
		.normalize('NFKC')
		.replace(/[\s€]/g, '')
		.replace(/\.(?=\d{3}(?:\D|$))/g, '');
	if (text === '') return null;
	const match = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text);
	return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 'invalid';
}

/** Cents as the text of a form field in euros: 15050 is "150,50". Null is ''. */
export const eurosText = (cents: number | null): string =>
	cents === null ? '' : (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2).replace('.', ',');
