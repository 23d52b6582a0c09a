/** One file of a picture. Sizes in pixels; lists run from the narrowest to the widest. */
export type PictureFile = readonly [width: number, height: number, ...rest: unknown[]];

/** Budget for textures in GPU memory: what a phone of 2019 can spare. */
export const maxTextureBytes = 112 * 1024 * 1024;

/** The GPU memory of a file: four bytes a pixel, plus a third for its mipmaps. */
export const bytesOf = ([width, height]: PictureFile): number => (width * height * 16) / 3;

/** Screen pixels per metre at a distance in metres. `vertical` is the angle in radians that `heightPx` pixels show. */
export const pixelsPerMetre = (distance: number, heightPx: number, vertical: number): number =>
	heightPx / (2 * Math.max(0.05, distance) * Math.tan(vertical / 2));

/** The index of the smallest file that is at least `pixels` wide, else of the largest. */
export function fileFor(files: readonly PictureFile[], pixels: number): number {
	const found = files.findIndex(([width]) => width >= pixels);
	return found === -1 ? files.length - 1 : found;
}

export type PictureInView = {
	files: readonly PictureFile[];
	/** Its width on the screen in pixels. */
	pixels: number;
	distance: number;
	/** The index of the current file; -1 for none. */
	current: number;
};

/**
 * The index of the file for each picture, so that all of them together stay within the budget in bytes; the farthest pictures lose resolution
 * first. Hysteresis: a picture keeps a file that is one step sharper than needed, so that files don't flip back and forth.
 */
export function chooseFiles(seen: readonly PictureInView[], budget = maxTextureBytes): number[] {
	const chosen = seen.map(({ files, pixels, current }) => {
		const wanted = fileFor(files, pixels);
		return current === wanted + 1 ? current : wanted;
	});
	let total = seen.reduce((sum, { files }, i) => sum + (files.length > 0 ? bytesOf(files[chosen[i]!]!) : 0), 0);
	const farFirst = seen.map((_, i) => i).sort((a, b) => seen[b]!.distance - seen[a]!.distance);
	for (const i of farFirst) {
		const { files } = seen[i]!;
		while (total > budget && chosen[i]! > 0) {
			total -= bytesOf(files[chosen[i]!]!) - bytesOf(files[chosen[i]! - 1]!);
			chosen[i]!--;
		}
	}
	return chosen;
}
