import type { Bundle, Bundled } from './bundle.ts';

/** How high a block may be, and how far apart its works, in mm. */
export type BlockRule = { maxHeightMm: number; gapMm: number; max: number };

/** A block is about so much broader than high. */
const proportion = 1.6;
const maxRows = 3;

/**
 * A salon hang (Petersburger Hängung): works in blocks of two or three rows, all the same distance apart, each block around the centre line. The
 * blocks take up to `most` bundles in their order; an artist with fewer stays in one block. What is too high for a block hangs by itself.
 */
export function blocksOf(bundles: readonly Bundle[], rule: BlockRule): Bundle[] {
	return chunks(runsOf(bundles), rule.max).flatMap((chunk) => blockOf(chunk, rule));
}

/** Neighbours that share an artist. */
function runsOf(bundles: readonly Bundle[]): Bundle[][] {
	const runs: Bundle[][] = [];
	for (const bundle of bundles) {
		const last = runs.at(-1);
		if (last && last[0]!.artists.join() === bundle.artists.join()) last.push(bundle);
		else runs.push([bundle]);
	}
	return runs;
}

/** Runs put together, or shared out evenly, so that no chunk has more than `most`. */
function chunks(runs: readonly Bundle[][], max: number): Bundle[][] {
	const found: Bundle[][] = [];
	for (const run of runs) {
		const last = found.at(-1);
		if (last && last.length + run.length <= max) last.push(...run);
		else {
			const parts = Math.ceil(run.length / max);
			for (let i = 0; i < parts; i++)
				found.push(run.slice(Math.floor((i * run.length) / parts), Math.floor(((i + 1) * run.length) / parts)));
		}
	}
	return found;
}

const widthOf = (row: readonly Bundle[], gapMm: number): number =>
	row.reduce((sum, { widthMm }) => sum + widthMm, gapMm * (row.length - 1));
const heightOf = (row: readonly Bundle[]): number => Math.max(...row.map(({ heightMm }) => heightMm));

/** Every way to break a list into rows that follow each other. */
function waysToBreak(list: readonly Bundle[], rows: number): Bundle[][][] {
	if (rows === 1) return [[[...list]]];
	const ways: Bundle[][][] = [];
	for (let first = 1; first <= list.length - rows + 1; first++) {
		for (const rest of waysToBreak(list.slice(first), rows - 1)) ways.push([list.slice(0, first), ...rest]);
	}
	return ways;
}

function blockOf(chunk: readonly Bundle[], { maxHeightMm, gapMm }: BlockRule): Bundle[] {
	let best: { rows: Bundle[][]; odd: number } | null = null;
	for (let count = 2; count <= Math.min(maxRows, chunk.length); count++) {
		for (const rows of waysToBreak(chunk, count)) {
			const widths = rows.map((row) => widthOf(row, gapMm));
			const heightMm = rows.reduce((sum, row) => sum + heightOf(row), gapMm * (count - 1));
			if (heightMm > maxHeightMm) continue;
			const broadest = Math.max(...widths);
			// Rows of one breadth first, then the shape of the whole.
			const odd = (broadest - Math.min(...widths)) / broadest + Math.abs(Math.log(broadest / heightMm / proportion)) / 2;
			if (!best || odd < best.odd) best = { rows, odd };
		}
	}
	if (best) return [stacked(best.rows, gapMm)];
	if (chunk.length < 3) return [...chunk];
	// The highest hangs by itself, so that the others can be a block.
	const highest = chunk.reduce((max, bundle) => (bundle.heightMm > max.heightMm ? bundle : max));
	const others = chunk.filter((bundle) => bundle !== highest);
	return [highest, ...blockOf(others, { maxHeightMm, gapMm, max: others.length })];
}

/** Rows above each other, the first on top: the lowest hangs from its upper line, the others stand on their lower one or in the middle between. */
function stacked(rows: readonly Bundle[][], gapMm: number): Bundle {
	const widthMm = Math.max(...rows.map((row) => widthOf(row, gapMm)));
	const heightMm = rows.reduce((sum, row) => sum + heightOf(row), gapMm * (rows.length - 1));
	const boxes: Bundled[] = [];
	let topMm = heightMm;
	rows.forEach((row, i) => {
		const high = heightOf(row);
		let xMm = Math.floor((widthMm - widthOf(row, gapMm)) / 2);
		for (const bundle of row) {
			const spare = high - bundle.heightMm;
			const below = i === 0 ? 0 : i === rows.length - 1 ? spare : Math.floor(spare / 2);
			for (const box of bundle.boxes) boxes.push({ ...box, dxMm: xMm + box.dxMm, dyMm: topMm - high + below + box.dyMm });
			xMm += bundle.widthMm + gapMm;
		}
		topMm -= high + gapMm;
	});
	const all = rows.flat();
	return {
		boxes,
		widthMm,
		heightMm,
		number: Math.min(...all.map(({ number }) => number)),
		artists: [...new Set(all.flatMap(({ artists }) => artists))]
	};
}
