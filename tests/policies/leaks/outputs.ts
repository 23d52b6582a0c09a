import { readPdf } from '../../support/pdf.ts';
import { canariesIn } from './canaries.ts';
import { caseNames } from './cases.ts';
import type { BuiltSite } from '../../support/built.ts';
import type { LeakWorld } from './world.ts';

/** The fields that a response contains, by subject. */
export type Mentions = Record<string, string[]>;
export type Answer = { path: string; status: number; mentions: Mentions; text: string };

/** Ids and random names that identify a work, besides the canaries: value → case and field. */
export type Secrets = Map<string, { subject: string; field: string }>;

export async function secretsOf({ backend: { sql }, subjects }: LeakWorld): Promise<Secrets> {
	const secrets: Secrets = new Map();
	for (const subject of caseNames) {
		const { artist, artwork, revision } = subjects[subject];
		const add = (field: string, value: unknown) => value && secrets.set(String(value), { subject, field });
		add('artist.id', artist);
		add('artwork.id', artwork);
		add('revision.id', revision);
		const files = await sql(
			`select p.role || '.' || f.kind as field, f.public_name from public.media_file f join public.photo p on p.media_id = f.media_id
			where p.artwork_id = $1 and f.public_name is not null union all
			select 'sound.public_name', public_name from public.sound where artwork_id = $1 union all
			select 'work.code', code from public.exhibition_work where artwork_id = $1`,
			[artwork]
		);
		for (const { field, public_name } of files) add(String(field), public_name);
	}
	return secrets;
}

/**
 * Sends a request as a visitor without cookies, and reads everything in the response: headers, text, the text of a PDF, metadata.
 * `own`: words of the request, which are ignored in the response.
 */
export async function ask({ origin }: BuiltSite, path: string, secrets: Secrets, own: readonly string[] = []): Promise<Answer> {
	const response = await fetch(origin + path, { redirect: 'manual' });
	const bytes = new Uint8Array(await response.arrayBuffer());
	const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
	const type = response.headers.get('content-type') ?? '';
	const text = `${headers}\n${await textOf(bytes, type)}`;
	// Remove the longest words first, because they may contain shorter ones.
	const words = own.filter((word) => word.length >= 8).toSorted((one, other) => other.length - one.length);
	const rest = words.reduce((left, word) => left.replaceAll(word, ''), text);
	return { path, status: response.status, mentions: mentionsIn(rest, secrets), text };
}

async function textOf(bytes: Uint8Array, type: string): Promise<string> {
	// EXIF, XMP and IPTC are stored uncompressed, so read the bytes as Latin-1. Also read them without zeros, for UTF-16 metadata.
	const letters = Buffer.from(bytes).toString('latin1');
	if (type.startsWith('application/pdf')) {
		const { title, text, alts } = await readPdf(bytes);
		// Join words that are hyphenated at the end of a line.
		return `${letters}\n${[title, text, ...alts].join('\n').replace(/[\s\u00ad-]+/g, '')}`;
	}
	// Unfold long lines (RFC 5545, 3.1).
	if (type.startsWith('text/calendar')) return Buffer.from(bytes).toString().replaceAll('\r\n ', '');
	return /^(text|application\/(json|ld))/.test(type) ? Buffer.from(bytes).toString() : `${letters}\n${letters.replaceAll('\0', '')}`;
}

function mentionsIn(text: string, secrets: Secrets): Mentions {
	const mentions = new Map<string, Set<string>>();
	const add = (subject: string, field: string) => mentions.set(subject, (mentions.get(subject) ?? new Set()).add(field));
	for (const { subject, field } of canariesIn(text)) add(subject, field);
	for (const [value, { subject, field }] of secrets) if (text.includes(value)) add(subject, field);
	return Object.fromEntries([...mentions].map(([subject, fields]) => [subject, [...fields].sort()]));
}
