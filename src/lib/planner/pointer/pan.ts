/** Moves a pane by hand, with the middle button of a mouse. */
export class Pan {
	#from: { x: number; y: number } | null = null;

	down = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
		if (event.button !== 1) return;
		this.#from = { x: event.clientX, y: event.clientY };
		event.currentTarget.setPointerCapture(event.pointerId);
		event.preventDefault();
	};
	move = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
		if (!this.#from) return;
		const { clientX: x, clientY: y } = event;
		event.currentTarget.scrollBy({ left: this.#from.x - x, top: this.#from.y - y, behavior: 'instant' });
		this.#from = { x, y };
	};
	up = (): void => {
		this.#from = null;
	};
}
