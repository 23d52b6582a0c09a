import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.data/',
			'node_modules/',
			'src/lib/shared/paraglide/',
			'shots/',
			'test-results/',
			'tests/fixtures/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// Addresses are made with localizeHref, which knows the language; resolve() doesn't.
			'svelte/no-navigation-without-resolve': 'off',
			// Values are replaced here, never changed in place.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } }
	},
	{
		// Pure files: the time and what is stored are passed in. What they may import stands in .dependency-cruiser.js.
		files: ['src/lib/**/*.ts'],
		ignores: [
			'**/*.{server,island,svelte,test,example}.ts',
			'**/*.*.test.ts',
			'src/lib/planner/**',
			'src/lib/walls/editors/**',
			'src/lib/artworks/editors/**',
			'src/lib/handling/day/phone/**',
			'src/lib/shared/page/**',
			'src/lib/gallery/room/{walk,draw}/**'
		],
		rules: { 'no-restricted-globals': ['error', 'process', 'window', 'document', 'fetch'] }
	}
);
