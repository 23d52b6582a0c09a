/**
 * A script element with data instead of code, for `{@html}`. `type` is its MIME type; `marker` an attribute by which a script finds it.
 * User text can neither end the element nor start a comment: those characters are escaped.
 */
export function jsonScript(type: string, value: unknown, marker = ''): string {
	const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
	return `<script type="${type}"${marker && ` ${marker}`}>${json}</script>`;
}
