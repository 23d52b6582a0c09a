import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isEmbedded, siteDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { type Loop, startLoop } from '#lib/shared/backend/loop.ts';
import { faultPoint } from '#lib/shared/backend/faultPoint.server.ts';
import { derivePicture } from './derive.server.ts';
import { isBusy } from '../take/queue.server.ts';

/** The lease of a job in seconds. It is extended while the job runs, so the job of a killed process is free again soon. */
const leaseS = 30;
/** Uploads have priority for at most this long; then the next picture is made anyway. */
const timeoutMs = 20_000;

/**
 * Makes the files of the picture that has waited longest. Returns false when none is waiting. The database schedules retries of failures.
 */
async function deriveNext(): Promise<boolean> {
	for (const end = Date.now() + timeoutMs; isBusy() && Date.now() < end;) await sleep(200);
	const { data } = await siteDb()
		.rpc('claim_job', { p_kinds: ['derive'], p_lease_seconds: leaseS })
		.throwOnError();
	const [job] = data;
	if (!job) return false;
	faultPoint('job-claimed');
	const mine = { p_id: job.id, p_lease: job.lease };
	const extending = setInterval(
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
		clearInterval(extending);
	}
	await siteDb()
		.rpc('finish_job', { ...mine, p_error: problem })
		.throwOnError();
	return true;
}

let loops: Loop[] | undefined;

/** Starts making waiting pictures in the background, on all cores but one, until the site stops. Further calls do nothing. */
export async function startDeriving(): Promise<void> {
	if (loops) return;
	loops = [];
	const report = (error: unknown) => log.warn({ error }, 'waiting pictures could not be made');
	// On the embedded backend no other process exists, so all leases are left over from a killed process.
	if (isEmbedded())
		await siteDb()
			.rpc('release_jobs', { p_kinds: ['derive'] })
			.then(({ error }) => error && report(error));
	loops = Array.from({ length: Math.max(1, availableParallelism() - 1) }, () => startLoop(deriveNext, report, 5000));
	process.once('sveltekit:shutdown' as never, () => void Promise.all((loops ?? []).map(({ stop }) => stop())));
}

/** Call after queueing a picture, so that it doesn't wait for the next poll (5 s). */
export const wakeDeriving = (): void => loops?.forEach(({ wake }) => wake());
