import { isStill } from '../../reducedMotion.island.ts';
import type { Visit } from './visit.ts';
import type { Wish } from './walker.ts';

const wishes: Record<string, Partial<Wish>> = {
	ArrowUp: { ahead: 1 },
	KeyW: { ahead: 1 },
	ArrowDown: { ahead: -1 },
	KeyS: { ahead: -1 },
	ArrowLeft: { aside: -1 },
	KeyA: { aside: -1 },
	ArrowRight: { aside: 1 },
	KeyD: { aside: 1 },
	KeyQ: { turn: -1 },
	KeyE: { turn: 1 }
};
/** A tap on a key lasts at least so long, so that it is a step. */
const tapMs = 150;

/** Walking by keys while the window into the room has the focus. `also` are other keys and what they do. */
export function walkByKeys(window: HTMLElement, visit: Visit, also: Record<string, () => void>): void {
	const held = new Map<string, number>();
	const hold = () => {
		const wish = { ahead: 0, aside: 0, turn: 0 };
		for (const code of held.keys()) for (const [part, much] of Object.entries(wishes[code]!)) wish[part as keyof Wish] += much;
		visit.hold(wish);
	};
	window.addEventListener('keydown', (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey || event.target !== window) return;
		const wish = wishes[event.code];
		if (!wish && !also[event.key]) return;
		event.preventDefault();
		if (!wish) return event.repeat ? undefined : also[event.key]!();
		if (isStill()) {
			const { ahead = 0, aside = 0, turn = 0 } = wish;
			visit.nudge({ ahead: ahead * 0.3, aside: aside * 0.3, turn: (turn * Math.PI) / 12 });
		} else if (!held.has(event.code)) {
			held.set(event.code, event.timeStamp);
			hold();
		}
	});
	const release = (code: string) => held.delete(code) && hold();
	window.addEventListener('keyup', ({ code, timeStamp }) => {
		const since = held.get(code);
		if (since !== undefined) setTimeout(() => release(code), Math.max(0, tapMs - (timeStamp - since)));
	});
	window.addEventListener('blur', () => {
		if (held.size === 0) return;
		held.clear();
		hold();
	});
}
