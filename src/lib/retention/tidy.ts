import type { Term } from './terms.ts';

/** A batch of one kind that is deleted: how many things, and their files, which have no row any more. */
export type Batch = { count: number; more: boolean; files: { bucket: string; path: string }[] };

/** What tidying needs: `next` deletes a batch in the database, `remove` files in storage. Both throw when that fails. */
export type Tidying = {
	next: (term: Term) => Promise<Batch>;
	remove: (bucket: string, paths: string[]) => Promise<void>;
};

/** How much was deleted of a kind. */
export type Tidied = { count: number; files: number };

/** Supabase Storage removes at most 1,000 files at a time. */
const filesAtOnce = 500;

/**
 * Deletes everything of one kind that is overdue, batch by batch. Rows go first: a process that is killed before their files are gone
 * leaves files without a row, which the kind "orphans" finds. `goOn` is asked before each batch; when it says no, the rest stays.
 */
export async function tidyKind(term: Term, { next, remove }: Tidying, goOn: () => Promise<boolean>): Promise<Tidied> {
	const done = { count: 0, files: 0 };
	for (let more = true; more && (await goOn());) {
		const batch = await next(term);
		for (const bucket of new Set(batch.files.map((file) => file.bucket))) {
			const paths = batch.files.filter((file) => file.bucket === bucket).map(({ path }) => path);
			for (let from = 0; from < paths.length; from += filesAtOnce) await remove(bucket, paths.slice(from, from + filesAtOnce));
		}
		done.count += batch.count;
		done.files += batch.files.length;
		({ more } = batch);
	}
	return done;
}
