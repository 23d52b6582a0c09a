import { toLatin } from './latin.ts';
import { soundOf } from './sound.ts';

/**
 * What a word is compared by. `plain`: small letters without their marks, in Latin letters. `sound`: spellings of one sound made
 * alike (Malevich, Malewitsch, Малевич). `bones`: its consonants, of words in Arabic letters and for comparing with these.
 */
export type Folded = { plain: string; sound: string; bones: string; vowelless: boolean };

/** Marks above and below letters of scripts that can be read without them: not the vowels of Indic scripts. */
const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
const arabicScript = /[\u0600-\u06ff]/;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Letters that are written one for the other, once the marks are off. */
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

/** Small letters, one way of writing them, without marks, tatweel and invisible signs; figures as 0 to 9. Never throws. */
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

/** The words of a text, in any script, normalised; figures are words, too. */
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

/** A normalised word as it is compared. Most words come again and again: they are remembered, up to a bound. */
export function foldWord(word: string): Folded {
	const seen = known.get(word);
	if (seen) return seen;
	const vowelless = arabicScript.test(word);
	// The Arabic article is written together with its word.
	const plain = (vowelless ? toLatin(word).replace(/^al(?=.{3})/, '') : toLatin(word)).slice(0, 60);
	const folded = { plain, sound: soundOf(plain), bones: bonesOf(plain, vowelless), vowelless };
	if (known.size >= 50_000) known.clear();
	known.set(word, folded);
	return folded;
}

/**
 * The consonants of a word, as Arabic writes them: vowels go, but a first one stays as "a"; u and i may be consonants there, but only
 * at the beginning they are kept apart; a last h may be the feminine ending.
 */
function bonesOf(plain: string, vowelless: boolean): string {
	if (!/^[a-z]+$/.test(plain)) return '';
	const sound = soundOf(plain);
	const first = /^[aeou]/.test(sound) ? 'a' : /^i(?=[aeou])/.test(sound) || (vowelless && sound.startsWith('i')) ? 'i' : '';
	const rest = sound.replace(/[aeiouv]/g, '').replace(/h$/, '');
	return first + rest.replace(/(.)\1+/g, '$1');
}

/** All words of a text as they are compared. */
export const foldText = (text: string): Folded[] => wordsIn(text).map(foldWord);
