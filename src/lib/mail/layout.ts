import type { Direction, MailBlock } from './mail.ts';

type Frame = { lang: string; dir: Direction; signature: string };

/** Makes a text safe for a mail header: on one line, without control characters, so that nobody can inject a header. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Escapes a text for HTML and removes control characters other than line feed and tab. */
export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/(?![\n\t])\p{Cc}/gu, '');

/** The plain text version. Quotes are indented, headings are on a line of their own after "* ". */
export function layOutText(blocks: MailBlock[], { signature }: Frame): string {
	const paragraphs = blocks.map((block) => {
		if (block.kind === 'link') return block.href;
		if (block.kind === 'heading') return `* ${oneLine(block.text)}`;
		return block.kind === 'quote'
			? lines(block.text)
					.map((line) => `  ${line}`)
					.join('\n')
			: block.text;
	});
	// "-- " on a line of its own marks the signature (RFC 3676).
	return `${paragraphs.join('\n\n')}\n\n-- \n${signature}\n`;
}

/** The HTML version: one column, the reader's own fonts and colours, no external resources. */
export function layOutHtml(blocks: MailBlock[], { lang, dir, signature }: Frame): string {
	const body = [...blocks.map(htmlBlock), `<p style="margin-top:2em;font-size:.85em">${escapeHtml(signature)}</p>`].join('\n');
	return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Offene Wände</title></head>
<body style="margin:0 auto;padding:1.5em;max-width:36em;font:1em/1.5 sans-serif">
${body}
</body>
</html>
`;
}

function htmlBlock(block: MailBlock): string {
	if (block.kind === 'link') return `<p><a href="${escapeHtml(block.href)}">${escapeHtml(block.href)}</a></p>`;
	if (block.kind === 'code')
		return `<p dir="ltr" style="font-size:1.75em;letter-spacing:.15em"><strong>${escapeHtml(block.text)}</strong></p>`;
	const own = block.lang ? ` lang="${escapeHtml(block.lang)}" dir="${block.dir ?? 'auto'}"` : '';
	const text = lines(block.text).map(escapeHtml).join('<br>\n');
	if (block.kind === 'heading') return `<h2${own} style="margin:1.5em 0 0;font-size:1.1em">${text}</h2>`;
	return block.kind === 'quote' ? `<blockquote${own} style="margin:1em 0;padding:0 1em">${text}</blockquote>` : `<p>${text}</p>`;
}

const lines = (text: string): string[] => text.split(/\r\n|[\r\n\u2028\u2029]/);
