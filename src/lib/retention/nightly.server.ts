import { isEmbedded, siteDb } from '#lib/shared/backend/backend.server.ts';
import { faultPoint } from '#lib/shared/backend/faultPoint.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { type Loop, startLoop } from '#lib/shared/backend/loop.ts';
import { tidyingWith } from '../../server/tidying.ts';
import { terms } from './terms.ts';
import { type Tidied, type Tidying, tidyKind } from './tidy.ts';

/** The lease of the night's work in seconds. It is extended before each batch, so the work of a killed process is free again soon. */
const leaseS = 60;
const everyMs = 60_000;

/** Does the work of the night if it is due and no other process has it. Returns false when there was nothing to do. */
export async function tidyAtNight(): Promise<boolean> {
	const { data } = await siteDb()
		.rpc('claim_job', { p_kinds: ['tidy'], p_lease_seconds: leaseS })
		.throwOnError();
	const [job] = data;
	if (!job) return false;
	const mine = { p_id: job.id, p_lease: job.lease };
	const tidying = tidyingWith(siteDb());
	const done: Record<string, Tidied> = {};
	let problem: string | null = null;
	const next: Tidying['next'] = async (term) => {
		const batch = await tidying.next(term);
		if (batch.count > 0) faultPoint('tidied');
		return batch;
	};
	try {
		for (const term of terms) {
			const tidied = await tidyKind(term, { ...tidying, next }, async () => {
				const extended = await siteDb()
					.rpc('extend_job', { ...mine, p_lease_seconds: leaseS })
					.throwOnError();
				return extended.data;
			});
			if (tidied.count > 0) done[term] = tidied;
		}
		log.info({ done }, 'tidied');
	} catch (error) {
		problem = error instanceof Error ? error.message : String(error);
		log.error({ error, done }, 'not everything could be tidied; it will be tried again');
	}
	await siteDb()
		.rpc('finish_job', { ...mine, p_error: problem })
		.throwOnError();
	return true;
}

let loop: Loop | undefined;

/**
 * Starts tidying every night at half past three, until the site stops. A night that was missed is made up for now. Further calls do
 * nothing.
 */
export async function startTidying(): Promise<void> {
	if (loop) return;
	const report = (error: unknown) => log.warn({ error }, 'tidying could not begin; the next attempt is in a minute');
	// On the embedded backend no other process exists, so a lease is left over from a killed one.
	if (isEmbedded())
		await siteDb()
			.rpc('release_jobs', { p_kinds: ['tidy'] })
			.then(({ error }) => error && report(error));
	loop = startLoop(
		async () => {
			await siteDb().rpc('queue_tidy').throwOnError();
			return tidyAtNight();
		},
		report,
		everyMs
	);
	process.once('sveltekit:shutdown' as never, () => void loop?.stop());
}
