import type { Db } from '#lib/shared/backend/db.server.ts';
import { type Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { wakeDeriving } from './worker.server.ts';

/** A picture of which nothing more could be made. `title` is null until its work was sent; `at` is when it was uploaded. */
export type FailedPicture = { media: string; artwork: string; title: Texts | null; at: string; error: string | null };
export type PictureWork = { waiting: number; failed: FailedPicture[] };

/** What waits and what failed, for a coordinator. */
export async function listPictureWork(db: Db): Promise<PictureWork> {
	const { data } = await db.rpc('list_failed_pictures').throwOnError();
	return data;
}

/** Tries a picture again. Refuses 404 not-found. */
export async function retryPicture(db: Db, media: string): Promise<Outcome<null>> {
	const outcome = await call(db, 'retry_picture', { p_media: media });
	if (outcome.ok) wakeDeriving();
	return outcome;
}
