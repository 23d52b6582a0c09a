import { expect, test } from 'vitest';
import { Pan } from './pan.ts';

/** A pane with the events of a mouse on it; `asked` is what was asked of both. */
function pane() {
	const asked: unknown[] = [];
	const currentTarget = {
		setPointerCapture: (id: number) => asked.push(`capture ${id}`),
		scrollBy: ({ left, top }: { left: number; top: number }) => asked.push([left, top])
	};
	const at = (clientX: number, clientY: number, button = 1) =>
		({
			clientX,
			clientY,
			button,
			pointerId: 3,
			currentTarget,
			preventDefault: () => asked.push('preventDefault')
		}) as unknown as PointerEvent & {
			currentTarget: HTMLElement;
		};
	return { pan: new Pan(), at, asked };
}

test('the middle button moves what is in the pane along with the mouse, also outside the pane', () => {
	const { pan, at, asked } = pane();
	pan.down(at(100, 100));
	pan.move(at(130, 90));
	pan.move(at(125, 80));
	// Scrolling to the left moves the walls to the right. The browser would begin to scroll by itself if it weren't prevented.
	expect(asked).toEqual(['capture 3', 'preventDefault', [-30, 10], [5, 10]]);
});

test('the other buttons leave the pane to works and frames', () => {
	for (const button of [0, 2]) {
		const { pan, at, asked } = pane();
		pan.down(at(100, 100, button));
		pan.move(at(130, 90));
		expect(asked).toEqual([]);
	}
});

test('the pane stays when the button was released', () => {
	const { pan, at, asked } = pane();
	pan.down(at(100, 100));
	pan.up();
	pan.move(at(130, 90));
	expect(asked).toEqual(['capture 3', 'preventDefault']);
});
