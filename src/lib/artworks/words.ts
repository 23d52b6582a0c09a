import { m } from '#lib/shared/paraglide/messages.js';
import type { Category, Framing, Hardware, PhotoRole } from './artwork.ts';
import type { Afterwards } from './sale.ts';
import type { FieldError } from './fields.ts';
import type { Missing } from './missing.ts';

/** Texts for the codes of this folder, in the language of the page. */

const fieldErrors: Record<FieldError | 'empty', () => string> = {
	unstorable: m.artworks_error_unstorable,
	empty: m.artworks_error_empty,
	'too-long': m.artworks_error_too_long,
	'not-a-year': m.artworks_error_not_a_year,
	'not-a-length': m.artworks_error_not_a_length,
	'too-small': m.artworks_error_too_small,
	'too-large': m.artworks_error_too_large,
	'not-a-weight': m.artworks_error_not_a_weight,
	'too-heavy': m.artworks_error_too_heavy,
	'not-an-amount': m.artworks_error_not_an_amount,
	'not-a-choice': m.artworks_error_not_a_choice,
	'same-language': m.artworks_error_same_language
};
export const fieldErrorText = (error: FieldError | 'empty' | undefined): string | undefined => error && fieldErrors[error]();

const labels: Record<string, () => string> = {
	language: m.artworks_language_label,
	language_2: m.artworks_language_2_label,
	title: m.artworks_title_label,
	technique: m.artworks_technique_label,
	year: m.artworks_year_label,
	category: m.artworks_category_label,
	height: m.artworks_height_label,
	width: m.artworks_width_label,
	depth: m.artworks_depth_label,
	outer_height: m.artworks_outer_height_label,
	outer_width: m.artworks_outer_width_label,
	drop: m.artworks_drop_label,
	gap: m.artworks_gap_label,
	framing: m.artworks_framing_label,
	hardware: m.artworks_hardware_label,
	hook_spacing: m.artworks_hook_spacing_label,
	weight: m.artworks_weight_label,
	description: m.artworks_description_label,
	label_text: m.artworks_label_text_label,
	plain_text: m.artworks_plain_text_label,
	edition: m.artworks_edition_label,
	credit: m.artworks_credit_label,
	price: m.artworks_price_label,
	insurance: m.artworks_insurance_label,
	afterwards: m.artworks_afterwards_label,
	owner: m.artworks_owner_label
};
/** The line of a field (`height.1` is that of the second part) in the error summary: its label, then the sentence. */
export function fieldProblem(field: string, error: FieldError): string {
	const [name = '', part] = field.split('.');
	const label = (labels[name] ?? labels[name.replace(/_2$/, '')])?.();
	const of = Number(part) > 0 ? ` (${m.artworks_part_heading({ number: Number(part) + 1 })})` : '';
	return `${label ?? field}${of}: ${fieldErrors[error]()}`;
}

const refusals: Record<string, () => string> = {
	'not-found': m.artworks_refused_not_found,
	'not-allowed': m.artworks_refused_not_allowed,
	'too-many-artworks': m.artworks_refused_too_many_artworks,
	'too-many-artists': m.artworks_refused_too_many_artists,
	'too-many-photos': m.artworks_refused_too_many_photos,
	'upload-gone': m.artworks_photo_incomplete,
	quota: m.artworks_refused_quota,
	frozen: m.artworks_refused_frozen,
	'no-original': m.artworks_refused_no_original
};
/** The sentence for a refusal by the database. */
export const artworkRefusalText = (code: string): string => (refusals[code] ?? m.artworks_refused_other)();

const missing: Record<Missing, () => string> = {
	photo: m.artworks_missing_photo,
	title: m.artworks_missing_title,
	size: m.artworks_missing_size,
	technique: m.artworks_missing_technique
};
/** "ein Foto und die Technik" */
export const missingText = (list: readonly Missing[], locale: string): string =>
	new Intl.ListFormat(locale, { type: 'conjunction' }).format(list.map((each) => missing[each]()));

const categories: Record<Category, () => string> = {
	painting: m.artworks_category_painting,
	drawing: m.artworks_category_drawing,
	photograph: m.artworks_category_photograph,
	print: m.artworks_category_print,
	textile: m.artworks_category_textile,
	relief: m.artworks_category_relief,
	mixed: m.artworks_category_mixed,
	digital: m.artworks_category_digital,
	'free-standing': m.artworks_category_free_standing
};
export const categoryText = (category: Category): string => categories[category]();

const afterwards: Record<Afterwards, () => string> = {
	back: m.artworks_afterwards_back,
	sale: m.artworks_afterwards_sale,
	donation: m.artworks_afterwards_donation
};
export const afterwardsText = (choice: Afterwards): string => afterwards[choice]();

const framings: Record<Framing, () => string> = {
	none: m.artworks_framing_none,
	frame: m.artworks_framing_frame,
	glass: m.artworks_framing_glass,
	acrylic: m.artworks_framing_acrylic,
	stretcher: m.artworks_framing_stretcher
};
export const framingText = (framing: Framing): string => framings[framing]();

const hardwares: Record<Hardware, () => string> = {
	wire: m.artworks_hardware_wire,
	'two-eyes': m.artworks_hardware_two_eyes,
	'stretcher-bar': m.artworks_hardware_stretcher_bar,
	plate: m.artworks_hardware_plate,
	'sleeve-rod': m.artworks_hardware_sleeve_rod,
	'hook-and-loop': m.artworks_hardware_hook_and_loop,
	clips: m.artworks_hardware_clips,
	sawtooth: m.artworks_hardware_sawtooth,
	none: m.artworks_hardware_none
};
export const hardwareText = (hardware: Hardware): string => hardwares[hardware]();

const roles: Record<PhotoRole, () => string> = {
	front: m.artworks_role_front,
	detail: m.artworks_role_detail,
	back: m.artworks_role_back,
	frame: m.artworks_role_frame
};
export const roleText = (role: PhotoRole): string => roles[role]();
