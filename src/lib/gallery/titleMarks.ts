/** Scripts with italics. Titles in all other scripts are set in quotation marks. */
const hasItalics = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]|[^\p{Letter}])*$/u;

const marks: Record<string, [string, string]> = {
	ja: ['『', '』'],
	zh: ['《', '》'],
	ko: ['《', '》'],
	he: ['”', '“'],
	yi: ['”', '“'],
	hi: ['“', '”'],
	th: ['“', '”']
};

/** The opening and closing quotation mark for a title that can't be set in italics; null for one that can. */
export function titleMarks(title: { text: string; lang: string }): [string, string] | null {
	if (hasItalics.test(title.text)) return null;
	return marks[title.lang.split('-')[0] ?? ''] ?? ['«', '»'];
}
