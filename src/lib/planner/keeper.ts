import type { HangDraft } from '#lib/exhibitions/hang/hangDraft.ts';

/** Keeps on this machine what could not be saved, so that it outlives the page. Numbers and ids only. */
export class Keeper {
	#name: string;
	constructor(version: string) {
		this.#name = `hang-${version}`;
	}
	keep(draft: HangDraft): void {
		try {
			localStorage.setItem(this.#name, JSON.stringify(draft));
		} catch {
			// No room, or not allowed: it stays in the page.
		}
	}
	drop(): void {
		try {
			localStorage.removeItem(this.#name);
		} catch {
			// As above.
		}
	}
	/** What was kept; null when there is nothing that can be read. */
	kept(): HangDraft | null {
		try {
			return JSON.parse(localStorage.getItem(this.#name) ?? 'null') as HangDraft | null;
		} catch {
			return null;
		}
	}
}
