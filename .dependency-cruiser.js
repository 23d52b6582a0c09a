/**
 * Who may import whom. `npm run check` runs these rules over all of src/, with every path resolved, whether an import is static or
 * dynamic. tests/architecture/imports.test.ts breaks each rule once and sees it fail.
 */

/** A feature uses only the features above it. `walls` uses nothing but `shared`. */
export const features = [
	'shared',
	'people',
	'images',
	'walls',
	'bookings',
	'mail',
	'consents',
	'artworks',
	'sounds',
	'calls',
	'exhibitions',
	'planner',
	'proposals',
	'papers',
	'handling',
	'requests',
	'retention',
	'gallery',
	'search',
	'visiting',
	'backups'
];

/** Folders whose plain `.ts` files run in a browser: they draw, listen to pointers and keys, talk to the server, or keep things on the device. */
const browser = [
	'shared/page',
	'walls/editors',
	'artworks/editors',
	'planner',
	'handling/day/phone',
	'gallery/room/walk',
	'gallery/room/draw'
];

const inFeatures = (/** @type {string[]} */ names) => `^src/lib/(?:${names.join('|')})/`;

/** Files without framework, machine or browser. */
const pure = `^src/lib/(?!(?:${browser.join('|')})/)(?!.*\\.(?:server|island|svelte|test|example)\\.).*\\.ts$`;

/** Libraries that compute and do nothing else. */
const pureLibraries = '(?:^|node_modules/)(?:zod|uqr|ical-generator)(?:/|$)';
const messages = '^src/lib/shared/paraglide/';

const directions = features.flatMap((feature) => {
	const allowed = feature === 'walls' ? ['shared'] : features.slice(0, features.indexOf(feature));
	const forbidden = features.filter((other) => other !== feature && !allowed.includes(other));
	return forbidden.length === 0
		? []
		: [
				{
					name: `${feature} uses only what stands above it`,
					comment: allowed.join(', '),
					severity: /** @type {const} */ ('error'),
					from: { path: inFeatures([feature]) },
					to: { path: inFeatures(forbidden) }
				}
			];
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		...directions,
		{
			name: 'nothing imports routes',
			severity: /** @type {const} */ ('error'),
			from: { path: '^src/(?!routes/)' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'pure files import pure files only',
			comment: 'The time, the language and what is stored are passed in.',
			severity: /** @type {const} */ ('error'),
			from: { path: pure },
			to: { pathNot: [pure, pureLibraries, messages] }
		},
		{
			name: 'production imports no tools',
			severity: /** @type {const} */ ('error'),
			from: { path: '^src/', pathNot: '\\.test\\.ts$' },
			to: { path: '^(?:scripts|tests|bench)/' }
		},
		{
			name: 'the server imports nothing of the bundle that keeps a state',
			comment: 'The build has its own copy of every module of src/lib: a second one would be stale. They talk through event.platform.',
			severity: /** @type {const} */ ('error'),
			from: { path: '^src/server/' },
			to: { path: '^src/lib/', pathNot: pure }
		},
		{ name: 'no cycles', severity: 'error', from: {}, to: { circular: true } }
	],
	options: {
		// Imports of types count, too: who reads one file must be able to read on downwards.
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: ['node_modules', messages] },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types', 'svelte'],
			extensions: ['.ts', '.js', '.svelte', '.d.ts']
		}
	}
};
