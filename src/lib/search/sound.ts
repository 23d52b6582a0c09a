/**
 * Unifies spellings of a sound: how German, English, French and Slavic languages transliterate names. Deliberately coarse (ш, ж, ц and s
 * become one sound, as do ч, х and k), because it is only used for words that plain letters don't find.
 */
const spellings: [RegExp, string][] = [
	[/schtsch|shch/g, 's'],
	[/tsch|tch/g, 'k'],
	[/dsch|dzh/g, 'ds'],
	[/sch|sh|zh|tz|ts|ç/g, 's'],
	[/ph/g, 'f'],
	[/kh|ch|ck|qu|[cqk]/g, 'k'],
	[/x/g, 'ks'],
	[/z/g, 's'],
	[/w/g, 'v'],
	[/ff$/g, 'v'],
	[/th/g, 't'],
	[/dh/g, 'd'],
	[/gh/g, 'g'],
	[/[yj]/g, 'i'],
	[/ae/g, 'a'],
	[/oe/g, 'o'],
	[/ou|ue|oo/g, 'u'],
	[/ie|ee/g, 'i'],
	[/(.)\1+/g, '$1']
];

/** The phonetic form of a plain word. Words without Latin letters stay as they are. */
export function soundOf(plain: string): string {
	if (!/[a-z]/.test(plain)) return plain;
	let sound = plain;
	for (const [spelling, unified] of spellings) sound = sound.replace(spelling, unified);
	return sound;
}
