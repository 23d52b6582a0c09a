/**
 * Reduces console output to one line per error, without values. Prints nothing for refusals, which clients are told about anyway.
 *
 * Works around @supabase/lite 0.10, which prints every failed statement with its values, such as names and addresses (to report at
 * github.com/supabase-community/lite; no issue found). Can go when its logging can be configured.
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

/** Whether a SQLSTATE was raised on purpose: by our functions, by policies and constraints, or for invalid input. */
function isRefusal(code: string): boolean {
	return /^(PT\d{3}|42501|23\d{3}|22\w{3}|P0001)$/.test(code);
}

function firstLine(text: string | undefined): string {
	return (text ?? '').split('\n')[0]?.slice(0, 120) ?? '';
}
