const letters: Record<string, string> = {
	ä: 'ae',
	ö: 'oe',
	ü: 'ue',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	å: 'a',
	đ: 'd',
	ð: 'd',
	ħ: 'h',
	ı: 'i',
	ł: 'l',
	ŋ: 'n',
	þ: 'th',
	ŧ: 't',
	ə: 'e'
};

/** Longer slugs are cut after a word. This leaves room for the "-2" that the database appends if a slug is taken. */
const maxLength = 70;

/**
 * A slug from a title: "Über Brücken" gives "ueber-bruecken". A title in another script, of which
 * no letter remains, gives the slug of `fallback`.
 */
export function slugify(text: string, fallback: string): string {
	const plain = text
		.normalize('NFC')
		.toLowerCase()
		.normalize('NFC')
		.replace(/[äöüßæœøåđðħıłŋþŧə]/g, (letter) => letters[letter] ?? '')
		.normalize('NFKD')
		.replace(/[\p{M}'’ʼ‘`]/gu, '');
	const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
	let slug = '';
	for (const word of words) {
		const longer = slug === '' ? word.slice(0, maxLength) : `${slug}-${word}`;
		if (longer.length > maxLength) break;
		slug = longer;
	}
	const lostItsLetters = /\p{L}/u.test(plain) && !/[a-z]/.test(slug);
	if (slug !== '' && !lostItsLetters) return slug;
	return text === fallback ? 'x' : slugify(fallback, fallback);
}
