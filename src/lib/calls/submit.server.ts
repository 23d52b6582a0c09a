import type { Db } from '#lib/shared/backend/db.server.ts';
import { type Consents, wording } from '#lib/consents/channels.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Submission } from './submit.ts';

/**
 * Sends works to a call: each draft is frozen, the consents are written for each work. `language` is that of the page,
 * in which rules and consents were read. Gives the id of the submission. Refuses 404 not-found, 422 not-complete
 * (detail: artwork -> what is missing), 422 call-closed, 409 already-sent (detail: artwork).
 */
export function submitArtworks(db: Db, artist: string, sent: Submission, consents: Consents, language: string): Promise<Outcome<string>> {
	return call(db, 'submit_artworks', {
		p_call: sent.call,
		p_artist: artist,
		p_artworks: sent.works,
		p_values: {
			idea: sent.idea ? { [language]: { t: sent.idea, by: 'author' } } : {},
			preferred_period: sent.preferred_period || null,
			help: sent.help || null,
			house_rules: sent.house_rules,
			privacy: sent.privacy,
			language,
			consents,
			wording
		}
	});
}
