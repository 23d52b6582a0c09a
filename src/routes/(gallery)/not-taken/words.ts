import { m } from '#lib/shared/paraglide/messages.js';

/** Why a file was not taken, by the name in the address (src/server/http/uploads/refuse.ts), and what to do next. */
export const notTakenTexts: Readonly<Record<string, () => string>> = {
	'sign-in': m.shared_not_taken_sign_in,
	'no-link': m.shared_not_taken_no_link,
	'too-slow': m.shared_not_taken_too_slow,
	'too-many-of-yours': m.shared_not_taken_too_many_of_yours,
	'too-many-of-network': m.shared_not_taken_too_many_of_network,
	busy: m.shared_not_taken_busy
};
