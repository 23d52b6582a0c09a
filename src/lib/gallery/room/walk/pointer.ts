import type { Visit } from './visit.ts';

/** As far as a finger may move within a tap. CSS pixels. */
const tapPx = 8;

/** By mouse or finger: dragging looks around, a tap on a work leads before it, one on the floor leads there. */
export function walkByHand(canvas: HTMLCanvasElement, visit: Visit, goTo: (number: number) => void): void {
	let last: { x: number; y: number; moved: number } | null = null;
	canvas.addEventListener('pointerdown', (event) => {
		if (!event.isPrimary || event.button !== 0) return;
		last = { x: event.clientX, y: event.clientY, moved: 0 };
		canvas.setPointerCapture(event.pointerId);
	});
	canvas.addEventListener('pointermove', (event) => {
		if (!last || !event.isPrimary) return;
		const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
		const moved = last.moved + Math.hypot(dx, dy);
		last = { x: event.clientX, y: event.clientY, moved };
		if (moved <= tapPx) return;
		const { across, upright } = visit.stage.lens;
		visit.look((-dx / canvas.clientWidth) * across, (dy / canvas.clientHeight) * upright);
	});
	canvas.addEventListener('pointerup', (event) => {
		if (last && last.moved <= tapPx) tap(event);
		last = null;
	});
	canvas.addEventListener('pointercancel', () => (last = null));

	function tap({ clientX, clientY }: PointerEvent): void {
		// While one moves the canvas may be enlarged; what it lies in is not.
		const { left, top, width, height } = canvas.parentElement!.getBoundingClientRect();
		const picked = visit.stage.pick((clientX - left) / width, (clientY - top) / height);
		if (picked && 'number' in picked) goTo(picked.number);
		else if (picked) visit.goToSpot(picked.floor);
	}
}
