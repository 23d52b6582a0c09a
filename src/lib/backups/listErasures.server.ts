import { existsSync } from 'node:fs';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { startLoop } from '#lib/shared/backend/loop.ts';
import { appendErasures, erasureListIn } from '../../server/backup/erasureList.ts';

const everyMs = 10_000;
const hourMs = 3_600_000;
/** When to write next how far the list is complete, even if nothing was erased. */
let nextUntil = 0;

/**
 * Copies new erasures to the list beside the archives, and once a day how far it is complete. Does nothing where there is no list: the
 * first backup makes it. The secret key is needed, because nobody may read erasures.
 */
async function listErasures(): Promise<void> {
	const { data: open } = await siteDb().from('erasure').select('hash').is('listed_at', null).limit(1).throwOnError();
	if (open.length === 0 && Date.now() < nextUntil) return;
	const { data } = await siteDb().from('backup').select('folder').order('at', { ascending: false }).limit(1).throwOnError();
	const folder = data[0]?.folder;
	const hasList = folder && existsSync(erasureListIn(folder));
	nextUntil = Date.now() + (hasList ? 24 * hourMs : hourMs);
	if (hasList) await appendErasures(siteDb(), folder);
}

/** Starts to list erasures in the background, until the site stops. Call once. */
export function startListingErasures(): void {
	const next = async () => {
		await listErasures();
		return false;
	};
	const loop = startLoop(next, (error) => log.error({ error }, 'erasures could not be listed beside the archives'), everyMs);
	process.once('sveltekit:shutdown' as never, () => void loop.stop());
}
