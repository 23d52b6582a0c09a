import { expect } from '@playwright/test';
import { expected, Person } from './person.ts';

/** Waits until all pictures of a site in demo mode are made. */
export async function untilMade(origin: string): Promise<void> {
	const coordinator = await new Person(origin).signInAs('coordinator');
	const waiting = async () => /data-waiting="(\d+)"/.exec((await expected(200, coordinator.get('/desk/pictures'))).text)?.[1];
	await expect.poll(waiting, { timeout: 60_000 }).toBe('0');
}
