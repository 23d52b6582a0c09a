/** Past and future states, for unlimited undo and redo. */
export class History<State> {
	#past = $state.raw<State[]>([]);
	#future = $state.raw<State[]>([]);
	canUndo = $derived(this.#past.length > 0);
	canRedo = $derived(this.#future.length > 0);

	/** Call this before a change, with the current state. Clears redo. */
	remember(now: State): void {
		this.#past = [...this.#past, now];
		this.#future = [];
	}
	/** The state before the last change, or undefined. `redo` brings `now` back. */
	undo(now: State): State | undefined {
		const last = this.#past.at(-1);
		if (last === undefined) return undefined;
		this.#past = this.#past.slice(0, -1);
		this.#future = [...this.#future, now];
		return last;
	}
	/** The state before the last undo, or undefined. */
	redo(now: State): State | undefined {
		const next = this.#future.at(-1);
		if (next === undefined) return undefined;
		this.#future = this.#future.slice(0, -1);
		this.#past = [...this.#past, now];
		return next;
	}
}
