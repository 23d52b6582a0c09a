import { browserFetch, type Fetch, postAction } from '#lib/shared/page/postAction.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { SaveState } from '#lib/shared/saveState.ts';
import type { FieldErrors } from '../fields.ts';

/** The form is saved this long after somebody has stopped typing. */
const pauseMs = 1500;
/** After a request without a usable answer, the next attempt starts after this time. */
const retryMs = 10_000;

type Options = {
	/** Null for a work that the server doesn't have yet. */
	id: string | null;
	/** Reads the form as it is typed now. */
	read: () => FormData;
	/** The first save has made the work: its address is to be shown as that of the page. */
	onCreated: (address: string) => void;
	fetch?: Fetch;
};

/**
 * Saves the form of a work while it is being filled in, to the same action as the button. The first save of a new work makes it. There
 * is one request at a time: two could make two works, or arrive in the wrong order.
 */
export class Autosave {
	/** `idle`: nothing was typed since the page was opened. */
	state = $state<'idle' | Exclude<SaveState, 'conflict'>>('idle');
	savedAt = $state<Date>();
	errors = $state<FieldErrors>({});
	id = $state<string | null>(null);
	#read: () => FormData;
	#onCreated: (address: string) => void;
	#fetch: Fetch;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: Promise<void> | undefined;
	/** The button was pressed, and the browser sends the form itself. */
	#isSubmitted = false;

	constructor({ id, read, onCreated, fetch = browserFetch }: Options) {
		this.id = id;
		this.#read = read;
		this.#onCreated = onCreated;
		this.#fetch = fetch;
	}

	/** The address of the action that takes the form. */
	get action(): string {
		return localizeHref(this.id ? `/studio/artworks/${this.id}` : '/studio/artworks/new') + '?/save';
	}

	/** Something was typed. */
	typed(): void {
		this.#isSubmitted = false;
		this.state = 'unsaved';
		this.#saveAfter(pauseMs);
	}

	/** The page is being left: saves at once what isn't saved yet, unless the browser sends the form itself. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		await this.#running;
		if (!this.#isSubmitted) await this.#save();
	}

	/**
	 * The button was pressed. While a save is running, this stops the event and calls `submitAgain` when the save has ended, so that one
	 * work doesn't become two.
	 */
	submit(event: Pick<SubmitEvent, 'preventDefault'>, submitAgain: () => void): void {
		clearTimeout(this.#timer);
		this.#isSubmitted = true;
		if (!this.#running) return;
		event.preventDefault();
		// In a task of its own: the form needs the new address first, and the browser ignores a submit during another one.
		void this.#running.then(() => setTimeout(submitAgain));
	}

	#saveAfter(delayMs: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#save(), delayMs);
	}

	async #save(): Promise<void> {
		await this.#running;
		// Several calls may have waited for the same request: the first of them saves for all.
		if (this.state !== 'unsaved' && this.state !== 'retrying') return;
		this.#running = this.#send().finally(() => (this.#running = undefined));
		await this.#running;
	}

	async #send(): Promise<void> {
		this.state = 'saving';
		try {
			const { result } = await postAction(this.action, this.#read(), { fetch: this.#fetch, keepalive: true });
			if (result.type === 'failure') {
				this.errors = (result.data?.errors as FieldErrors | undefined) ?? {};
				if (this.state === 'saving') this.state = 'refused';
				return;
			}
			if (result.type !== 'redirect') throw new Error(result.type);
			const id = /\/artworks\/([0-9a-f-]{36})/.exec(result.location)?.[1];
			if (!id) throw new Error('signed out');
			if (!this.id) this.#onCreated(localizeHref(`/studio/artworks/${id}`));
			this.id = id;
			this.errors = {};
			this.savedAt = new Date();
			// What was typed during the request has a timer of its own.
			if (this.state === 'saving') this.state = 'saved';
		} catch {
			this.state = 'retrying';
			this.#saveAfter(retryMs);
		}
	}
}
