/** The beginning of a text as one line, for previews in search engines and messengers: whole words, about `max` characters. */
export function excerpt(text: string, max = 160): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= max) return line;
	const cut = line.slice(0, max).toWellFormed();
	const space = cut.lastIndexOf(' ');
	return `${cut.slice(0, space > max / 2 ? space : max).replace(/[\s.,;:–-]+$/, '')} …`;
}
