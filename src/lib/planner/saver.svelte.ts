import type { HangDraft } from '#lib/exhibitions/hang/hangDraft.ts';
import type { Keeper } from './keeper.ts';

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';

/** At most this long until a change is on its way. */
const delayMs = 800;
const againMs = 3000;

/**
 * Keeps the draft on the server while somebody works: one request at a time, the newest state each time.
 * When another window has saved in between it stops and says so, instead of overwriting. What can't be saved is kept
 * on this machine until it is.
 */
export class Saver {
	state = $state<SaveState>('saved');
	savedAt = $state<Date>(new Date());
	lock = $state(0);
	/** What the other window saved, when there is a conflict. */
	theirs = $state<{ lock: number; savedAt: Date } | null>(null);
	readonly keeper: Keeper;
	#url: string;
	#read: () => Omit<HangDraft, 'lock'>;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#again = false;

	constructor(url: string, lock: number, savedAt: string, read: () => Omit<HangDraft, 'lock'>, keeper: Keeper) {
		this.#url = url;
		this.keeper = keeper;
		this.#read = read;
		this.restart(lock, savedAt);
	}

	/** Everything is as the server has it, by this counter. */
	restart(lock: number, savedAt: string): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		this.lock = lock;
		this.savedAt = new Date(savedAt);
		this.theirs = null;
		this.state = 'saved';
	}

	/** The same, and nothing has to be kept on this machine any more. */
	settle(lock: number, savedAt: string): void {
		this.restart(lock, savedAt);
		this.keeper.drop();
	}

	/** Something is to be saved, after a moment in which more may come. */
	changed(): void {
		if (this.state === 'conflict') this.keep();
		else if (this.state === 'saving') this.#again = true;
		else {
			if (this.state !== 'offline') this.state = 'waiting';
			this.#timer ??= setTimeout(() => void this.flush(), delayMs);
		}
	}
	/**
	 * Something is on its way: it is sent when it is let go, or when the page is left. Not before, since a request costs as much as
	 * several moves.
	 */
	held(): void {
		if (this.state === 'saved') this.state = 'waiting';
		else if (this.state === 'saving') this.#again = true;
	}
	/** Keeps what is open now on this machine. */
	keep(): void {
		this.keeper.keep({ ...this.#read(), lock: this.lock });
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
			this.#tryAgain();
		}
	}
	/**
	 * The page is being left: what is open is sent on its way; `unsure`: and kept here, since the page may come back before it
	 * has arrived.
	 */
	leave(unsure: boolean): void {
		if (this.state === 'saving' || (unsure && this.state === 'waiting')) this.keep();
		void this.flush(true);
	}
	#tryAgain(): void {
		this.state = 'offline';
		this.keep();
		this.#timer = setTimeout(() => void this.flush(), againMs);
	}

	async #answered(response: Response): Promise<void> {
		const body = (await response.json().catch(() => ({}))) as { lock?: number; savedAt?: string };
		if (response.ok && body.lock !== undefined) {
			this.lock = body.lock;
			this.savedAt = new Date();
			this.state = 'saved';
			this.keeper.drop();
			if (this.#again) this.changed();
		} else if (response.status === 409) {
			this.theirs = { lock: body.lock ?? this.lock, savedAt: body.savedAt ? new Date(body.savedAt) : new Date() };
			this.state = 'conflict';
			this.keep();
		} else if (response.status >= 500) {
			this.#tryAgain();
		} else {
			this.state = 'refused';
			this.keep();
		}
	}

	/** Keeps what is in this window in place of what the other one saved. */
	overwrite(): void {
		if (!this.theirs) return;
		this.lock = this.theirs.lock;
		this.theirs = null;
		this.state = 'saved';
		this.changed();
	}
}
