import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

if (process.env.VITEST && Number(process.versions.node.split('.')[0]) < 24) {
	throw new Error(`These tests need Node.js 24 and run on ${process.version}: use npm test, or put node_modules/.bin first in PATH.`);
}

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/shared/project.inlang',
			outdir: './src/lib/shared/paraglide',
			// The language is in the address and nowhere else: public pages read no cookie.
			strategy: ['url', 'baseLocale'],
			emitTsDeclarations: true
		}),
		sveltekit()
	],
	worker: { format: 'es' },
	test: {
		include: ['src/**/*.test.ts', 'tests/!(e2e)/**/*.test.ts'],
		testTimeout: 30_000,
		hookTimeout: 120_000
	}
});
