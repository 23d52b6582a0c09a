import { freshPlacement, type HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import type { DraftWall, HangPart, HangWork, OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import { unknownFacts } from '#lib/walls/hooks/facts.ts';
import { noLabels } from '#lib/walls/problems/labels.ts';
import { plainWall } from '#lib/walls/wall.ts';
import { Actions } from './actions.ts';
import { DraftStore } from './draftStore.ts';
import { HangEditor } from './hangEditor.svelte.ts';
import { View } from './view.svelte.ts';
import { manualFetch } from '#lib/shared/page/fetch.example.ts';

/** A hang for tests: works 1 to 3 in a row on wall 1, both parts of work 4 on wall 2, works 5 and 6 not placed. */
const wall = (wallId: number, code: string, widthMm: number): DraftWall => ({
	...plainWall,
	wallId,
	code,
	widthMm,
	heightMm: 2800,
	centreLineMm: 1450,
	blocked: [],
	room: {}
});
const part = (part: number, widthMm: number, heightMm: number): HangPart => ({ part, widthMm, heightMm, gapMm: null, facts: unknownFacts });
const work = (number: number, parts: HangPart[]): HangWork => ({
	id: `w${number}`,
	artworkId: `a${number}`,
	number,
	title: {},
	untitled: true,
	artist: {},
	artistId: 'artist',
	parts,
	picture: [],
	dominant: null
});
export const placed = (number: number, wallId: number | null, xMm: number, more: Partial<HangPlacement> = {}): HangPlacement => ({
	...freshPlacement,
	id: `w${number}.${more.part ?? 1}`,
	exhibitionWorkId: `w${number}`,
	part: 1,
	wallId,
	xMm,
	yMm: 1250,
	widthMm: 600,
	heightMm: 400,
	...more
});

export const opened = (more: Partial<OpenedHang> = {}): OpenedHang => ({
	version: 'v1',
	lock: 7,
	number: 1,
	savedAt: '2026-05-01T10:00:00Z',
	labels: noLabels,
	walls: [wall(1, 'A', 6000), wall(2, 'B', 4000)],
	placements: [placed(1, 1, 200), placed(2, 1, 1500), placed(3, 1, 3000), placed(4, 2, 500), placed(4, 2, 1300, { part: 2 })],
	works: [
		work(1, [part(1, 600, 400)]),
		work(2, [part(1, 600, 400)]),
		work(3, [part(1, 600, 400)]),
		work(4, [part(1, 600, 400), part(2, 600, 400)]),
		work(5, [part(1, 300, 300)]),
		work(6, [part(1, 301, 300)])
	],
	...more
});

/** A storage that keeps texts, as a browser's does. */
export function memoryStorage() {
	const kept = new Map<string, string>();
	return {
		kept,
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	};
}

/** A planner without a page and a server; requests wait until the test answers them. */
export function planner(hang = opened()) {
	const storage = memoryStorage();
	const { fetch, calls } = manualFetch();
	const store = new DraftStore(hang.version, () => storage);
	const editor = new HangEditor(hang, { url: '/save', fetch, store });
	const view = new View();
	return { editor, view, actions: new Actions(editor, view), store, storage, calls };
}
