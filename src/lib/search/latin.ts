/**
 * Transliteration to Latin letters by one simple scheme, close to BGN/PCGN without diacritics. It is good enough to find a name by its
 * sound, not to print it. Arabic and Persian don't write short vowels; `fold.ts` compares their words by consonants.
 */
const cyrillic: Record<string, string> = {
	...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'i' },
	...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch' },
	...{ ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', ђ: 'dj', џ: 'dz', ѕ: 'dz' },
	...{ қ: 'k', ғ: 'g', ң: 'n', ү: 'u', ұ: 'u', ө: 'o', ә: 'a', һ: 'h', ӣ: 'i', ӯ: 'u', ҷ: 'j', ҳ: 'h' }
};

/** Applied after `normalise`, which replaces hamza carriers by their base letters. */
const arabic: Record<string, string> = {
	...{ ا: 'a', ب: 'b', پ: 'p', ت: 't', ث: 'th', ج: 'j', چ: 'ch', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', ژ: 'zh' },
	...{ س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n' },
	...{ ه: 'h', و: 'u', ي: 'i', ء: '', ٹ: 't', ڈ: 'd', ڑ: 'r', ں: 'n', ۆ: 'o', ێ: 'e', ە: 'e', ڕ: 'r', ڵ: 'l', ڤ: 'v' }
};

const greek: Record<string, string> = {
	...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o' },
	...{ π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'kh', ψ: 'ps', ω: 'o' }
};

/** Latin letters that have no Unicode decomposition. */
const latin: Record<string, string> = {
	...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ŋ: 'n', ħ: 'h', ə: 'a', ʻ: '', ʼ: '', ʿ: '', ʾ: '' }
};

const letters = new Map(Object.entries({ ...cyrillic, ...arabic, ...greek, ...latin }));

/** Transliterates a normalised word to Latin letters. Unknown letters stay as they are. */
export function toLatin(word: string): string {
	// Fast path: most words are in Latin letters already.
	if (/^[a-z0-9]*$/.test(word)) return word;
	let latinised = '';
	for (const letter of word) latinised += letters.get(letter) ?? letter;
	return latinised;
}
