import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ out: 'build', precompress: true }),
		// A page's styles come with it: on a slow line each file of their own would cost a round trip before anything is painted.
		inlineStyleThreshold: 60_000,
		// Only the pages of a link for the day of a hang keep anything offline, and ask for it themselves.
		serviceWorker: { register: false },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'connect-src': ['self'],
				'worker-src': ['self', 'blob:'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			// Scripts, tests and benches are checked with the same options as the site.
			config: (config) => ({
				...config,
				include: [...config.include, '../scripts/**/*.ts', '../tests/**/*.ts', '../bench/**/*.ts']
			})
		}
	}
};
