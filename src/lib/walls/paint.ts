const channels = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** Mixes two colours '#rrggbb'; `share`: the part of the second, from 0 to 1. */
function mixed(colour: string, other: string, share: number): string {
	const others = channels(other);
	const mix = channels(colour).map((value, i) => Math.round(value * (1 - share) + others[i]! * share));
	return `#${mix.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Black or white, whichever has more contrast on a paint '#rrggbb' (relative luminance of WCAG 2). */
export function inkOn(colour: string): string {
	const [red, green, blue] = channels(colour).map((value) => {
		const share = value / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	const luminance = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
	// At a luminance of 0.179, black and white have the same contrast.
	return luminance > 0.179 ? '#000000' : '#ffffff';
}

/**
 * The inline style of a painted wall; undefined for a white one. It sets custom properties for the paint in the day and in the night theme
 * (half as bright), each with a text and a line colour of enough contrast. `styles/paint.css` chooses between them on `data-paint` elements.
 */
export function paintStyle(colour: string | null): string | undefined {
	if (!colour) return undefined;
	const set = (paint: string, when: string) =>
		`--paint${when}:${paint};--on-paint${when}:${inkOn(paint)};--paint-line${when}:${mixed(paint, inkOn(paint), 0.35)}`;
	return `${set(colour, '')};${set(mixed(colour, '#000000', 0.5), '-night')}`;
}
