/**
 * Spellings of one sound, made alike: how German, English, French and Slavic languages write names of other scripts. Coarse on
 * purpose - ш, ж, ц and s are one, as are ч, х and k - because it only finds what its plain letters don't.
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

/** How a word in plain Latin letters sounds, for comparing; others stay as they are. */
export function soundOf(plain: string): string {
	if (!/[a-z]/.test(plain)) return plain;
	let sound = plain;
	for (const [spelling, said] of spellings) sound = sound.replace(spelling, said);
	return sound;
}
