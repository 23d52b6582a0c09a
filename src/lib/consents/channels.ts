/**
 * What an artist is asked to agree to, per work: on the website during the show, in its archive afterwards, as large as it was
 * photographed, for machines, for whoever reports on the show.
 */
export const channels = ['website', 'archive', 'full-resolution', 'machines', 'press'] as const;
export type Channel = (typeof channels)[number];
export type Consents = Record<Channel, boolean>;

/** Before anybody was asked. */
export const noConsents: Consents = { website: false, archive: false, 'full-resolution': false, machines: false, press: false };

/** Names the sentences that were agreed to; it changes whenever a sentence in `messages` changes its meaning. */
export const wording = '2026-11';

/** Agreement is a tick that somebody set: what is missing from the form is a no. */
export function readConsents(form: FormData): Consents {
	return Object.fromEntries(channels.map((channel) => [channel, form.get(`consent_${channel}`) === 'on'])) as Consents;
}

/** What holds now: the latest row per channel; nobody asked means no. `rows` oldest first. */
export function consentsNow(rows: readonly { channel: string; given: boolean }[]): Consents {
	const now = { ...noConsents };
	for (const { channel, given } of rows) if (channel in now) now[channel as Channel] = given;
	return now;
}

/** The channels whose answer changed, as `set_consents` takes them; null when none did. */
export function changedConsents(before: Consents, after: Consents): Partial<Consents> | null {
	const changed = channels.filter((channel) => before[channel] !== after[channel]);
	return changed.length === 0 ? null : Object.fromEntries(changed.map((channel) => [channel, after[channel]]));
}
