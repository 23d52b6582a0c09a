/** The response of the site. `to` is the target of a redirect: a path, the full address on another host, or null without a redirect. */
export type Answer = { status: number; to: string | null; headers: Headers; text: string };
export type Fields = Record<string, string | Blob | readonly (string | Blob)[]>;

/**
 * A client of the site that speaks plain HTTP and keeps cookies, like a browser without JavaScript. Use it for requests that
 * the site must refuse.
 */
export class Person {
	readonly origin: string;
	readonly cookies = new Map<string, string>();

	constructor(origin: string) {
		this.origin = origin;
	}

	get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
		return this.send(path, { headers });
	}

	/** Posts a form the way the site's own pages do. */
	post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
		return this.send(path, { method: 'POST', body: formOf(fields), headers: { origin: this.origin, ...headers } });
	}

	async send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
		const cookie = this.cookieHeader();
		const response = await fetch(this.origin + path, {
			...init,
			redirect: 'manual',
			headers: { accept: 'text/html', ...init.headers, ...(cookie ? { cookie } : {}) }
		});
		for (const line of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
		const to = response.headers.get('location');
		const target = to === null ? null : new URL(to, this.origin);
		return {
			status: response.status,
			// Keep the host of a foreign address: a redirect to it would be an open redirect.
			to: target && (target.origin === this.origin ? target.pathname + target.search + target.hash : target.href),
			headers: response.headers,
			text: await response.text()
		};
	}

	cookieHeader(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	/** Signs in with the button of the demo mode. @throws if the site doesn't sign in. */
	async signInAs(role: 'artist' | 'curator' | 'coordinator'): Promise<this> {
		await expected(303, this.post('/sign-in?/demo', { role, next: '' }));
		return this;
	}

	/** Signs in with the code from a mail. Reads the mail on the page where the demo mode shows it. @throws if the site doesn't sign in. */
	async signInByMail(email: string): Promise<this> {
		await expected(303, this.post('/sign-in?/ask', { email, next: '' }));
		const { text } = await expected(200, this.get('/dev/mail'));
		const mail = text.slice(text.indexOf(`data-to="${email}"`));
		const code = /data-code[^>]*>(\d+)</.exec(mail)?.[1];
		if (!code) throw new Error(`/dev/mail shows no code for ${email}.`);
		await expected(303, this.post('/sign-in/code?/enter', { code }));
		return this;
	}
}

export function formOf(fields: Fields): FormData {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each as string);
	return body;
}

/** Returns the response if it has this status. @throws otherwise, with the start of the text of the page. */
export async function expected(status: number, answer: Promise<Answer>): Promise<Answer> {
	const got = await answer;
	if (got.status === status) return got;
	throw new Error(`Expected ${status}, got ${got.status}: ${wordsOf(got.text).slice(0, 600)}`);
}

/** Returns the text of a page without tags, scripts and styles. */
export const wordsOf = (html: string): string =>
	html
		.replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

/** Returns the ids in the form fields with this name, each once. */
export const idsNamed = (name: string, html: string): string[] => [
	...new Set([...html.matchAll(new RegExp(`name="${name}"[^>]*value="([0-9a-f-]{36})"`, 'g'))].map(([, id]) => id!))
];

export const idIn = (path: string | null): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path ?? '')?.[0] ?? '';

/** The value of the first field with this name on a page; empty without one. */
export const fieldValue = (name: string, html: string): string =>
	new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`).exec(html)?.slice(1).find(Boolean) ?? '';

/** The addresses of all picture files on a page, each once. */
export const mediaPaths = (html: string): string[] => [...new Set([...html.matchAll(/\/media\/[\w-]+\.\w+/g)].map(([path]) => path))];
