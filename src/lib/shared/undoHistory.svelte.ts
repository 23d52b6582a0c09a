/** The states before and after the current one, for unlimited undo and redo. */
export class UndoHistory<State> {
	#past = $state.raw<State[]>([]);
	#future = $state.raw<State[]>([]);
	/** What could be redone before the last step began. */
	#dropped: State[] = [];
	/** The series that the last step belongs to. */
	#series: string | null = null;
	canUndo = $derived(this.#past.length > 0);
	canRedo = $derived(this.#future.length > 0);

	/**
	 * Call this before a change, with the state before it. Changes of the same `series` that follow each other directly are one step:
	 * typing in one field, or pressing an arrow key several times.
	 */
	remember(before: State, series: string | null = null): void {
		if (series === null || series !== this.#series) {
			this.#past = [...this.#past, before];
			this.#dropped = this.#future;
			this.#future = [];
		}
		this.#series = series;
	}
	/** Returns the state before the last change, undefined when there is none. `redo` brings `current` back. */
	undo(current: State): State | undefined {
		const previous = this.#past.at(-1);
		if (previous === undefined) return undefined;
		this.#series = null;
		this.#past = this.#past.slice(0, -1);
		this.#future = [...this.#future, current];
		return previous;
	}
	/** Returns the state before the step that has just begun, and forgets the step: what could be redone before it can be redone again. */
	takeBack(): State | undefined {
		const previous = this.#past.at(-1);
		this.#series = null;
		this.#past = this.#past.slice(0, -1);
		this.#future = this.#dropped;
		return previous;
	}
	/** Returns the state before the last undo, undefined when there is none. */
	redo(current: State): State | undefined {
		const next = this.#future.at(-1);
		if (next === undefined) return undefined;
		this.#series = null;
		this.#future = this.#future.slice(0, -1);
		this.#past = [...this.#past, current];
		return next;
	}
}
