import type { SupabaseClient } from '@supabase/supabase-js';
import type { Outcome } from '#lib/shared/refusal.ts';
import { call } from '#lib/shared/rpc.server.ts';
import { changedConsents, type Consents, consentsNow, wording } from './channels.ts';

/** What the artist agreed to for a work, as of now; all false when it was never asked or isn't theirs. */
export async function getConsents(db: SupabaseClient, artwork: string): Promise<Consents> {
	const { data } = await db.from('consent').select('channel, given').eq('artwork_id', artwork).order('id').throwOnError();
	return consentsNow(data);
}

/** Writes what changed of an artist's will; takes effect at once, also online. Refuses 404 not-found. */
export async function setConsents(db: SupabaseClient, artwork: string, will: Consents, language: string): Promise<Outcome<null>> {
	const changed = changedConsents(await getConsents(db, artwork), will);
	if (!changed) return { ok: true, value: null };
	return call(db, 'set_consents', { p_artwork: artwork, p_consents: changed, p_wording: wording, p_language: language });
}
