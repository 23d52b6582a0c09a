import type { Db } from '#lib/shared/backend/db.server.ts';
import { type Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { wakeDeriving } from './worker.server.ts';

/** A picture whose files could not be made. `title`: null until its work was submitted. `at`: when it was uploaded. */
export type FailedPicture = { media: string; artwork: string; title: Texts | null; at: string; error: string | null };
export type PictureWork = { waiting: number; failed: FailedPicture[] };

/** How many pictures are waiting, and which failed. For coordinators. */
export async function listPictureWork(db: Db): Promise<PictureWork> {
	const { data } = await db.rpc('list_failed_pictures').throwOnError();
	return data;
}

/** Queues a failed picture again. Refuses 404 not-found. */
export async function retryPicture(db: Db, media: string): Promise<Outcome<null>> {
	const outcome = await call(db, 'retry_picture', { p_media: media });
	if (outcome.ok) wakeDeriving();
	return outcome;
}
