import { m } from '#lib/shared/paraglide/messages.js';
import type { RoomErrors } from './roomForm.ts';
import type { BlockReason } from './wall.ts';
import { suspensions, type WallFieldError } from './wallForm.ts';

/** Sentences and words for the codes of this folder, in the language of the page. */

type RoomError = NonNullable<RoomErrors[keyof RoomErrors]>;

const errors: Record<WallFieldError | RoomError, () => string> = {
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
	dates: m.walls_error_dates
};
export const wallErrorText = (error: WallFieldError | RoomError | undefined): string | undefined => error && errors[error]();

const refusals: Record<string, () => string> = {
	'not-found': m.walls_refused_not_found,
	'code-taken': m.walls_error_code_taken,
	'zone-outside': m.walls_error_zone_outside
};
/** The sentence for a refusal of `save_room` or `save_wall`. */
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
	rail: m.walls_wall_suspension_rail,
	points: m.walls_wall_suspension_points
};
export const suspensionOptions = (): { value: string; text: string }[] =>
	suspensions.map((value) => ({ value, text: suspensionTexts[value]() }));
