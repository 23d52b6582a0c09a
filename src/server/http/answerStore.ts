import type { Clock } from '#lib/shared/backend/answerCache.ts';
import type { Answer } from './answer.ts';

/** An answer that holds as long as `clock` gives `moment`, for `maxAgeMs` at most. */
export type Kept = { answer: Answer; moment: string; clock: Clock };

export type AnswerStore = {
	get: (key: string) => Kept | undefined;
	keep: (key: string, kept: Kept) => void;
	drop: (key: string) => void;
	/** Counts bytes that a kept answer has grown by. */
	grow: (key: string, answer: Answer, bytes: number) => void;
	maxAgeMs: number;
};

/** What an entry takes besides its body. */
const entryBytes = 1000;

/** Keeps answers by key within `maxBytes`. Those used last stay longest. */
export function createAnswerStore({ maxBytes, maxAgeMs }: { maxBytes: number; maxAgeMs: number }): AnswerStore {
	const entries = new Map<string, Kept & { bytes: number }>();
	let bytesNow = 0;
	function drop(key: string): void {
		bytesNow -= entries.get(key)?.bytes ?? 0;
		entries.delete(key);
	}
	return {
		maxAgeMs,
		drop,
		get(key) {
			const entry = entries.get(key);
			if (!entry) return undefined;
			entries.delete(key);
			entries.set(key, entry);
			return entry;
		},
		keep(key, kept) {
			drop(key);
			const bytes = kept.answer.body.length + entryBytes;
			entries.set(key, { ...kept, bytes });
			bytesNow += bytes;
			for (const oldest of entries.keys()) {
				if (bytesNow <= maxBytes) return;
				drop(oldest);
			}
		},
		grow(key, answer, bytes) {
			const entry = entries.get(key);
			if (entry?.answer !== answer) return;
			entry.bytes += bytes;
			bytesNow += bytes;
		}
	};
}
