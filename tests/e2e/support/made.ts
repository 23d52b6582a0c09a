import { setTimeout as pause } from 'node:timers/promises';
import { expected, Person } from './person.ts';

/** Waits until a site in demo mode has processed all pictures. @throws after three minutes. */
export async function waitForPictures(origin: string): Promise<void> {
	const coordinator = await new Person(origin).signInAs('coordinator');
	for (const end = Date.now() + 180_000; Date.now() < end; await pause(250)) {
		const { text } = await expected(200, coordinator.get('/desk/pictures'));
		if (/data-waiting="0"/.test(text)) return;
	}
	throw new Error('The site still processes pictures after three minutes.');
}
