import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** A feature uses only what stands before it; `walls` uses nothing but `shared`. Routes use anything. */
export const features = [
	'shared',
	'people',
	'images',
	'walls',
	'bookings',
	'jobs',
	'mail',
	'consents',
	'artworks',
	'sounds',
	'calls',
	'exhibitions',
	'proposals',
	'papers',
	'handling',
	'requests',
	'gallery',
	'search',
	'visiting'
];

const routes = { regex: '(^|/)routes/', message: 'Nothing imports routes.' };

/** @param {string} feature */
function above(feature) {
	const allowed = feature === 'walls' ? ['shared'] : features.slice(0, features.indexOf(feature));
	const forbidden = features.filter((other) => other !== feature && !allowed.includes(other));
	return forbidden.length === 0
		? []
		: [{ regex: `^(#lib|\\.\\.)/(${forbidden.join('|')})/`, message: `${feature} uses only: ${allowed.join(', ') || 'itself'}.` }];
}

const directions = features.map((feature) => ({
	files: [`src/lib/${feature}/**/*.{ts,svelte}`],
	rules: { 'no-restricted-imports': ['error', { patterns: [...above(feature), routes] }] }
}));

/** Pure files: neither frameworks nor the machine; the time is passed in. */
const pure = features.map((feature) => ({
	files: [`src/lib/${feature}/*.ts`],
	ignores: ['**/*.server.ts', '**/*.test.ts', '**/*.island.ts', '**/*.svelte.ts'],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					...above(feature),
					routes,
					{
						regex: '^(\\$app|\\$env|svelte|@sveltejs|@supabase|node:|sharp|nodemailer)',
						message: 'Pure files import zod and pure files only.'
					},
					{ regex: '\\.server(\\.ts)?$', message: 'Pure files don’t reach for the server.' }
				]
			}
		],
		'no-restricted-globals': ['error', 'process', 'window', 'document', 'fetch']
	}
}));

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
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
	},
	...directions,
	...pure
);
