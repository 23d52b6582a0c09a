import { vi } from 'vitest';
import { contains } from '#lib/walls/geometry/rect.ts';
import { opened, planner } from '../hang.example.ts';
import { onWall, wallAt } from './onScreen.ts';
import { Pointer } from './pointer.svelte.ts';

/**
 * A page for the tests of the pointer, 10 mm to the pixel: wall 1 from 0 to 600 px and wall 2 from 640 to 1040 px, both from 0 to 280 px
 * downwards; from 1100 px on the tray, where work 5 lies at 500 px downwards. Works 1 to 3 begin at 20, 150 and 300 px.
 */
export function page(hang = opened()) {
	const all = planner(hang);
	const { editor, view, actions } = all;
	const asked: string[] = [];
	let scrolledPx = 0;
	const boxOf = (left: number, top: number, width: number, height: number) => ({ left, top, right: left + width, bottom: top + height });
	const walls = () =>
		[
			{ wallId: 1, ...boxOf(-scrolledPx, 0, 600, 280) },
			{ wallId: 2, ...boxOf(640 - scrolledPx, 0, 400, 280) }
		].map((wall) => ({ ...wall, heightMm: 2800, scale: 0.1 }));
	/** The part of a wall that is scrolled out of the pane isn't seen under the tray. */
	const seenWall = (x: number, y: number) => (x < 1100 ? wallAt(walls(), { clientX: x, clientY: y }) : undefined);
	const pieceAt = (x: number, y: number) => {
		const wall = seenWall(x, y);
		if (!wall)
			return editor.items.find(({ key, placement }) => placement?.wallId == null && x >= 1100 && Number(key) === Math.floor(y / 100));
		const point = { ...onWall(wall, { clientX: x, clientY: y }), widthMm: 0, heightMm: 0 };
		return editor.itemsOn(wall.wallId).find(({ placement }) => contains(placement, point));
	};
	/** What is on the page at a point; it only knows in what it lies. */
	const elementAt = (x: number, y: number) => {
		const id = pieceAt(x, y)?.id;
		const around: Record<string, unknown> = {
			'[data-piece]': id && { dataset: { piece: id }, focus: () => asked.push(`focus ${id}`) },
			'svg[data-wall]': seenWall(x, y),
			'[data-stage]': x < 1100,
			'[data-tray]': x >= 1100
		};
		return { closest: (selector: string) => around[selector] || null };
	};
	const drawnWall = (wallId: number) => ({
		dataset: { wallId: String(wallId) },
		getBoundingClientRect: () => walls().find((wall) => wall.wallId === wallId)!
	});
	const drawnWork = ({ id, wallId, xMm, yMm, widthMm, heightMm }: (typeof editor.hang)[number]) => {
		const { left } = walls().find((wall) => wall.wallId === wallId)!;
		const box = boxOf(left + xMm / 10, 280 - (yMm + heightMm) / 10, widthMm / 10, heightMm / 10);
		return { dataset: { piece: id }, querySelector: () => ({ getBoundingClientRect: () => box }) };
	};
	const bench = {
		querySelector: (selector: string) =>
			selector === '[data-stage]' ? { getBoundingClientRect: () => boxOf(-200, -200, 1300, 900) } : null,
		querySelectorAll: (selector: string) =>
			selector === 'svg[data-wall-id]' ? [1, 2].map(drawnWall) : editor.hang.filter(({ wallId }) => wallId !== null).map(drawnWork),
		setPointerCapture: (pointerId: number) => asked.push(`capture ${pointerId}`)
	};
	vi.stubGlobal('document', { elementFromPoint: elementAt });
	const pointer = new Pointer(editor, view, actions, () => bench as unknown as HTMLElement);

	/** An event of the mouse at a place. */
	const at = (clientX: number, clientY: number, more: Partial<PointerEvent> = {}) =>
		({
			clientX,
			clientY,
			button: 0,
			pointerId: 1,
			pointerType: 'mouse',
			isPrimary: true,
			target: elementAt(clientX, clientY),
			stopPropagation: () => asked.push('stopPropagation'),
			preventDefault: () => asked.push('preventDefault'),
			...more
		}) as PointerEvent;
	return {
		...all,
		pointer,
		asked,
		at,
		finger: (x: number, y: number, more: Partial<PointerEvent> = {}) => at(x, y, { pointerType: 'touch', ...more }),
		tap(event: PointerEvent): void {
			pointer.down(event);
			pointer.up(event);
		},
		scrollBy(px: number): void {
			scrolledPx += px;
			pointer.scrolled();
		},
		selected: () => [...editor.selected],
		/** Where a work hangs: its wall and its lower left corner. */
		place(id: string) {
			const placement = editor.hang.find((one) => one.id === id);
			return placement && [placement.wallId, placement.xMm, placement.yMm];
		},
		/** Where the pointer holds a work, as long as it is dragged. */
		held(id: string) {
			const placement = editor.dragged.get(id);
			return placement && [placement.wallId, placement.xMm, placement.yMm];
		}
	};
}
