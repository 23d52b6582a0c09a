import type { Part } from '#lib/artworks/artwork.ts';

/** The space next to each work in millimetres: its label with its distance, and the gap to the next work. */
export const perWorkMm = { label: 200, gap: 300 } as const;

type Sized = { parts: readonly Pick<Part, 'width' | 'outer_width' | 'gap'>[] };

/** The width of a work in millimetres, with its frame and with its parts side by side. Null if a width is not known. */
export function hangingWidthMm({ parts }: Sized): number | null {
	let sum = 0;
	for (const [i, part] of parts.entries()) {
		const width = part.outer_width ?? part.width;
		if (width === null) return null;
		sum += width + (i === 0 ? 0 : (part.gap ?? 0));
	}
	return parts.length === 0 ? null : sum;
}

/**
 * The running metres of works side by side in whole millimetres, with labels, gaps and outer gaps. A work
 * without a width counts with its label and gap only.
 */
export function runningMm(works: readonly Sized[]): number {
	if (works.length === 0) return 0;
	const each = works.map((work) => (hangingWidthMm(work) ?? 0) + perWorkMm.label + perWorkMm.gap);
	return each.reduce((sum, mm) => sum + mm, perWorkMm.gap);
}
