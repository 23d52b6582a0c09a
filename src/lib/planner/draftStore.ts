import type { HangDraft } from '#lib/exhibitions/hang/hangDraft.ts';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps a draft that couldn't be saved on this device, so that it outlives the page. It holds numbers and ids only. A browser may
 * forbid to store anything, or have no space left; the draft then stays in the page only.
 */
export class DraftStore {
	#key: string;
	#storage: () => Storage;

	/** `storage` is a function because a browser that forbids it throws as soon as one asks for it. */
	constructor(version: string, storage: () => Storage = () => localStorage) {
		this.#key = `hang-${version}`;
		this.#storage = storage;
	}
	write(draft: HangDraft): void {
		this.#unlessForbidden((storage) => storage.setItem(this.#key, JSON.stringify(draft)));
	}
	remove(): void {
		this.#unlessForbidden((storage) => storage.removeItem(this.#key));
	}
	/** The draft that was kept; null when there is none that can be read. */
	read(): HangDraft | null {
		return this.#unlessForbidden((storage) => JSON.parse(storage.getItem(this.#key) ?? 'null') as HangDraft | null) ?? null;
	}

	#unlessForbidden<Result>(use: (storage: Storage) => Result): Result | undefined {
		try {
			return use(this.#storage());
		} catch {
			return undefined;
		}
	}
}
