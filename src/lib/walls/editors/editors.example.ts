import { emptyDoor, outlineText, planFieldsOf, type PlanFields, sideFieldsOf } from '../forms/roomPlanForm.ts';
import { emptyZone, type WallFields, wallFieldsOf, type ZoneFields } from '../forms/wallForm.ts';

/** Forms and pointers for the tests of the editors. */

/** A wall of 600 by 280 cm without anything on it. */
export const wallFields = (more: Partial<WallFields> = {}): WallFields => ({
	...wallFieldsOf(null, '1', 'de'),
	code: 'A',
	width: '600',
	height: '280',
	...more
});
export const zone = (x: string, y: string, width: string, height: string): ZoneFields => ({
	...emptyZone,
	reason: 'door',
	x,
	y,
	width,
	height
});

const outline = [
	{ xMm: 0, yMm: 0 },
	{ xMm: 6000, yMm: 0 },
	{ xMm: 6000, yMm: 4000 },
	{ xMm: 0, yMm: 4000 }
];
/** A room of 6 by 4 m with a door in each of its four sides. */
export const planFields = (more: Partial<PlanFields> = {}): PlanFields => ({
	...planFieldsOf(null, [], 'de'),
	outline: outlineText(outline),
	sides: sideFieldsOf(outline, 'de'),
	doors: ['1', '2', '3', '4'].map((edge) => ({ ...emptyDoor, edge, at: '100', width: '90' })),
	...more
});

type Fake = { x: number; y: number; pointerId?: number; button?: number };
/** An event of a pointer at a place; what it was asked to do is in `asked`. */
export function pointerAt({ x, y, pointerId = 1, button = 0 }: Fake) {
	const asked: string[] = [];
	const event = {
		clientX: x,
		clientY: y,
		pointerId,
		button,
		stopPropagation: () => asked.push('stopPropagation'),
		preventDefault: () => asked.push('preventDefault'),
		currentTarget: { setPointerCapture: () => asked.push('capture') }
	};
	return Object.assign(event as unknown as PointerEvent & { currentTarget: Element }, { asked });
}

/** A key; `isPrevented` tells whether the browser was kept from acting on it. */
export function pressed(key: string, shiftKey = false) {
	const event = { key, shiftKey, isPrevented: false, preventDefault: () => (event.isPrevented = true) };
	return event;
}
