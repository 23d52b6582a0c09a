import type { Db } from '#lib/shared/backend/db.server.ts';
import { type Consents, wording } from '#lib/consents/channels.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Submission } from './submit.ts';

/**
 * Submits works to a call: freezes each draft as a revision and records the consents for each work. `language` is the language of
 * the page, in which the artist read the rules and consents. Returns the id of the submission. Refuses 404 not-found, 422
 * not-complete (detail: artwork -> what is missing), 422 call-closed, 409 already-sent (detail: artwork).
 */
export function submitArtworks(
	db: Db,
	artist: string,
	submission: Submission,
	consents: Consents,
	language: string
): Promise<Outcome<string>> {
	return call(db, 'submit_artworks', {
		p_call: submission.call,
		p_artist: artist,
		p_artworks: submission.works,
		p_values: {
			idea: submission.idea ? { [language]: { t: submission.idea, by: 'author' } } : {},
			preferred_period: submission.preferred_period || null,
			help: submission.help || null,
			house_rules: submission.house_rules,
			privacy: submission.privacy,
			language,
			consents,
			wording
		}
	});
}
