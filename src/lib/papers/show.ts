import type { Category, Framing, Hardware } from '#lib/artworks/artwork.ts';
import type { Year } from '#lib/artworks/year.ts';
import type { Consents } from '#lib/consents/channels.ts';
import type { OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { StockLine } from '#lib/walls/forms/stockForm.ts';

/** Everything that stands on the papers of a show, as the desk knows it. Lengths in mm, weights in g, money in cents. */
export type PaperShow = {
	id: string;
	slug: string;
	title: Texts;
	subtitle: Texts;
	installs: string;
	opens: string;
	closes: string;
	takenDown: string;
	/** The version that papers are made from: what is in effect, before that the draft; null: nobody has hung anything yet. */
	hang: (OpenedHang & { state: 'draft' | 'published'; kind: 'plan' | 'as_hung' }) | null;
	works: PaperWork[];
	stock: StockLine[];
	ticks: PaperTick[];
};

export type PaperPart = {
	part: number;
	heightMm: number | null;
	widthMm: number | null;
	depthMm: number | null;
	/** Framed, measured before stated. */
	outerHeightMm: number;
	outerWidthMm: number;
	weightG: number | null;
	weightEstimated: boolean;
};

export type PaperPhoto = {
	role: 'front' | 'detail' | 'back' | 'frame';
	file: { bucket: string; path: string };
	width: number;
	height: number;
};

/** How a work was when it came or went back, as the desk wrote it down; `photos` of that moment in the order they were taken. */
export type PaperCondition = {
	moment: 'arrival' | 'return';
	state: 'sound' | 'marks' | 'damaged' | null;
	note: string;
	photos: (Omit<PaperPhoto, 'role'> & { at: string })[];
};

export type PaperWork = {
	id: string;
	artworkId: string;
	revision: string;
	number: number;
	code: string;
	artistId: string;
	/** The public name; in safe mode that is the pseudonym. */
	artist: Texts;
	latinName: string | null;
	safeMode: boolean;
	/** Everything of this artist is hidden: papers that others read don't name them. */
	hidden: boolean;
	/** The language of what was sent. */
	language: string | null;
	title: Texts;
	untitled: boolean;
	year: Year | null;
	category: Category | null;
	technique: Texts;
	framing: Framing | null;
	hardware: Hardware | null;
	lightSensitive: boolean;
	edition: string | null;
	labelText: Texts;
	plainText: Texts;
	forSale: boolean;
	priceCents: number | null;
	insuranceCents: number | null;
	afterwards: 'back' | 'sale' | 'donation' | null;
	/** Whose it is, where not the artist's. */
	owner: string | null;
	consents: Consents;
	measuredAt: string | null;
	parts: PaperPart[];
	photos: PaperPhoto[];
	conditions: PaperCondition[];
};

/** What was said last on the day of the hang; `measured`: lower left corner. */
export type PaperTick = { work: string; part: number; done: boolean; measured: { xMm: number; yMm: number } | null };
