import { browserFetch, type Fetch, postAction } from '#lib/shared/page/postAction.ts';
import { type Entry, type EntryStore, openEntryStore } from './entryStore.ts';

const retryMs = 10_000;

type Options = {
	show: string;
	/** The path of the page whose actions `tick` and `photo` take the entries. */
	address: string;
	/** Called after entries have arrived. */
	onArrived: () => void | Promise<void>;
	fetch?: Fetch;
	openStore?: () => Promise<EntryStore>;
	/** Listens for the network to come back and for somebody to look at the page again. Returns what ends it. */
	onReturn?: (listener: () => void) => () => void;
};

/** What became of an entry that was sent. */
type Outcome = 'arrived' | 'offline' | 'signed-out' | 'ended' | { problem: string };

function onBrowserReturn(listener: () => void): () => void {
	window.addEventListener('online', listener);
	document.addEventListener('visibilitychange', listener);
	return () => {
		window.removeEventListener('online', listener);
		document.removeEventListener('visibilitychange', listener);
	};
}

/**
 * Keeps ticks and photographs on the device until the site has them: without a network, across a reload, and with another link for the
 * same show. Sends one after the other, in the order in which they were made.
 */
export class Outbox {
	/** All entries that haven't arrived, also refused ones. Replaced and never changed in place: the browser's database can't take proxies. */
	entries = $state.raw<Entry[]>([]);
	/** `ended`: the link is no longer valid, and nothing more is sent. */
	state = $state<'idle' | 'sending' | 'offline' | 'signed-out' | 'ended'>('idle');
	readonly #options: Required<Options>;
	#store: EntryStore | null = null;
	/** Ends when the store is open, or can't be opened. */
	#opening: Promise<void> = Promise.resolve();
	#isSending = false;

	constructor(options: Options) {
		this.#options = { fetch: browserFetch, openStore: openEntryStore, onReturn: onBrowserReturn, ...options };
	}

	/** Reads the entries that are left from before and begins to send. Returns what ends it. */
	start(): () => void {
		const send = () => void this.send();
		const timer = setInterval(() => this.entries.length > 0 && send(), retryMs);
		const stopListening = this.#options.onReturn(send);
		this.#opening = this.#read();
		void this.#opening.then(send);
		return () => {
			clearInterval(timer);
			stopListening();
		};
	}

	async #read(): Promise<void> {
		try {
			this.#store = await this.#options.openStore();
			const kept = (await this.#store.all()).filter(({ show }) => show === this.#options.show);
			this.entries = [...kept, ...this.entries].sort((a, b) => a.at.localeCompare(b.at));
		} catch {
			// This browser keeps nothing: entries wait as long as the page is open, and the page says so.
			this.#store = null;
		}
	}

	/** Keeps an entry on the device, then sends it. `fields` are those of the action. */
	async add(action: Entry['action'], fields: Record<string, string>, file: Blob | null = null): Promise<void> {
		const [id, at] = [crypto.randomUUID(), new Date().toISOString()];
		const entry: Entry = { id, show: this.#options.show, action, fields: { ...fields, id, at }, file, at, problem: null };
		this.entries = [...this.entries, entry];
		await this.#keep(entry);
		void this.send();
	}

	/** Gives up an entry that was refused. */
	async discard(id: string): Promise<void> {
		this.entries = this.entries.filter((entry) => entry.id !== id);
		await this.#store?.remove(id);
	}

	/** Sends all entries that weren't refused, until one can't be sent. */
	async send(): Promise<void> {
		if (this.#isSending || this.state === 'ended') return;
		this.#isSending = true;
		let hasArrived = false;
		try {
			for (let entry = this.#next(); entry; entry = this.#next()) {
				this.state = 'sending';
				const outcome = await this.#post(entry);
				if (outcome === 'arrived') {
					hasArrived = true;
					await this.discard(entry.id);
				} else if (typeof outcome === 'object') await this.#refuse(entry, outcome.problem);
				else {
					this.state = outcome;
					break;
				}
			}
			if (this.state === 'sending') this.state = 'idle';
		} finally {
			this.#isSending = false;
		}
		if (hasArrived) await this.#options.onArrived();
	}

	/** Writes an entry to the store. Without space it waits in the page only. */
	async #keep(entry: Entry): Promise<void> {
		await this.#opening;
		const hasArrived = !this.entries.some(({ id }) => id === entry.id);
		if (!hasArrived) await this.#store?.put(entry).catch(() => undefined);
	}

	#next = (): Entry | undefined => this.entries.find(({ problem }) => problem === null);

	async #refuse(entry: Entry, problem: string): Promise<void> {
		const refused = { ...entry, problem };
		this.entries = this.entries.map((each) => (each.id === entry.id ? refused : each));
		await this.#keep(refused);
	}

	async #post({ action, fields, file }: Entry): Promise<Outcome> {
		const { address, fetch } = this.#options;
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.set(name, value);
		if (file) body.set('photo', file, 'photo');
		try {
			const { result, status } = await postAction(`${address}?/${action}`, body, { fetch });
			if (result.type === 'success') return 'arrived';
			if (result.type === 'redirect') return result.location.startsWith(address) ? 'arrived' : 'signed-out';
			// The page itself is gone, so the link has ended. A work that is gone is a failure of the action.
			if (result.type === 'error' && status === 404) return 'ended';
			if (result.type === 'error' && status === 401) return 'signed-out';
			const isRefused = status === 413 || (result.type === 'failure' && status !== 429 && status < 500);
			return isRefused ? { problem: problemOf(result) } : 'offline';
		} catch {
			return 'offline';
		}
	}
}

function problemOf(result: { data?: unknown; error?: unknown }): string {
	const { problem, message } = (result.data ?? result.error ?? {}) as { problem?: string; message?: string };
	return problem ?? message ?? '';
}
