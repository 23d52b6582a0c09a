import { m } from '#lib/shared/paraglide/messages.js';
import type { RoomErrors } from './forms/roomForm.ts';
import type { PlanFieldError } from './forms/roomPlanForm.ts';
import type { ScaleError } from './forms/scalePhotoForm.ts';
import type { StockFieldError, StockKind } from './forms/stockForm.ts';
import { positionKinds, suspensionKinds } from './forms/suspensionForm.ts';
import type { BlockReason } from './wall.ts';
import type { WallFieldError } from './forms/wallForm.ts';

/** Texts for the codes of this folder, in the language of the page. */

type RoomError = NonNullable<RoomErrors[keyof RoomErrors]>;

type FieldError = WallFieldError | RoomError | PlanFieldError | StockFieldError | ScaleError;

const errors: Record<FieldError, () => string> = {
	empty: m.walls_error_empty,
	'too-long': m.walls_error_too_long,
	unstorable: m.walls_error_unstorable,
	'not-a-length': m.walls_error_not_a_length,
	'too-small': m.walls_error_too_small,
	'too-large': m.walls_error_too_large,
	code: m.walls_error_code,
	'code-taken': m.walls_error_code_taken,
	'not-a-choice': m.walls_error_not_a_choice,
	'not-a-number': m.walls_error_not_a_number,
	'centre-line-too-high': m.walls_error_centre_line_too_high,
	'zone-outside': m.walls_error_zone_outside,
	'not-a-day': m.walls_error_not_a_day,
	dates: m.walls_error_dates,
	'not-a-weight': m.walls_error_not_a_weight,
	'rail-outside': m.walls_error_rail_outside,
	'rail-upside-down': m.walls_error_rail_upside_down,
	'point-outside': m.walls_error_point_outside,
	'position-outside': m.walls_error_position_outside,
	'no-rail': m.walls_error_no_rail,
	'too-many': m.walls_error_too_many,
	'not-an-angle': m.walls_error_not_an_angle,
	'too-few-sides': m.walls_error_too_few_sides,
	'not-a-share': m.walls_error_not_a_share,
	'one-point': m.walls_error_one_point
};
export const wallErrorText = (error: FieldError | undefined): string | undefined => error && errors[error]();

const refusals: Record<string, () => string> = {
	'not-found': m.walls_refused_not_found,
	'code-taken': m.walls_error_code_taken,
	'zone-outside': m.walls_error_zone_outside
};
/** The sentence for a refusal by a function that saves rooms, walls, plans or photographs. */
export const wallRefusalText = (code: string): string => (refusals[code] ?? m.walls_refused_invalid)();

const reasons: Record<BlockReason, () => string> = {
	door: m.walls_reason_door,
	window: m.walls_reason_window,
	socket: m.walls_reason_socket,
	radiator: m.walls_reason_radiator,
	'escape-sign': m.walls_reason_escape_sign,
	furniture: m.walls_reason_furniture,
	screen: m.walls_reason_screen,
	other: m.walls_reason_other
};
export const reasonText = (reason: BlockReason): string => reasons[reason]();

const suspensionTexts = {
	unknown: m.walls_wall_suspension_unknown,
	rails: m.walls_wall_suspension_rail,
	points: m.walls_wall_suspension_points
};
export const suspensionOptions = (): { value: string; text: string }[] =>
	suspensionKinds.map((value) => ({ value, text: suspensionTexts[value]() }));

const positionTexts = { free: m.walls_positions_free, every: m.walls_positions_every, listed: m.walls_positions_listed };
export const positionText = (kind: (typeof positionKinds)[number]): string => positionTexts[kind]();

const stockTexts: Record<StockKind, () => string> = { cord: m.walls_stock_cord, hook: m.walls_stock_hook, rod: m.walls_stock_rod };
export const stockText = (kind: StockKind): string => stockTexts[kind]();
/** The sentence for a refusal by `save_stock`. */
export const stockRefusalText = (code: string): string => (code === 'not-found' ? m.walls_stock_refused_gone() : m.walls_refused_invalid());
