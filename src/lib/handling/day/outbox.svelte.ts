import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { deserialize } from '$app/forms';

/** What was done on this phone and hasn't arrived yet. The id is sent along, so that what arrives twice is recorded once. */
export type Waiting = {
	id: string;
	show: string;
	action: 'tick' | 'photo';
	fields: Record<string, string>;
	file: Blob | null;
	at: string;
	/** Why it was not taken, in words; it is not sent again by itself. */
	problem: string | null;
};

interface Schema extends DBSchema {
	waiting: { key: string; value: Waiting };
}

const againMs = 10_000;

/**
 * Keeps ticks and photographs in the browser until the site has them: without a network, across a reload, with another link for
 * the same show. Sends one after the other in the order in which they were made.
 */
export class Outbox {
	/** Replaced, never changed in place: the browser's store can't take proxies. */
	waiting = $state.raw<Waiting[]>([]);
	state = $state<'idle' | 'sending' | 'offline' | 'signed-out' | 'ended'>('idle');
	readonly #show: string;
	readonly #address: string;
	readonly #arrived: () => void | Promise<void>;
	#db: IDBPDatabase<Schema> | null = null;
	#busy = false;

	/** `address`: the page whose actions take them; `arrived` is called after some did. */
	constructor(show: string, address: string, arrived: () => void | Promise<void>) {
		this.#show = show;
		this.#address = address;
		this.#arrived = arrived;
	}

	/** Reads what is left from before and begins to send; the answer ends it. */
	open(): () => void {
		const send = () => void this.send();
		const timer = setInterval(() => this.waiting.length > 0 && send(), againMs);
		window.addEventListener('online', send);
		document.addEventListener('visibilitychange', send);
		void this.#read().then(send);
		return () => {
			clearInterval(timer);
			window.removeEventListener('online', send);
			document.removeEventListener('visibilitychange', send);
		};
	}

	async #read(): Promise<void> {
		try {
			this.#db = await openDB<Schema>('handling', 1, { upgrade: (db) => void db.createObjectStore('waiting', { keyPath: 'id' }) });
			const kept = (await this.#db.getAll('waiting')).filter(({ show }) => show === this.#show);
			this.waiting = [...kept, ...this.waiting].sort((a, b) => a.at.localeCompare(b.at));
		} catch {
			// A browser that keeps nothing: it waits as long as the page is open, and the page says so.
			this.#db = null;
		}
	}

	/** Keeps it first, then sends it. */
	async add(action: Waiting['action'], fields: Record<string, string>, file: Blob | null = null): Promise<void> {
		const [id, at] = [crypto.randomUUID(), new Date().toISOString()];
		const entry: Waiting = { id, show: this.#show, action, fields: { ...fields, id, at }, file, at, problem: null };
		this.waiting = [...this.waiting, entry];
		await this.#db?.put('waiting', entry);
		void this.send();
	}

	/** Gives up what was not taken. */
	async discard(id: string): Promise<void> {
		this.waiting = this.waiting.filter((entry) => entry.id !== id);
		await this.#db?.delete('waiting', id);
	}

	async send(): Promise<void> {
		if (this.#busy || this.state === 'ended') return;
		this.#busy = true;
		let arrived = false;
		try {
			for (let entry = this.#next(); entry; entry = this.#next()) {
				this.state = 'sending';
				const answer = await this.#post(entry);
				if (answer === 'arrived') {
					arrived = true;
					await this.discard(entry.id);
				} else if (typeof answer === 'object') await this.#refuse(entry, answer.problem);
				else {
					this.state = answer;
					break;
				}
			}
			if (this.state === 'sending') this.state = 'idle';
		} finally {
			this.#busy = false;
		}
		if (arrived) await this.#arrived();
	}

	#next = (): Waiting | undefined => this.waiting.find(({ problem }) => problem === null);

	async #refuse(entry: Waiting, problem: string): Promise<void> {
		const refused = { ...entry, problem };
		this.waiting = this.waiting.map((each) => (each.id === entry.id ? refused : each));
		await this.#db?.put('waiting', refused);
	}

	async #post({ action, fields, file }: Waiting): Promise<'arrived' | 'offline' | 'signed-out' | 'ended' | { problem: string }> {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.set(name, value);
		if (file) body.set('photo', file, 'photo');
		try {
			const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
			const response = await fetch(`${this.#address}?/${action}`, { method: 'POST', body, headers });
			const result = deserialize(await response.text());
			if (result.type === 'success') return 'arrived';
			if (result.type === 'redirect') return result.location.startsWith(this.#address) ? 'arrived' : 'signed-out';
			const status = result.status ?? response.status;
			// The page itself is gone: the link has ended. A work that is gone is a refusal like any other.
			if (result.type === 'error' && status === 404) return 'ended';
			const isRefused = status === 413 || (result.type === 'failure' && status !== 429 && status < 500);
			return isRefused ? { problem: problemOf(result) } : 'offline';
		} catch {
			return 'offline';
		}
	}
}

function problemOf(result: { data?: unknown; error?: unknown }): string {
	const said = (result.data ?? result.error) as { problem?: string; message?: string } | undefined;
	return said?.problem ?? said?.message ?? '';
}
