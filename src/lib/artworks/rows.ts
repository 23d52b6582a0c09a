import type { Retouch } from '#lib/images/make/retouch.ts';
import type { Row } from '#lib/shared/database.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { type Facts, type LengthName, lengths, type Part, type PhotoRole } from './artwork.ts';

/** Rows of revisions as the backend returns them, and their types on the site. Lengths are in whole millimetres. */
export type PartRow = Pick<Row<'artwork_part'>, 'part_no' | `${LengthName}_mm`>;

export type RevisionRow = Omit<Row<'artwork_revision'>, 'content_note'> & {
	artwork_part: PartRow[];
	revision_photo: { position: number; photo: PhotoRow }[];
};

export type PhotoRow = Pick<Row<'photo'>, 'id' | 'role' | 'alt'> & { media: MediaRow };
/** `stored`: the first set of files exists, the worker makes the rest. `ready`: all files exist. `failed`: they could not be made. */
export type MediaState = Row<'media'>['state'];
export type MediaRow = Pick<Row<'media'>, 'state' | 'edit' | 'width' | 'height' | 'thumbhash' | 'dominant'> & {
	media_file: Pick<Row<'media_file'>, 'kind' | 'format' | 'width' | 'height' | 'public_name'>[];
};

/** A photo as pages show it: the same shape as `image` in the public views, plus id and role. */
export type Photo = {
	id: string;
	role: PhotoRole;
	alt: Texts;
	state: MediaState;
	/** Whether the master is still there. Without it the photo can't be edited. */
	original: boolean;
	/** The artist's edit. Width and height are the values after it. */
	retouch: Retouch;
	width: number;
	height: number;
	thumbhash: string | null;
	dominant: string | null;
	files: { format: string; width: number; height: number; name: string }[];
};

/** One revision of a work: a draft, or frozen when it was submitted. */
export type Revision = { id: string; artwork: string; number: number; frozen: boolean; savedAt: string; facts: Facts; photos: Photo[] };

/** The columns that `revisionOf` needs. */
export const revisionColumns = `id, artwork_id, number, title, untitled, year_from, year_to, year_circa, category, technique, framing, hardware,
	hook_spacing_mm, weight_g, weight_estimated, light_sensitive, description, label_text, plain_text, edition, credit,
	for_sale, price_cents, insurance_cents, afterwards, owner_name, updated_at, frozen_at,
	artwork_part(part_no, height_mm, width_mm, depth_mm, outer_height_mm, outer_width_mm, drop_mm, gap_mm),
	revision_photo(position, photo(id, role, alt, media(state, edit, width, height, thumbhash, dominant, media_file(kind, format, width, height, public_name))))`;

/** Converts a row to a revision. */
export function revisionOf(row: RevisionRow): Revision {
	return {
		id: row.id,
		artwork: row.artwork_id,
		number: row.number,
		frozen: row.frozen_at !== null,
		savedAt: row.updated_at,
		facts: {
			title: row.title,
			untitled: row.untitled,
			year: row.year_from === null ? null : { from: row.year_from, to: row.year_to, circa: row.year_circa },
			category: row.category,
			technique: row.technique,
			framing: row.framing,
			hardware: row.hardware,
			hookSpacingMm: row.hook_spacing_mm,
			weightG: row.weight_g,
			weightEstimated: row.weight_estimated,
			lightSensitive: row.light_sensitive,
			description: row.description,
			labelText: row.label_text,
			plainText: row.plain_text,
			edition: row.edition,
			credit: row.credit,
			sale: {
				forSale: row.for_sale,
				priceCents: row.price_cents,
				insuranceCents: row.insurance_cents,
				afterwards: row.afterwards,
				owner: row.owner_name
			},
			parts: [...row.artwork_part]
				.sort((one, other) => one.part_no - other.part_no)
				.map((part) => Object.fromEntries(lengths.map((name) => [name, part[`${name}_mm`]])) as Part)
		},
		photos: [...row.revision_photo].sort((one, other) => one.position - other.position).flatMap(({ photo }) => photoOf(photo))
	};
}

function photoOf({ id, role, alt, media }: PhotoRow): Photo[] {
	const { state, edit, width, height, thumbhash, dominant } = media;
	// Not before its bytes are here.
	if (width === null || height === null) return [];
	const files = media.media_file.flatMap((file) =>
		file.kind === 'variant' && file.public_name
			? [{ format: file.format, width: file.width, height: file.height, name: file.public_name }]
			: []
	);
	const original = media.media_file.some(({ kind }) => kind === 'master');
	return [{ id, role, alt, state, original, retouch: edit, width, height, thumbhash, dominant, files }];
}

/** The parts as captions need them. */
export const labelParts = (facts: Pick<Facts, 'parts'>) =>
	facts.parts.map(({ height, width, depth }) => ({ heightMm: height, widthMm: width, depthMm: depth }));
