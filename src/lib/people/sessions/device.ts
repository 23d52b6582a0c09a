/** What a browser calls itself in its user agent. The first that matches counts, because most also name those that they descend from. */
const browsers: readonly [string, RegExp][] = [
	['Edge', /Edg(e|A|iOS)?\//],
	['Opera', /OPR\/|Opera/],
	['Samsung Internet', /SamsungBrowser\//],
	['Firefox', /Firefox\/|FxiOS\//],
	['Chrome', /Chrom(e|ium)\/|CriOS\//],
	['Safari', /Safari\//]
];

const systems: readonly [string, RegExp][] = [
	['Android', /Android/],
	['iPhone', /iPhone/],
	['iPad', /iPad/],
	['Windows', /Windows/],
	['macOS', /Macintosh|Mac OS X/],
	['ChromeOS', /CrOS/],
	['Linux', /Linux|X11/]
];

/** A device in two words. No version: people know their telephone, not its number. */
export type Device = { browser: string; system: string };

/** Reads the device from a user agent. Null when it isn't a browser that people know. */
export function deviceOf(userAgent: string | null): Device | null {
	const named = (list: readonly [string, RegExp][]) => list.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0];
	const [browser, system] = [named(browsers), named(systems)];
	return browser && system ? { browser, system } : null;
}
