import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { SoundReason } from './limits.ts';

const reasons: Record<SoundReason, (values: { max: string; email: string }) => string> = {
	empty: m.sounds_refused_empty,
	'too-big': m.sounds_refused_too_big,
	'too-big-for-storage': m.sounds_refused_too_big_for_storage,
	'too-long': m.sounds_refused_too_long,
	'not-a-sound': m.sounds_refused_not_a_sound,
	video: m.sounds_refused_video,
	codec: m.sounds_refused_codec,
	live: m.sounds_refused_live,
	damaged: m.sounds_refused_damaged
};
/** What is wrong with an uploaded file, as a sentence in the language of the page. `max`: the size that a file may have, in words. */
export const soundReasonText = (reason: SoundReason, max: string): string => reasons[reason]({ max, email: house.email });

const refusals: Record<string, () => string> = {
	'not-found': m.sounds_refused_not_found,
	'not-allowed': m.artworks_refused_not_allowed,
	'sound-there': m.sounds_refused_there,
	'too-many-sounds': m.sounds_refused_too_many,
	'upload-gone': m.sounds_incomplete,
	quota: m.sounds_refused_quota
};
/** The sentence for a refusal code of the database. */
export const soundRefusalText = (code: string): string => (refusals[code] ?? m.artworks_refused_other)();

/** A length as minutes and seconds: "3:07". At least "0:01". */
export const clockText = (durationMs: number): string => {
	const seconds = Math.max(1, Math.round(durationMs / 1000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
