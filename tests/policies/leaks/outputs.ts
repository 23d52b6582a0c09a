import { readPdf } from '../../support/pdf.ts';
import { canariesIn } from './canaries.ts';
import { caseNames } from './cases.ts';
import type { BuiltSite } from '../../support/built.ts';
import type { LeakWorld } from './world.ts';

/** What an answer says: of whom, and which of its fields. */
export type Said = Record<string, string[]>;
export type Answer = { path: string; status: number; said: Said; text: string };

/** Ids and random names that say whose work it is, beside the canaries: value > case and field. */
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
 * Asks the site as a visitor without cookies, and reads everything out of the answer: headers, text, the text of a PDF, metadata.
 * `own`: words of the question, which don't count.
 */
export async function ask({ origin }: BuiltSite, path: string, secrets: Secrets, own: readonly string[] = []): Promise<Answer> {
	const response = await fetch(origin + path, { redirect: 'manual' });
	const bytes = new Uint8Array(await response.arrayBuffer());
	const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
	const type = response.headers.get('content-type') ?? '';
	const text = `${headers}\n${await textOf(bytes, type)}`;
	// The longest first: others are parts of it.
	const words = own.filter((word) => word.length >= 8).toSorted((one, other) => other.length - one.length);
	const rest = words.reduce((left, word) => left.replaceAll(word, ''), text);
	return { path, status: response.status, said: saidIn(rest, secrets), text };
}

async function textOf(bytes: Uint8Array, type: string): Promise<string> {
	// Bytes as letters, once without zeros, because metadata may be UTF-16: EXIF, XMP and IPTC stand in a picture uncompressed.
	const letters = Buffer.from(bytes).toString('latin1');
	if (type.startsWith('application/pdf')) {
		const { title, text, alts } = await readPdf(bytes);
		// Words are broken between lines.
		return `${letters}\n${[title, text, ...alts].join('\n').replace(/[\s\u00ad-]+/g, '')}`;
	}
	// RFC 5545, 3.1: long lines are folded.
	if (type.startsWith('text/calendar')) return Buffer.from(bytes).toString().replaceAll('\r\n ', '');
	return /^(text|application\/(json|ld))/.test(type) ? Buffer.from(bytes).toString() : `${letters}\n${letters.replaceAll('\0', '')}`;
}

function saidIn(text: string, secrets: Secrets): Said {
	const said = new Map<string, Set<string>>();
	const add = (subject: string, field: string) => said.set(subject, (said.get(subject) ?? new Set()).add(field));
	for (const { subject, field } of canariesIn(text)) add(subject, field);
	for (const [value, { subject, field }] of secrets) if (text.includes(value)) add(subject, field);
	return Object.fromEntries([...said].map(([subject, fields]) => [subject, [...fields].sort()]));
}
