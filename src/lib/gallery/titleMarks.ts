/** Scripts that have italics; in all others a title stands in quotation marks. */
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

/** The quotation marks around a title that can't be set in italics, else null. */
export function titleMarks(title: { text: string; lang: string }): [string, string] | null {
	if (hasItalics.test(title.text)) return null;
	return marks[title.lang.split('-')[0] ?? ''] ?? ['«', '»'];
}
