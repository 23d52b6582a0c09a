/**
 * Parses kilograms as people type them: "2", "2,35", "2.35 kg", Arabic and Persian digits. Returns whole grams, null if
 * empty, 'invalid' if it is not a number or finer than a gram.
 */
export function parseKg(typed: string): number | null | 'invalid' {
	const text = typed
		.normalize('NFKC')
		.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replace(/[\u066B\u060C,]/g, '.')
		.trim();
	if (text === '') return null;
	const match = /^(\d{1,6})(?:\.(\d{0,3}))?\s*(?:kg|кг|كغ)?$/i.exec(text);
	return match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : 'invalid';
}

/** Grams as the text of a form field in kilograms: 2350 is "2,35" in German, "2.35" in English. */
export function kgText(grams: number, locale: string): string {
	const text = String(grams / 1000);
	return locale === 'en' || locale === 'ar' ? text : text.replace('.', ',');
}
