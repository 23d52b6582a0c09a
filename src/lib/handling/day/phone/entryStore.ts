import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Something that was done on this phone and hasn't arrived yet. Its `id` is sent along, so that it counts once even if it arrives twice. */
export type Entry = {
	id: string;
	show: string;
	action: 'tick' | 'photo';
	fields: Record<string, string>;
	file: Blob | null;
	at: string;
	/** Why the site refused it, in words; it is not sent again by itself. */
	problem: string | null;
};

/** Where entries are kept on the device. `put` replaces an entry with the same id. */
export type EntryStore = {
	all: () => Promise<Entry[]>;
	put: (entry: Entry) => Promise<void>;
	remove: (id: string) => Promise<void>;
};

interface Schema extends DBSchema {
	waiting: { key: string; value: Entry };
}

/** The store in the browser's database. Rejects in a browser that keeps nothing, a private window for example. */
export async function openEntryStore(): Promise<EntryStore> {
	const db: IDBPDatabase<Schema> = await openDB<Schema>('handling', 1, {
		upgrade: (opened) => void opened.createObjectStore('waiting', { keyPath: 'id' })
	});
	return {
		all: () => db.getAll('waiting'),
		put: async (entry) => void (await db.put('waiting', entry)),
		remove: (id) => db.delete('waiting', id)
	};
}
