/** Light or dark writing, whichever can be read better on a paint '#rrggbb'. */
export function inkOn(colour: string): string {
	const linear = [1, 3, 5].map((at) => {
		const value = parseInt(colour.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	const luminance = 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
	// Where black and white have the same contrast.
	return luminance > 0.179 ? '#1b1a18' : '#ffffff';
}
