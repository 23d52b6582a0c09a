import type { HangDraft } from '#lib/exhibitions/hangDraft.ts';

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';

/** At most this long until a change is on its way, so that a reload in mid-drag loses no more. */
const delayMs = 500;

/**
 * Keeps the draft on the server while somebody works: one request at a time, the newest state each time.
 * When another window has saved in between it stops and says so, instead of overwriting.
 */
export class Saver {
	state = $state<SaveState>('saved');
	savedAt = $state<Date>(new Date());
	lock = $state(0);
	#url: string;
	#read: () => Omit<HangDraft, 'lock'>;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#again = false;

	constructor(url: string, lock: number, savedAt: string, read: () => Omit<HangDraft, 'lock'>) {
		this.#url = url;
		this.lock = lock;
		this.savedAt = new Date(savedAt);
		this.#read = read;
	}

	changed(): void {
		if (this.state === 'conflict') return;
		if (this.state === 'saving') {
			this.#again = true;
			return;
		}
		this.state = 'waiting';
		this.#timer ??= setTimeout(() => void this.flush(), delayMs);
	}

	/** Saves what is open now. `keepalive` when the page is being left. */
	async flush(keepalive = false): Promise<void> {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		if (!['waiting', 'offline'].includes(this.state)) return;
		this.state = 'saving';
		this.#again = false;
		try {
			const response = await fetch(this.#url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ ...this.#read(), lock: this.lock }),
				keepalive
			});
			await this.#answered(response);
		} catch {
			this.state = 'offline';
			this.#timer = setTimeout(() => void this.flush(), 3000);
		}
	}

	async #answered(response: Response): Promise<void> {
		const body = (await response.json().catch(() => ({}))) as { lock?: number; savedAt?: string };
		if (response.ok && body.lock !== undefined) {
			this.lock = body.lock;
			this.savedAt = new Date();
			this.state = 'saved';
			if (this.#again) this.changed();
		} else if (response.status === 409) {
			this.theirs = { lock: body.lock ?? this.lock, savedAt: body.savedAt ? new Date(body.savedAt) : new Date() };
			this.state = 'conflict';
		} else if (response.status >= 500) {
			this.state = 'offline';
			this.#timer = setTimeout(() => void this.flush(), 3000);
		} else {
			this.state = 'refused';
		}
	}

	/** What the other window saved, when there is a conflict. */
	theirs = $state<{ lock: number; savedAt: Date } | null>(null);

	/** Keeps what is in this window in place of what the other one saved. */
	overwrite(): void {
		if (!this.theirs) return;
		this.lock = this.theirs.lock;
		this.theirs = null;
		this.state = 'saved';
		this.changed();
	}
}
