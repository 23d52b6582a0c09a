import { m } from '#lib/shared/paraglide/messages.js';

/** Returns the sentence for a refusal about people and roles, in the language of the page. */
export function peopleRefusalText(code: string): string {
	const sentences: Record<string, () => string> = {
		'no-such-account': m.people_refused_no_such_account,
		'last-coordinator': m.people_refused_last_coordinator,
		'not-oneself': m.people_refused_not_oneself
	};
	return (sentences[code] ?? m.people_refused)();
}
