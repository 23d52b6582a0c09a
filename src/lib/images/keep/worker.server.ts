import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isEmbedded, siteDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { type Loop, startLoop } from '#lib/shared/backend/loop.ts';
import { faultPoint } from '#lib/shared/backend/faultPoint.server.ts';
import { derivePicture } from '../make/derive.server.ts';
import { isBusy } from '../take/queue.server.ts';

/** A job is held for so long and held on to while it is worked on: that of a killed process is free again soon. */
const leaseS = 30;
/** However many uploads come, what was promised goes on after so long. */
const timeoutMs = 20_000;

/** Makes the files of the picture that waits longest; false when none does. What fails is tried again later, by the database. */
async function deriveNext(): Promise<boolean> {
	for (const end = Date.now() + timeoutMs; isBusy() && Date.now() < end;) await sleep(200);
	const { data } = await siteDb()
		.rpc('claim_job', { p_kinds: ['derive'], p_lease_seconds: leaseS })
		.throwOnError();
	const [job] = data;
	if (!job) return false;
	faultPoint('job-claimed');
	const mine = { p_id: job.id, p_lease: job.lease };
	const holding = setInterval(
		() =>
			void siteDb()
				.rpc('extend_job', { ...mine, p_lease_seconds: leaseS })
				.then(),
		(leaseS * 1000) / 3
	);
	let problem: string | null = null;
	try {
		await derivePicture(job.payload.media, 'all');
	} catch (error) {
		problem = error instanceof Error ? error.message : String(error);
		log.error({ error, media: job.payload.media }, 'picture not made');
	} finally {
		clearInterval(holding);
	}
	await siteDb()
		.rpc('finish_job', { ...mine, p_error: problem })
		.throwOnError();
	return true;
}

let loops: Loop[] | undefined;

/** Starts making the pictures that wait, one core left for everybody else; ends with the site. Call once. */
export async function startDeriving(): Promise<void> {
	if (loops) return;
	loops = [];
	const report = (error: unknown) => log.warn({ error }, 'pictures that wait');
	// On the embedded backend there is no other process: whatever one before this had begun is nobody's.
	if (isEmbedded())
		await siteDb()
			.rpc('release_jobs', { p_kinds: ['derive'] })
			.then(({ error }) => error && report(error));
	loops = Array.from({ length: Math.max(1, availableParallelism() - 1) }, () => startLoop(deriveNext, report, 5000));
	process.once('sveltekit:shutdown' as never, () => void Promise.all((loops ?? []).map(({ stop }) => stop())));
}

/** To be called after a picture was queued, so that it needn't wait for the next look. */
export const wakeDeriving = (): void => loops?.forEach(({ wake }) => wake());
