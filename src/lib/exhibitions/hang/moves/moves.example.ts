import fc from 'fast-check';
import { plainWall } from '#lib/walls/wall.ts';
import { freshPlacement, type Hang, type HangPlacement, type HangWall } from '../placement.ts';

/** Example walls and random hangs for the tests of this folder. */
export const wall: HangWall = { ...plainWall, wallId: 1, code: 'A', widthMm: 6000, heightMm: 2800, centreLineMm: 1450, blocked: [] };
export const otherWall: HangWall = { ...wall, wallId: 2, code: 'B', widthMm: 3000 };

export const placed = (work: string, xMm: number, widthMm: number, more: Partial<HangPlacement> = {}): HangPlacement => ({
	...freshPlacement,
	id: `${work}.${more.part ?? 1}`,
	exhibitionWorkId: work,
	part: 1,
	wallId: 1,
	xMm,
	yMm: 1200,
	widthMm,
	heightMm: 500,
	...more
});

/** Any hang of single works on two walls and elsewhere, some in clusters, some pinned. */
export const anyHang = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { minLength: 2 }).chain((works) =>
	fc.tuple(
		...works.map((work) =>
			fc
				.record({
					xMm: fc.integer({ min: -200, max: 5500 }),
					yMm: fc.integer({ min: 0, max: 2500 }),
					widthMm: fc.integer({ min: 1, max: 900 }),
					heightMm: fc.integer({ min: 1, max: 900 }),
					wallId: fc.constantFrom(1, 2, null),
					cluster: fc.constantFrom(null, null, 1, 2),
					pinned: fc.integer({ min: 0, max: 5 }).map((n) => n === 0)
				})
				.map((more) => placed(work, 0, 1, more.wallId === null ? { ...more, xMm: 0, yMm: 0 } : more))
		)
	)
) as fc.Arbitrary<HangPlacement[]>;

/** A random row on one wall, without overlaps. */
export const anyRow = fc
	.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 20, max: 900 }), fc.integer({ min: 100, max: 900 })), {
		minLength: 2,
		maxLength: 8
	})
	.map((sizes): Hang => {
		let atMm = 0;
		return sizes.map(([gap, widthMm, heightMm], i) => {
			const box = placed(`w${i}`, atMm + gap, widthMm, { heightMm, yMm: 1450 - Math.ceil(heightMm / 2) });
			atMm = box.xMm + widthMm;
			return box;
		});
	});

export const at = (hang: Hang, id: string) => hang.find((placement) => placement.id === id)!;
