import { siteDb } from './backend.server.ts';
import { projectDefault, roundBelow } from './fileLimits.ts';
import { log } from './log.server.ts';
import { withTimeout } from './timeout.server.ts';

/** The limits of the buckets, once they are known. They stand in supabase/schemas, where the buckets are made. */
let limits: Map<string, number> | null = null;
/** What a refusal of the storage has shown: the project takes less than its buckets say. Forgotten at a restart. */
let shown = Infinity;

/**
 * The largest file that this bucket takes, in bytes. It is what the pages promise. The limits are read once, at the start; until the
 * storage answers, it is what every project takes.
 */
export async function largestFile(bucket: string): Promise<number> {
	limits ??= await readLimits();
	return Math.min(limits?.get(bucket) ?? projectDefault, shown);
}

async function readLimits(): Promise<Map<string, number> | null> {
	const answer = await withTimeout(siteDb().storage.listBuckets());
	if (answer.error) log.warn({ error: answer.error }, 'the limits of the storage can’t be read yet');
	return answer.error
		? null
		: new Map((answer.data ?? []).map(({ id, file_size_limit }) => [id, Number(file_size_limit ?? projectDefault)]));
}

/**
 * Remembers that the storage refused a file of `bytes` for its size, although its bucket takes it. From now on less is promised, on all
 * pages of this process.
 */
export async function noteRefused(bucket: string, bytes: number): Promise<void> {
	if (bytes > (await largestFile(bucket))) return;
	shown = roundBelow(bytes);
	log.warn(
		{ bucket, bytes, promised: shown },
		'the storage refused a file that its bucket takes: the limit of the project is lower. Raise it (Storage > Settings > Global file size limit) and restart the site. Until then less is promised'
	);
}
