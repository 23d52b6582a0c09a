/**
 * The consents that an artist gives per work: the website during the exhibition, the archive afterwards, full resolution,
 * machines (open data), and the press.
 */
export const channels = ['website', 'archive', 'full-resolution', 'machines', 'press'] as const;
export type Channel = (typeof channels)[number];
export type Consents = Record<Channel, boolean>;

/** The consents before the artist has answered. */
export const noConsents: Consents = { website: false, archive: false, 'full-resolution': false, machines: false, press: false };

/** The version of the consent texts, stored with each consent. Change it whenever a text in `messages` changes its meaning. */
export const wording = '2026-11';

/** Reads the consents from a form. Only a ticked box is a yes; a missing field is a no. */
export function readConsents(form: FormData): Consents {
	return Object.fromEntries(channels.map((channel) => [channel, form.get(`consent_${channel}`) === 'on'])) as Consents;
}

/** The current consents: the latest row per channel, and no if there is none. `rows` must be sorted oldest first. */
export function consentsNow(rows: readonly { channel: string; given: boolean }[]): Consents {
	const now = { ...noConsents };
	for (const { channel, given } of rows) if (channel in now) now[channel as Channel] = given;
	return now;
}

/** The changed channels, as the argument of `set_consents`. Null if none changed. */
export function changedConsents(before: Consents, after: Consents): Partial<Consents> | null {
	const changed = channels.filter((channel) => before[channel] !== after[channel]);
	return changed.length === 0 ? null : Object.fromEntries(changed.map((channel) => [channel, after[channel]]));
}
