import { z } from 'zod';
import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Texts } from '#lib/shared/texts.ts';

const contactSchema = z.object({
	name: z.custom<Texts>(),
	former_name: z.custom<Texts>().nullable(),
	legal_name: z.string().nullable(),
	address: z.string().nullable(),
	email: z.string().nullable(),
	phone: z.string().nullable(),
	accounts: z.array(z.object({ email: z.string(), relation: z.string() }))
});

/** Who is behind an artist, and how to reach them. */
export type Contact = z.infer<typeof contactSchema>;

/**
 * Shows a coordinator the contact data of an artist, and keeps who looked, when and why. Refuses 404 not-found, 403 code-needed, 422
 * reason-needed.
 */
export async function lookUpContact(db: Db, artist: string, reason: string): Promise<Outcome<Contact>> {
	const outcome = await call(db, 'look_up_contact', { p_artist: artist, p_reason: reason });
	return outcome.ok ? { ok: true, value: contactSchema.parse(outcome.value) } : outcome;
}

/** A look at contact data. `accountId`: who looked; null when that account is gone. */
export type Look = { id: string; at: Date; reason: string; accountId: string | null };

/** Returns the artist of a submission, whoever that is. Null when the desk may not read the submission. */
export async function artistOfSubmission(db: Db, submission: string): Promise<string | null> {
	const { data } = await db.from('submission').select('artist_id').eq('id', submission).maybeSingle().throwOnError();
	return data?.artist_id ?? null;
}

/** Returns whether the caller's code is fresh, and the latest 50 looks at the contact data of an artist. */
export async function loadLooks(db: Db, artist: string): Promise<{ fresh: boolean; looks: Look[] }> {
	const [fresh, looks] = await Promise.all([
		db.rpc('has_fresh_code').throwOnError(),
		db
			.from('contact_look')
			.select('id, at, reason, account_id')
			.eq('artist_id', artist)
			.order('at', { ascending: false })
			.limit(50)
			.throwOnError()
	]);
	return {
		fresh: fresh.data,
		looks: looks.data.map(({ id, at, reason, account_id }) => ({ id, at: new Date(at), reason, accountId: account_id }))
	};
}
