import { expect, test } from 'vitest';
import type { HangDraft } from '#lib/exhibitions/hang/hangDraft.ts';
import { DraftStore } from './draftStore.ts';
import { memoryStorage } from './hang.example.ts';

const draft: HangDraft = { version: 'v1', lock: 3, placements: [], centreLines: { 1: 1450 } };

test('returns the draft that was written, until it is removed', () => {
	const storage = memoryStorage();
	const store = new DraftStore('v1', () => storage);
	expect(store.read()).toBeNull();
	store.write(draft);
	expect(new DraftStore('v1', () => storage).read()).toEqual(draft);
	store.remove();
	expect(store.read()).toBeNull();
	expect(storage.kept.size).toBe(0);
});

test('keeps the drafts of two versions apart', () => {
	const storage = memoryStorage();
	new DraftStore('v1', () => storage).write(draft);
	expect(new DraftStore('v2', () => storage).read()).toBeNull();
	new DraftStore('v2', () => storage).remove();
	expect(new DraftStore('v1', () => storage).read()).toEqual(draft);
});

test('returns null for a text that is no JSON', () => {
	const storage = memoryStorage();
	new DraftStore('v1', () => storage).write(draft);
	for (const key of storage.kept.keys()) storage.kept.set(key, '{"version":');
	expect(new DraftStore('v1', () => storage).read()).toBeNull();
});

test.each([
	[
		'forbids the storage',
		() => () => {
			throw new Error('SecurityError');
		}
	],
	[
		'has no space left',
		() => () => ({
			...memoryStorage(),
			setItem: () => {
				throw new Error('QuotaExceededError');
			}
		})
	]
])('does nothing in a browser that %s', (_case, make) => {
	const store = new DraftStore('v1', make());
	expect(() => store.write(draft)).not.toThrow();
	expect(store.read()).toBeNull();
	expect(() => store.remove()).not.toThrow();
});
