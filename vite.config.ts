import { availableParallelism } from 'node:os';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { messageOptions } from './scripts/messages.ts';

if (process.env.VITEST && Number(process.versions.node.split('.')[0]) < 24) {
	throw new Error(`These tests need Node.js 24 and run on ${process.version}: use npm test, or put node_modules/.bin first in PATH.`);
}

export default defineConfig({
	plugins: [
		// The plugin compiles all messages at every start, which takes ten seconds. prepare.js has just done so for the npm scripts.
		...(process.env.MESSAGES === 'compiled' ? [] : [paraglideVitePlugin(messageOptions)]),
		sveltekit()
	],
	worker: { format: 'es' },
	test: {
		include: ['src/**/*.test.ts', 'tests/!(e2e)/**/*.test.ts'],
		// Node.js loads the compiled messages, which are thousands of files. Transforming them took a quarter of the time.
		server: { deps: { external: [/\/shared\/paraglide\//] } },
		// The default leaves one processor free. These tests wait for their site and database half of the time.
		maxWorkers: availableParallelism(),
		testTimeout: 60_000,
		hookTimeout: 120_000
	}
});
