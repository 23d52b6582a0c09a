/** What was before and after, for undo and redo without end. */
export class History<State> {
	#past = $state.raw<State[]>([]);
	#future = $state.raw<State[]>([]);
	canUndo = $derived(this.#past.length > 0);
	canRedo = $derived(this.#future.length > 0);

	/** To be called before a change, with how it is. */
	remember(now: State): void {
		this.#past = [...this.#past, now];
		this.#future = [];
	}
	/** How it was before the last change; undefined when there was none. `now` can be had back by `redo`. */
	undo(now: State): State | undefined {
		const last = this.#past.at(-1);
		if (last === undefined) return undefined;
		this.#past = this.#past.slice(0, -1);
		this.#future = [...this.#future, now];
		return last;
	}
	/** How it was before the last undo; undefined when there was none. */
	redo(now: State): State | undefined {
		const next = this.#future.at(-1);
		if (next === undefined) return undefined;
		this.#future = this.#future.slice(0, -1);
		this.#past = [...this.#past, now];
		return next;
	}
}
