/** A client that uses the pages and forms of the site over HTTP, with cookies, like a browser without JavaScript. */
export class Visitor {
	#cookies = new Map<string, string>();
	#address: string;
	#origin: string;

	/** `address`: where the site listens. `origin`: its public address, which forms must send as Origin. */
	constructor(target: { address: string; origin: string }) {
		this.#address = target.address;
		this.#origin = target.origin;
	}

	/** The HTML of a page. @throws Error when the answer is not 2xx. */
	async page(path: string): Promise<string> {
		const response = await this.#send(path, {});
		if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
		return response.text();
	}

	/** Posts a form. Returns the path that the site redirects to, or else `path`. @throws Error when the form is refused. */
	async post(path: string, fields: Record<string, string | string[] | Blob>): Promise<string> {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
		const response = await this.#send(path, { method: 'POST', body });
		const to = response.headers.get('location');
		if (response.status === 303 && to) return new URL(to, this.#origin).pathname + new URL(to, this.#origin).search;
		if (response.ok) return path;
		throw new Error(`POST ${path} answered ${response.status}: ${problemsOf(await response.text())}`);
	}

	/** Posts JSON and returns the answer. @throws Error when it is refused. */
	async json<T>(path: string, body: unknown): Promise<T> {
		const response = await this.#send(path, {
			method: 'POST',
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' }
		});
		if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
		return (await response.json()) as T;
	}

	async #send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
		const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const response = await fetch(this.#address + path, {
			...init,
			redirect: 'manual',
			headers: {
				accept: 'text/html',
				...init.headers,
				origin: this.#origin,
				host: new URL(this.#origin).host,
				...(cookie ? { cookie } : {})
			}
		});
		for (const line of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
		return response;
	}
}

/** The error messages on a page, for the message of a failed load. */
const problemsOf = (html: string): string =>
	[...html.matchAll(/(?:role="alert"|class="error[^"]*"|aria-live)[^>]*>([\s\S]*?)<\/(?:p|div|ul|section)>/g)]
		.map(([, text = '']) =>
			text
				.replace(/<[^>]+>/g, ' ')
				.replace(/\s+/g, ' ')
				.trim()
		)
		.join(' | ') || html.slice(0, 300);
