import type { Visit } from './visit.ts';

/** The farthest that a pointer may move during a tap, in CSS pixels. */
const tapPx = 8;

/** Controls a visit by mouse or finger: dragging looks around, a tap on a work or on the floor walks there. */
export function walkByPointer(canvas: HTMLCanvasElement, visit: Visit, goTo: (number: number) => void): void {
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
		const { horizontal, vertical } = visit.stage.fieldOfView;
		visit.look((-dx / canvas.clientWidth) * horizontal, (dy / canvas.clientHeight) * vertical);
	});
	canvas.addEventListener('pointerup', (event) => {
		if (last && last.moved <= tapPx) tap(event);
		last = null;
	});
	canvas.addEventListener('pointercancel', () => (last = null));

	function tap({ clientX, clientY }: PointerEvent): void {
		// The canvas may be scaled during movement; its parent is not.
		const { left, top, width, height } = canvas.parentElement!.getBoundingClientRect();
		const picked = visit.stage.pick((clientX - left) / width, (clientY - top) / height);
		if (picked && 'number' in picked) goTo(picked.number);
		else if (picked) visit.goToSpot(picked.floor);
	}
}
