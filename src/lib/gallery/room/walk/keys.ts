import { prefersReducedMotion } from '../../reducedMotion.island.ts';
import type { Visit } from './visit.ts';
import type { Movement } from './walker.ts';

const movementOfKey: Record<string, Partial<Movement>> = {
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
/** A short key press moves for at least this long, so that it makes a visible step. */
const minPressMs = 150;

/** Controls a visit by keys while the viewport has the focus. `commands` maps further keys to what they do. */
export function walkByKeys(viewport: HTMLElement, visit: Visit, commands: Record<string, () => void>): void {
	const held = new Map<string, number>();
	const hold = () => {
		const movement = { ahead: 0, aside: 0, turn: 0 };
		for (const code of held.keys())
			for (const [part, speed] of Object.entries(movementOfKey[code]!)) movement[part as keyof Movement] += speed;
		visit.hold(movement);
	};
	viewport.addEventListener('keydown', (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey || event.target !== viewport) return;
		const movement = movementOfKey[event.code];
		if (!movement && !commands[event.key]) return;
		event.preventDefault();
		if (!movement) return event.repeat ? undefined : commands[event.key]!();
		if (prefersReducedMotion()) {
			const { ahead = 0, aside = 0, turn = 0 } = movement;
			visit.nudge({ ahead: ahead * 0.3, aside: aside * 0.3, turn: (turn * Math.PI) / 12 });
		} else if (!held.has(event.code)) {
			held.set(event.code, event.timeStamp);
			hold();
		}
	});
	const release = (code: string) => held.delete(code) && hold();
	viewport.addEventListener('keyup', ({ code, timeStamp }) => {
		const since = held.get(code);
		if (since !== undefined) setTimeout(() => release(code), Math.max(0, minPressMs - (timeStamp - since)));
	});
	viewport.addEventListener('blur', () => {
		if (held.size === 0) return;
		held.clear();
		hold();
	});
}
