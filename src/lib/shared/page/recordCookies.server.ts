import type { RequestEvent } from '@sveltejs/kit';

/** Records cookies. SvelteKit sends only those of `resolve`, but a session renewed before a refusal must be sent too. */
export function recordCookies({ cookies }: RequestEvent): string[] {
	const written: string[] = [];
	const { set } = cookies;
	cookies.set = (name, value, options) => {
		written.push(cookies.serialize(name, value, options));
		set(name, value, options);
	};
	return written;
}
