import type { Part } from '#lib/artworks/artwork.ts';

/** Beside each work: its label with its distance, and the gap to the next. Millimetres. */
export const besideMm = { label: 200, gap: 300 } as const;

type Sized = { parts: readonly Pick<Part, 'width' | 'outer_width' | 'gap'>[] };

/** How wide a work is with its frame, its parts side by side; null when a width isn't known. */
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
 * How much wall works take side by side, with labels and gaps, the outer gaps included; whole millimetres. Works
 * without a width count with their label and gap only.
 */
export function runningMm(works: readonly Sized[]): number {
	if (works.length === 0) return 0;
	const each = works.map((work) => (hangingWidthMm(work) ?? 0) + besideMm.label + besideMm.gap);
	return each.reduce((sum, mm) => sum + mm, besideMm.gap);
}
