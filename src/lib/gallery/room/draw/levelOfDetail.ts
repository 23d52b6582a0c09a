/** Which of its files a picture in the room is shown with. Sizes in pixels, narrowest file first. */
export type File = readonly [width: number, height: number, ...rest: unknown[]];

/** Memory for pictures on the graphics side; a telephone of 2019 has no more to spare. */
export const memoryBytes = 112 * 1024 * 1024;

/** What a file takes there: four bytes a pixel, and its smaller copies. */
export const bytesOf = ([width, height]: File): number => (width * height * 16) / 3;

/** How many pixels of the screen a metre takes that is so far away. `upright`: the angle that `heightPx` pixels show. */
export const pixelsPerMetre = (distance: number, heightPx: number, upright: number): number =>
	heightPx / (2 * Math.max(0.05, distance) * Math.tan(upright / 2));

/** The smallest file with so many pixels across, else the largest. */
export function fileFor(files: readonly File[], pixels: number): number {
	const found = files.findIndex(([width]) => width >= pixels);
	return found === -1 ? files.length - 1 : found;
}

export type Seen = {
	files: readonly File[];
	/** Pixels across on the screen. */ pixels: number;
	distance: number;
	/** What it has now; -1: nothing. */ now: number;
};

/**
 * The file for each picture so that all of them together stay within the memory: the far ones give way first. A picture keeps a file that is
 * one step sharper than it needs, so that nothing changes to and fro.
 */
export function filesFor(seen: readonly Seen[], budget = memoryBytes): number[] {
	const chosen = seen.map(({ files, pixels, now }) => {
		const wanted = fileFor(files, pixels);
		return now === wanted + 1 ? now : wanted;
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
