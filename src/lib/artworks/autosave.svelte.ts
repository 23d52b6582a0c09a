import { deserialize } from '$app/forms';
import { replaceState } from '$app/navigation';
import type { FieldErrors } from './fields.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';

const pauseMs = 1500;
const againMs = 10_000;

/**
 * Saves a form while it is being filled in, to the same action as its button. `id` null: the work isn't there yet;
 * the first save makes it, and the address becomes that of the work.
 */
export class Autosave {
	state = $state<'idle' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'wrong'>('idle');
	savedAt = $state<Date>();
	errors = $state<FieldErrors>({});
	id = $state<string | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: Promise<void> | undefined;
	/** The button was pressed: the browser is sending the form itself. */
	#sent = false;

	constructor(id: string | null) {
		this.id = id;
	}

	/** Where the form is to be sent. */
	get action(): string {
		return localizeHref(this.id ? `/studio/artworks/${this.id}` : '/studio/artworks/new') + '?/save';
	}

	/** Something was typed. */
	touch(form: HTMLFormElement): void {
		this.#sent = false;
		this.state = 'unsaved';
		this.#later(form, pauseMs);
	}

	/** Saves at once what isn't saved yet: the page is being left. Not when the button did, or a new work would be made twice. */
	async flush(form: HTMLFormElement): Promise<void> {
		clearTimeout(this.#timer);
		await this.#running;
		if (this.#sent) return;
		if (this.state === 'unsaved' || this.state === 'failed') await this.#start(form);
	}

	/** The button was pressed: nothing is saved besides any more. True when a save still runs, whose end has to be waited for. */
	get busy(): Promise<void> | undefined {
		clearTimeout(this.#timer);
		this.#sent = true;
		return this.#running;
	}

	#later(form: HTMLFormElement, afterMs: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#start(form), afterMs);
	}

	async #start(form: HTMLFormElement): Promise<void> {
		// Two at once could make two works, or end in the wrong order.
		await this.#running;
		this.#running = this.#save(form).finally(() => (this.#running = undefined));
		await this.#running;
	}

	async #save(form: HTMLFormElement): Promise<void> {
		this.state = 'saving';
		try {
			const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
			const response = await fetch(this.action, { method: 'POST', body: new FormData(form), headers, keepalive: true });
			const result = deserialize(await response.text());
			if (result.type === 'failure') {
				this.errors = (result.data?.errors as FieldErrors | undefined) ?? {};
				if (this.state === 'saving') this.state = 'wrong';
				return;
			}
			if (result.type !== 'redirect') throw new Error(result.type);
			const id = /\/artworks\/([0-9a-f-]{36})/.exec(result.location)?.[1];
			if (!id) throw new Error('signed out');
			if (!this.id) replaceState(localizeHref(`/studio/artworks/${id}`), {});
			this.id = id;
			this.errors = {};
			this.savedAt = new Date();
			// Typed on meanwhile: that has its own turn.
			if (this.state === 'saving') this.state = 'saved';
		} catch {
			this.state = 'failed';
			this.#later(form, againMs);
		}
	}
}
