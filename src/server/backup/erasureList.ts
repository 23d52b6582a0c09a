/**
 * The list of erasures beside the archives. It only grows. Its lines are `TIME KIND HASH` for an erased row, and `TIME until`: everything
 * that was erased before this moment stands above.
 */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database, Row } from '../../lib/shared/database.ts';

/** Bypasses all policies. */
type Db = SupabaseClient<Database>;

export type Erasure = Pick<Row<'erasure'>, 'hash' | 'kind' | 'at'>;

/** `until`: it is complete up to this moment; null when it says nothing about that. */
export type ErasureList = { until: string | null; erasures: Erasure[] };

export const erasureListIn = (folder: string): string => join(folder, 'erasures.list');

const form = /^(?<at>\d{4}-\d\d-\d\dT[\d:.]+Z) (?:until|(?<kind>[a-z_]{1,40}) (?<hash>[0-9a-f]{64}))$/;

/**
 * Reads the list in `folder`; null when there is none. Skips a line that was cut off when the power failed: its erasure is listed once
 * more.
 */
export async function readErasureList(folder: string): Promise<ErasureList | null> {
	const text = await readFile(erasureListIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});
	if (text === null) return null;
	const list: ErasureList = { until: null, erasures: [] };
	for (const line of text.split('\n')) {
		const { at, kind, hash } = form.exec(line)?.groups ?? {};
		if (at && kind && hash) list.erasures.push({ at, kind, hash });
		else if (at && at > (list.until ?? '')) list.until = at;
	}
	return list;
}

/** Appends lines and flushes them to disk. A new line comes first, in case the last one was cut off. */
async function append(folder: string, lines: string[]): Promise<void> {
	const file = await open(erasureListIn(folder), 'a', 0o600);
	try {
		await file.appendFile(`\n${lines.join('\n')}\n`);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Few enough for an address that names all hashes. */
const pageSize = 50;

/**
 * Appends all erasures that are in no list yet. With `anew`, those that are in another list, too. A process that is killed in between lists
 * some of them twice, which does no harm.
 */
export async function appendErasures(db: Db, folder: string, anew = false): Promise<void> {
	// The list may say only what it knew before it asked.
	const until = new Date().toISOString();
	for (let after = ''; ;) {
		let query = db.from('erasure').select('hash, kind, at').gt('hash', after).order('hash').limit(pageSize);
		if (!anew) query = query.is('listed_at', null);
		const { data } = await query.throwOnError();
		if (data.length === 0) break;
		await append(folder, data.map(lineOf));
		const hashes = data.map(({ hash }) => hash);
		await db.from('erasure').update({ listed_at: new Date().toISOString() }).in('hash', hashes).throwOnError();
		after = hashes.at(-1) ?? '';
	}
	await append(folder, [`${until} until`]);
}

const lineOf = ({ at, kind, hash }: Erasure): string => `${new Date(at).toISOString()} ${kind} ${hash}`;
