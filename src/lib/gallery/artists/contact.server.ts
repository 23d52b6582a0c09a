import { wakeOutbox } from '#lib/mail/site.server.ts';
import { waitToContact } from '#lib/people/limits.server.ts';
import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb, siteDb } from '#lib/shared/backend/backend.server.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { ContactFields } from './contact.ts';

/** Whether visitors may write to an artist (by id). One call. */
export async function mayContact(artist: string): Promise<boolean> {
	return (await publicRows(publicDb().from('pub_contact').select('artist_id').eq('artist_id', artist).maybeSingle())) !== null;
}

/**
 * Sends a visitor's message to an artist. `caller` is the visitor's network address, for rate limiting. `wait` is the number of seconds until
 * the next attempt is allowed; 'gone' means that the artist doesn't accept messages any more.
 */
export async function contactArtist(artist: string, message: ContactFields, caller: string): Promise<'sent' | 'gone' | { wait: number }> {
	const wait = await waitToContact(caller, message.address, artist);
	if (wait > 0) return { wait };
	// Uses the secret key: the visitor has no account and must not learn whose account belongs to the artist.
	const sent = await call(siteDb(), 'send_contact', { p_artist: artist, p_values: message });
	if (!sent.ok) return 'gone';
	wakeOutbox();
	return 'sent';
}
