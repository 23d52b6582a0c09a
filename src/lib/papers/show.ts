import type { Category, Framing, Hardware } from '#lib/artworks/artwork.ts';
import type { Year } from '#lib/artworks/year.ts';
import type { Consents } from '#lib/consents/channels.ts';
import type { OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { StockLine } from '#lib/walls/forms/stockForm.ts';

/** All data for the papers of a show. Lengths in mm, weights in g, money in cents. */
export type PaperShow = {
	id: string;
	slug: string;
	title: Texts;
	subtitle: Texts;
	installs: string;
	opens: string;
	closes: string;
	takenDown: string;
	/** The version that papers are made from: the one in effect, else the draft; null if there is neither. */
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
	/** The framed size; measured if possible, else as stated. */
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

/** The recorded condition of a work at arrival or return. `photos`: in the order they were taken. */
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
	/** The public name; in safe mode, the pseudonym. */
	artist: Texts;
	latinName: string | null;
	safeMode: boolean;
	/** The artist has hidden everything: papers that others read don't name them. */
	hidden: boolean;
	/** The language of the submission. */
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
	/** The owner, if it isn't the artist. */
	owner: string | null;
	consents: Consents;
	measuredAt: string | null;
	parts: PaperPart[];
	photos: PaperPhoto[];
	conditions: PaperCondition[];
};

/** The latest entry for a part on the day of the hang. `done`: it hangs; `measured`: its lower left corner. */
export type PaperTick = { work: string; part: number; done: boolean; measured: { xMm: number; yMm: number } | null };
