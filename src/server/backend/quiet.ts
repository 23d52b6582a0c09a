/**
 * lite prints every refused statement with its values, names and addresses included. This keeps one line without
 * values for what is nobody's fault but ours, and nothing for refusals that a client is told about anyway.
 */
export function quietConsole(): void {
	console.error = (...values: unknown[]) => {
		const error = values.find((value) => value instanceof Error);
		const code = (error as { code?: unknown } | undefined)?.code;
		if (typeof code === 'string' && isRefusal(code)) return;
		process.stderr.write(`backend: ${error?.name ?? 'problem'} ${typeof code === 'string' ? code : firstLine(error?.message)}\n`);
	};
	console.warn = () => undefined;
}

/** SQLSTATEs raised on purpose: by our functions, policies, constraints, and for input that doesn't fit. */
function isRefusal(code: string): boolean {
	return /^(PT\d{3}|42501|23\d{3}|22\w{3}|P0001)$/.test(code);
}

function firstLine(text: string | undefined): string {
	return (text ?? '').split('\n')[0]?.slice(0, 120) ?? '';
}
