import type { PieceToHang, BoxInPiece } from './pieceToHang.ts';

/** The height that a block may have and the gap between its works, in mm; `max`: how many pieces it may have. */
export type BlockRule = { maxHeightMm: number; gapMm: number; max: number };

/** The ideal ratio of a block's width to its height. */
const proportion = 1.6;
const maxRows = 3;

/**
 * A salon hang ("Petersburger Hängung"): puts works into blocks of two or three rows with equal gaps, each block around the centre line. A
 * block takes up to `rule.max` pieces in their order; an artist with no more than that stays in one block. A piece that is too tall for a
 * block hangs alone.
 */
export function blocksOf(pieces: readonly PieceToHang[], rule: BlockRule): PieceToHang[] {
	return chunks(runsByArtist(pieces), rule.max).flatMap((chunk) => blockOf(chunk, rule));
}

/** Runs of neighbours with the same artists. */
function runsByArtist(pieces: readonly PieceToHang[]): PieceToHang[][] {
	const runs: PieceToHang[][] = [];
	for (const piece of pieces) {
		const last = runs.at(-1);
		if (last && last[0]!.artists.join() === piece.artists.join()) last.push(piece);
		else runs.push([piece]);
	}
	return runs;
}

/** Joins short runs and splits long ones evenly, so that no chunk has more than `max` pieces. */
function chunks(runs: readonly PieceToHang[][], max: number): PieceToHang[][] {
	const found: PieceToHang[][] = [];
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

const widthOf = (row: readonly PieceToHang[], gapMm: number): number =>
	row.reduce((sum, { widthMm }) => sum + widthMm, gapMm * (row.length - 1));
const heightOf = (row: readonly PieceToHang[]): number => Math.max(...row.map(({ heightMm }) => heightMm));

/** Every way to break a list into this many rows, in order. */
function rowBreaks(list: readonly PieceToHang[], rows: number): PieceToHang[][][] {
	if (rows === 1) return [[[...list]]];
	const breaks: PieceToHang[][][] = [];
	for (let first = 1; first <= list.length - rows + 1; first++) {
		for (const rest of rowBreaks(list.slice(first), rows - 1)) breaks.push([list.slice(0, first), ...rest]);
	}
	return breaks;
}

function blockOf(chunk: readonly PieceToHang[], { maxHeightMm, gapMm }: BlockRule): PieceToHang[] {
	let best: { rows: PieceToHang[][]; cost: number } | null = null;
	for (let count = 2; count <= Math.min(maxRows, chunk.length); count++) {
		for (const rows of rowBreaks(chunk, count)) {
			const widths = rows.map((row) => widthOf(row, gapMm));
			const heightMm = rows.reduce((sum, row) => sum + heightOf(row), gapMm * (count - 1));
			if (heightMm > maxHeightMm) continue;
			const widest = Math.max(...widths);
			// Rows of equal width matter more than the proportion of the block.
			const cost = (widest - Math.min(...widths)) / widest + Math.abs(Math.log(widest / heightMm / proportion)) / 2;
			if (!best || cost < best.cost) best = { rows, cost };
		}
	}
	if (best) return [stackRows(best.rows, gapMm)];
	if (chunk.length < 3) return [...chunk];
	// The tallest piece hangs alone, so that the others can form a block.
	const tallest = chunk.reduce((max, piece) => (piece.heightMm > max.heightMm ? piece : max));
	const others = chunk.filter((piece) => piece !== tallest);
	return [tallest, ...blockOf(others, { maxHeightMm, gapMm, max: others.length })];
}

/**
 * Stacks rows, the first on top. In the top row, lower edges are aligned; in the bottom row, upper edges; in a row between, middles.
 */
function stackRows(rows: readonly PieceToHang[][], gapMm: number): PieceToHang {
	const widthMm = Math.max(...rows.map((row) => widthOf(row, gapMm)));
	const heightMm = rows.reduce((sum, row) => sum + heightOf(row), gapMm * (rows.length - 1));
	const boxes: BoxInPiece[] = [];
	let topMm = heightMm;
	rows.forEach((row, i) => {
		const rowHeight = heightOf(row);
		let xMm = Math.floor((widthMm - widthOf(row, gapMm)) / 2);
		for (const piece of row) {
			const spare = rowHeight - piece.heightMm;
			const below = i === 0 ? 0 : i === rows.length - 1 ? spare : Math.floor(spare / 2);
			for (const box of piece.boxes) boxes.push({ ...box, dxMm: xMm + box.dxMm, dyMm: topMm - rowHeight + below + box.dyMm });
			xMm += piece.widthMm + gapMm;
		}
		topMm -= rowHeight + gapMm;
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
