import { describe, expect, test } from 'vitest';
import { changesBetween, changeText, wallChangeTexts } from './changes.ts';
import { placementId } from '../hang/hang.ts';
import { freshPlacement, type HangPlacement } from '../hang/placement.ts';
import type { DraftWall, HangWork } from '../hang/hangDraft.ts';
import { withSizesNow } from '../hang/sizes.ts';

const work = (number: number, sizes: [number, number][] = [[300, 400]]): HangWork =>
	({ id: `w${number}`, number, parts: sizes.map(([widthMm, heightMm], i) => ({ part: i + 1, widthMm, heightMm })) }) as unknown as HangWork;
const box = (number: number, change: Partial<HangPlacement> = {}): HangPlacement => {
	const part = change.part ?? 1;
	const place = { wallId: 1, xMm: 1000, yMm: 1000, widthMm: 300, heightMm: 400 };
	return { ...freshPlacement, id: placementId(`w${number}`, part), exhibitionWorkId: `w${number}`, part, ...place, ...change };
};
const wall = (wallId: number, code: string, change: Partial<DraftWall> = {}): DraftWall =>
	({ wallId, code, widthMm: 6000, heightMm: 2800, ...change }) as DraftWall;
const walls = [wall(1, 'A'), wall(2, 'B')];
const works = [work(4), work(9), work(17, [[300, 400], [200, 400]])]; // prettier-ignore
const sentences = (before: HangPlacement[], after: HangPlacement[]): string[] =>
	changesBetween({ walls, works, placements: before }, { walls, works, placements: after }).map((change) => changeText(change, 'de'));

describe('changeText', () => {
	test('describes added, removed and moved works in the order of their numbers', () => {
		expect(sentences([box(9), box(17, { part: 2 })], [box(17, { part: 2, xMm: 1120 }), box(4)])).toEqual([
			'4 ist neu: Wand A.',
			'9 hängt nicht mehr; vorher Wand A.',
			'17.2 ist an Wand A verschoben: 12 cm nach rechts.'
		]);
	});
	test.each([
		[{ xMm: 995 }, '4 ist an Wand A verschoben: 0,5 cm nach links.'],
		[{ xMm: 1001, yMm: 1100 }, '4 ist an Wand A verschoben: 0,1 cm nach rechts und 10 cm nach oben.'],
		[{ yMm: 900 }, '4 ist an Wand A verschoben: 10 cm nach unten.'],
		[{ wallId: 2 }, '4 ist von Wand A an Wand B gewechselt.'],
		[{ wallId: null, xMm: 0, yMm: 0 }, '4 ist von Wand A genommen und steht oder hängt frei.'],
		[{ widthMm: 320, xMm: 990 }, '4 hat eine andere Größe: 40 × 32 cm statt 40 × 30 cm.'],
		[{ widthMm: 320 }, '4 hat eine andere Größe: 40 × 32 cm statt 40 × 30 cm; die Mitte ist an Wand A verschoben: 1 cm nach rechts.'],
		[{ widthMm: 320, wallId: 2 }, '4 hat eine andere Größe: 40 × 32 cm statt 40 × 30 cm. 4 ist von Wand A an Wand B gewechselt.']
	])('describes %j', (change, sentence) => {
		expect(sentences([box(4)], [box(4, change)])).toEqual([sentence]);
	});
	test('describes works that stand or hang free', () => {
		const free = { wallId: null, xMm: 0, yMm: 0 };
		expect(sentences([box(4, free), box(9, free)], [box(4), box(17, free)])).toEqual([
			'4 stand oder hing frei und ist jetzt an Wand A.',
			'9 ist nicht mehr dabei; vorher stand oder hing es frei.',
			'17.1 ist neu und steht oder hängt frei.'
		]);
	});
	test('returns no changes for identical hangs', () => expect(sentences([box(4)], [box(4, { pinned: true, cluster: 2 })])).toEqual([]));
});

test('describes walls that were added, removed or measured again', () => {
	const after = [wall(1, 'A', { widthMm: 5950 }), wall(3, 'C')];
	expect(wallChangeTexts(walls, after, 'de')).toEqual([
		'Wand A ist neu gemessen: 280 × 595 cm statt 280 × 600 cm (Höhe × Breite).',
		'Wand C ist dazugekommen.',
		'Wand B gehört nicht mehr dazu.'
	]);
	expect(wallChangeTexts(walls, walls, 'de')).toEqual([]);
});

test('withSizesNow keeps the middle of a box, and returns unchanged placements as the same objects', () => {
	const [same, other, free] = [box(4), box(9), box(17, { part: 2, wallId: null, xMm: 0, yMm: 0 })];
	const hang = withSizesNow([same, other, free], [work(4), work(9, [[361, 440]]), work(17, [[300, 400], [250, 400]])]); // prettier-ignore
	expect(hang[0]).toBe(same);
	expect(hang[1]).toMatchObject({ xMm: 969, yMm: 980, widthMm: 361, heightMm: 440 });
	expect(hang[2]).toMatchObject({ xMm: 0, yMm: 0, widthMm: 250 });
});
