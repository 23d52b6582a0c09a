import type { JsonInput } from '#lib/shared/database.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { noSale, type Sale } from './sale.ts';
import type { Year } from './year.ts';

export const categories = ['painting', 'drawing', 'photograph', 'print', 'textile', 'relief', 'mixed', 'digital', 'free-standing'] as const;
export const framings = ['none', 'frame', 'glass', 'acrylic', 'stretcher'] as const;
export const hardwares = [
	'wire',
	'two-eyes',
	'stretcher-bar',
	'plate',
	'sleeve-rod',
	'hook-and-loop',
	'clips',
	'sawtooth',
	'none'
] as const;
export const photoRoles = ['front', 'detail', 'back', 'frame'] as const;
export type Category = (typeof categories)[number];
export type Framing = (typeof framings)[number];
export type Hardware = (typeof hardwares)[number];
export type PhotoRole = (typeof photoRoles)[number];

export const maxPhotos = 5;
export const maxParts = 50;

/** The lengths of one part, height before width as on labels. The outer sizes include the frame. */
export const lengths = ['height', 'width', 'depth', 'outer_height', 'outer_width', 'drop', 'gap'] as const;
export type LengthName = (typeof lengths)[number];
/** The lengths of one part in millimetres. Every work has at least one part. `gap` is the distance to the previous part. */
export type Part = Record<LengthName, number | null>;
export const emptyPart: Part = { height: null, width: null, depth: null, outer_height: null, outer_width: null, drop: null, gap: null };

/** The facts that an artist states about a work: the columns of a revision that the form shows. */
export type Facts = {
	title: Texts;
	untitled: boolean;
	year: Year | null;
	category: Category | null;
	technique: Texts;
	framing: Framing | null;
	hardware: Hardware | null;
	hookSpacingMm: number | null;
	weightG: number | null;
	weightEstimated: boolean;
	lightSensitive: boolean;
	description: Texts;
	/** The second layer of the wall label. */
	labelText: Texts;
	/** The third layer: the same in plain language. */
	plainText: Texts;
	edition: string | null;
	credit: string | null;
	sale: Sale;
	parts: Part[];
};

export const noFacts: Facts = {
	title: {},
	untitled: false,
	year: null,
	category: null,
	technique: {},
	framing: null,
	hardware: null,
	hookSpacingMm: null,
	weightG: null,
	weightEstimated: false,
	lightSensitive: false,
	description: {},
	labelText: {},
	plainText: {},
	edition: null,
	credit: null,
	sale: noSale,
	parts: [emptyPart]
};

/** The facts as the argument of the database function `save_artwork`. */
export function columnsOf(facts: Facts): Record<string, JsonInput> {
	return {
		title: facts.title,
		untitled: facts.untitled,
		year_from: facts.year?.from ?? null,
		year_to: facts.year?.to ?? null,
		year_circa: facts.year?.circa ?? false,
		category: facts.category,
		technique: facts.technique,
		framing: facts.framing,
		hardware: facts.hardware,
		hook_spacing_mm: facts.hookSpacingMm,
		weight_g: facts.weightG,
		weight_estimated: facts.weightEstimated,
		light_sensitive: facts.lightSensitive,
		description: facts.description,
		label_text: facts.labelText,
		plain_text: facts.plainText,
		edition: facts.edition,
		credit: facts.credit,
		for_sale: facts.sale.forSale,
		price_cents: facts.sale.priceCents,
		insurance_cents: facts.sale.insuranceCents,
		afterwards: facts.sale.afterwards,
		owner_name: facts.sale.owner,
		parts: facts.parts.map((part) => Object.fromEntries(lengths.map((name) => [`${name}_mm`, part[name]])))
	};
}
