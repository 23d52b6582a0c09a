import type { HangDraft } from '#lib/exhibitions/hang/hangDraft.ts';
import { browserFetch, type Fetch } from '#lib/shared/page/postAction.ts';
import type { SaveState } from '#lib/shared/saveState.ts';
import type { DraftStore } from './draftStore.ts';

/** A change is sent after this time at the latest. */
const delayMs = 800;
/** After a request without an answer, the next attempt starts after this time. */
const retryMs = 3000;

type Options = {
	/** Takes the draft as JSON; answers 409 when its `lock` isn't the current one. */
	url: string;
	/** The counter of the draft as it was opened. */
	lock: number;
	savedAt: string;
	/** Reads the draft as it is open now. */
	draft: () => Omit<HangDraft, 'lock'>;
	store: DraftStore;
	fetch?: Fetch;
};

/**
 * Saves the draft on the server while somebody works on it: one request at a time, each with the newest state. When another window
 * has saved in between, it stops and reports a conflict instead of overwriting. What can't be saved is kept on this device until it
 * can.
 */
export class DraftSaver {
	state = $state<SaveState>('saved');
	savedAt = $state<Date>(new Date());
	lock = $state(0);
	/** What the other window saved, when there is a conflict. */
	theirs = $state<{ lock: number; savedAt: Date } | null>(null);
	readonly store: DraftStore;
	#url: string;
	#draft: () => Omit<HangDraft, 'lock'>;
	#fetch: Fetch;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#changedWhileSaving = false;

	constructor({ url, lock, savedAt, draft, store, fetch = browserFetch }: Options) {
		this.#url = url;
		this.#draft = draft;
		this.store = store;
		this.#fetch = fetch;
		this.lock = lock;
		this.savedAt = new Date(savedAt);
	}

	/** The editor shows what the server has, by this counter; nothing has to be kept on this device any more. */
	settle(lock: number, savedAt: string): void {
		this.#stopTimer();
		this.lock = lock;
		this.savedAt = new Date(savedAt);
		this.theirs = null;
		this.state = 'saved';
		this.store.remove();
	}

	/** The draft has changed: it is sent after a moment in which more may change. */
	changed(): void {
		if (this.state === 'conflict') this.#keep();
		else if (this.state === 'saving') this.#changedWhileSaving = true;
		else {
			if (this.state !== 'retrying') this.state = 'unsaved';
			this.#timer ??= setTimeout(() => void this.flush(), delayMs);
		}
	}
	/**
	 * A work is being dragged. It is sent when it is dropped or when the page is left, not before: a request costs as much time as
	 * several moves of the pointer.
	 */
	dragging(): void {
		if (this.state === 'saved') this.state = 'unsaved';
		else if (this.state === 'saving') this.#changedWhileSaving = true;
	}

	/** Saves at once what isn't saved yet. `keepalive`: the request outlives the page. */
	async flush(keepalive = false): Promise<void> {
		this.#stopTimer();
		if (this.state !== 'unsaved' && this.state !== 'retrying') return;
		this.state = 'saving';
		this.#changedWhileSaving = false;
		try {
			const response = await this.#fetch(this.#url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ ...this.#draft(), lock: this.lock }),
				keepalive
			});
			await this.#readAnswer(response);
		} catch {
			this.#retryLater();
		}
	}
	/**
	 * The page is being left: sends what isn't saved yet. It is also kept on this device when a request is still running, or with
	 * `isDragging`: the page may come back (a reload) before the server has it.
	 */
	leave(isDragging: boolean): void {
		if (this.state === 'saving' || (isDragging && this.state === 'unsaved')) this.#keep();
		void this.flush(true);
	}

	/** Saves what is in this window in place of what the other window saved. */
	overwrite(): void {
		if (!this.theirs) return;
		this.lock = this.theirs.lock;
		this.theirs = null;
		this.state = 'saved';
		this.changed();
	}

	async #readAnswer(response: Response): Promise<void> {
		const body = (await response.json().catch(() => ({}))) as { lock?: number; savedAt?: string };
		if (response.ok && body.lock !== undefined) {
			this.lock = body.lock;
			this.savedAt = new Date();
			this.state = 'saved';
			this.store.remove();
			if (this.#changedWhileSaving) this.changed();
		} else if (response.status === 409) {
			this.theirs = { lock: body.lock ?? this.lock, savedAt: body.savedAt ? new Date(body.savedAt) : new Date() };
			this.state = 'conflict';
			this.#keep();
		} else if (response.status >= 500) {
			this.#retryLater();
		} else {
			this.state = 'refused';
			this.#keep();
			// What changed meanwhile may be what the server takes.
			if (this.#changedWhileSaving) this.changed();
		}
	}
	#retryLater(): void {
		this.state = 'retrying';
		this.#keep();
		this.#timer = setTimeout(() => void this.flush(), retryMs);
	}
	#keep(): void {
		this.store.write({ ...this.#draft(), lock: this.lock });
	}
	#stopTimer(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
