/**
 * Whether the desk may read a work of a show. It may not after its submission was withdrawn while other works in it were undecided: then the
 * work and its revision are null, which the types don't say.
 */
export const isReadable = (row: { artwork: object; artwork_revision: object }): boolean =>
	[row.artwork, row.artwork_revision].every(Boolean);
