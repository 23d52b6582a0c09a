import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FragileSite, makeFragileSite } from './site.ts';

/** The site tidies by itself. A night that was missed, or that a kill interrupted, is made up for at the next start. */
let site: FragileSite;
beforeAll(async () => {
	site = await makeFragileSite();
}, 60_000);
afterAll(() => site?.close());

const jobs = async () =>
	(await site.db.from('job').select('state, run_after, attempts').eq('kind', 'tidy').order('created_at').throwOnError()).data;
const oldMails = async () =>
	(await site.db.from('mail').select('id', { count: 'exact', head: true }).lt('created_at', '2020-01-01').throwOnError()).count;

test(
	'a night that was missed and then killed after a batch is done at the next start, and the next one is queued',
	{ timeout: 120_000 },
	async () => {
		await site.start();
		await expect.poll(jobs, { timeout: 20_000 }).toMatchObject([{ state: 'queued', attempts: 0 }]);
		const planned = (await jobs())[0]!.run_after;
		expect(new Date(planned).getTime()).toBeGreaterThan(Date.now());
		await site.stop();
		// The machine was off for two days.
		const missed = new Date(Date.now() - 172_800_000).toISOString();
		await site.db.from('job').update({ run_after: missed }).eq('kind', 'tidy').throwOnError();
		const mail = { to_address: 'a@example.org', template: 'decision', state: 'sent' as const, created_at: '2019-01-01' };
		for (let n = 0; n < 3; n++)
			await site.db
				.from('mail')
				.insert(Array.from({ length: 400 }, () => mail))
				.throwOnError();
		await site.start('tidied');
		expect(await site.ended()).toBe('SIGKILL');
		expect(await jobs()).toMatchObject([{ state: 'running', attempts: 1 }]);
		await site.start();
		await expect.poll(oldMails, { timeout: 20_000 }).toBe(0);
		await expect.poll(jobs, { timeout: 70_000 }).toMatchObject([
			{ state: 'done', attempts: 2 },
			{ state: 'queued', attempts: 0, run_after: planned }
		]);
	}
);
