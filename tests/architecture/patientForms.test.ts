import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('each form that is sent by script keeps what is typed when there is no answer', () => {
	const uses = globSync('src/**/*.svelte').flatMap((file) => readFileSync(file, 'utf8').match(/use:enhance\b.{0,20}/gs) ?? []);
	expect(uses.length).toBeGreaterThan(5);
	// The last kind is never sent: the editor beside it saves.
	expect(uses.filter((use) => !use.startsWith('use:enhance={keepTyped(') && !use.startsWith('use:enhance={({ cancel'))).toEqual([]);
});
