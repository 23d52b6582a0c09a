import type { Texts } from '#lib/shared/texts.ts';

/** Rows of the public views that the index is built from. */

/** A work in a show. `shown`: it may be seen now. */
export type Shown = { exhibition_id: string; artwork_id: string; revision_id: string; shown: boolean; artist_id: string | null };

export type ArtistWords = {
	id: string;
	slug: string;
	name: Texts;
	latin_name: string | null;
	biography: Texts;
	statement: Texts;
	indexable: boolean;
};

export type ShowWords = {
	id: string;
	slug: string;
	title: Texts;
	subtitle: Texts;
	introduction: Texts;
	plain_introduction: Texts;
	opens: string;
	closes: string;
};

export type WorkWords = {
	revision_id: string;
	title: Texts | null;
	technique: Texts | null;
	description: Texts | null;
	label_text: Texts | null;
	year_from: number | null;
	year_to: number | null;
	plain_text: Texts | null;
};
