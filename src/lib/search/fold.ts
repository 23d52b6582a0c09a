import { toLatin } from './latin.ts';
import { soundOf } from './sound.ts';

/**
 * The forms by which a word is compared. `plain`: lower-case Latin letters without diacritics. `sound`: different spellings of a sound
 * unified (Malevich, Malewitsch, Малевич). `consonants`: its consonants, for comparing with words in Arabic script. `vowelless`: the word
 * is in Arabic script.
 */
export type Folded = { plain: string; sound: string; consonants: string; vowelless: boolean };

/** Diacritics of scripts that are readable without them. Vowel signs of Indic scripts are not among them. */
const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
const arabicScript = /[\u0600-\u06ff]/;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Letter variants that are often written for each other, after removing diacritics. */
const alike: Record<string, string> = {
	...{
		ى: 'ي',
		ی: 'ي',
		ې: 'ي',
		ة: 'ه',
		ۀ: 'ه',
		ہ: 'ه',
		ۂ: 'ه',
		ھ: 'ه',
		ۃ: 'ه',
		ک: 'ك',
		ڪ: 'ك',
		ٱ: 'ا',
		ؤ: 'و',
		ئ: 'ي',
		أ: 'ا',
		إ: 'ا',
		آ: 'ا'
	}
};
const alikeLetters = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');
const figure = (digit: string): string => String(digit >= '\u0966' ? digit.charCodeAt(0) - 0x966 : digit.charCodeAt(0) & 15);
const digits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

/**
 * Normalises text: lower case, one form of each letter, digits as 0 to 9, without diacritics, tatweel and invisible characters.
 * Idempotent. Never throws.
 */
export function normalise(text: string): string {
	return text
		.toWellFormed()
		.normalize('NFKD')
		.toLowerCase()
		.normalize('NFKD')
		.replace(marks, '')
		.replace(/[\p{Cf}]/gu, '')
		.normalize('NFC')
		.replace(alikeLetters, (letter) => alike[letter]!)
		.replace(digits, figure);
}

/** The normalised words of a text in any script. Numbers count as words. */
export function wordsIn(text: string): string[] {
	const words: string[] = [];
	for (const [run] of normalise(text).matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)) {
		const bare = run.replace(/['’]/g, '');
		if (!unspaced.test(bare)) words.push(bare);
		else for (const { segment, isWordLike } of segmenter.segment(bare)) if (isWordLike) words.push(segment);
	}
	return words;
}

const known = new Map<string, Folded>();

/** The forms of a normalised word. Cached, because most words occur many times. */
export function foldWord(word: string): Folded {
	const seen = known.get(word);
	if (seen) return seen;
	const vowelless = arabicScript.test(word);
	// Arabic writes the article (al-) together with its noun: remove it.
	const plain = (vowelless ? toLatin(word).replace(/^al(?=.{3})/, '') : toLatin(word)).slice(0, 60);
	const folded = { plain, sound: soundOf(plain), consonants: consonantsOf(plain, vowelless), vowelless };
	if (known.size >= 50_000) known.clear();
	known.set(word, folded);
	return folded;
}

/**
 * The consonants of a word, as Arabic would write them. Vowels are dropped, except a first one, which becomes "a". In Arabic, u and i may
 * be consonants; they are only kept at the beginning. A final h is dropped, because it may be the feminine ending.
 */
function consonantsOf(plain: string, vowelless: boolean): string {
	if (!/^[a-z]+$/.test(plain)) return '';
	const sound = soundOf(plain);
	const first = /^[aeou]/.test(sound) ? 'a' : /^i(?=[aeou])/.test(sound) || (vowelless && sound.startsWith('i')) ? 'i' : '';
	const rest = sound.replace(/[aeiouv]/g, '').replace(/h$/, '');
	return first + rest.replace(/(.)\1+/g, '$1');
}

/** The forms of all words of a text. */
export const foldText = (text: string): Folded[] => wordsIn(text).map(foldWord);
