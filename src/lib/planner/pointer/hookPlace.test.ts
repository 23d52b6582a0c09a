import { expect, test } from 'vitest';
import { unknownFacts, type HangingFacts } from '#lib/walls/hooks/facts.ts';
import { opened, planner } from '../hang.example.ts';
import { hangingBox, hookPlace } from './hookPlace.ts';

/** Work 4 of the example, of whose second part this is known, and of its first part nothing. */
function parts(facts: Partial<HangingFacts>) {
	const works = opened().works.map((work) => ({
		...work,
		parts: work.parts.map((part) => (part.part === 2 ? { ...part, facts: { ...unknownFacts, ...facts } } : part))
	}));
	const { editor } = planner(opened({ works }));
	const [first, second] = editor.itemsOn(2);
	return { first: first!, second: second! };
}

test('a work hangs on a hook in its middle when the distance of its eyes is unknown', () => {
	const { first } = parts({ dropMm: 60, hookSpacingMm: 400 });
	expect(hookPlace(first)).toEqual({ offsetsMm: [300], dropMm: null });
	expect(hookPlace({ ...first, widthMm: 601 }).offsetsMm).toEqual([300]);
});

test('a work with two eyes hangs on a hook behind each, at their exact distance, as far from both sides', () => {
	const { second } = parts({ dropMm: 60, hookSpacingMm: 400 });
	expect(hookPlace(second)).toEqual({ offsetsMm: [100, 500], dropMm: 60 });
	expect(hookPlace(parts({ hookSpacingMm: 401 }).second).offsetsMm, 'half a millimetre to the left').toEqual([99, 500]);
});

test('a placement knows the hardware of its own part', () => {
	const { first, second } = parts({ dropMm: 60, weightG: 4000 });
	expect(hangingBox(second)).toMatchObject({ xMm: 1300, widthMm: 600, dropMm: 60, weightG: 4000 });
	expect(hangingBox(first)).toMatchObject({ xMm: 500, dropMm: null, weightG: null });
	expect(hangingBox({ ...second, part: 3 }), 'a part that is gone').toMatchObject({ xMm: 1300, dropMm: null });
});
