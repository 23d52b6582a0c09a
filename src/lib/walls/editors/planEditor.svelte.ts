import { UndoHistory } from '#lib/shared/undoHistory.svelte.ts';
import { cmText } from '#lib/shared/length.ts';
import { edgesOf, type PlanPoint, type RoomPlan } from '../plan/roomPlan.ts';
import { outlineFrom, outlineText, parsePlanFields, type PlanErrors, type PlanFields, sideFieldsOf } from '../forms/roomPlanForm.ts';

export type Table = 'sides' | 'places' | 'doors' | 'windows' | 'furniture' | 'escape';

/** The plan of a room while somebody works on it. The form as it is typed is the only state; what is drawn is derived from it. */
export class PlanEditor {
	values = $state.raw<PlanFields>()!;
	/** The selected corner, counted from 0. */
	selected = $state<number | null>(null);
	readonly history = new UndoHistory<PlanFields>();
	#locale: string;
	#saved = $state.raw('');

	constructor(values: PlanFields, saved: PlanFields, locale: string) {
		this.#locale = locale;
		this.values = values;
		this.#saved = JSON.stringify(saved);
	}

	changed = $derived.by(() => JSON.stringify(this.values) !== this.#saved);
	/** The corners; null while the sides can't be read. */
	outline = $derived.by(() => outlineFrom(this.values));
	#parsed = $derived.by(() => parsePlanFields(this.values));
	errors = $derived.by((): PlanErrors => (this.#parsed.ok ? {} : this.#parsed.errors));
	/** What can be drawn; null: nothing yet. A wrong line is left out, and the others are drawn all the same. */
	plan = $derived.by((): RoomPlan | null => {
		if (this.#parsed.ok) return this.#parsed.plan;
		const { outline, values, errors } = this;
		if (!outline) return null;
		const valid = <T>(table: string, lines: readonly T[]): T[] =>
			lines.filter((_, line) => !Object.keys(errors).some((name) => name.startsWith(`${table}_`) && name.endsWith(`-${line}`)));
		const readable = parsePlanFields({
			...values,
			height: '',
			places: valid('place', values.places),
			doors: valid('door', values.doors),
			windows: valid('window', values.windows),
			furniture: valid('furniture', values.furniture),
			escape: valid('escape', values.escape)
		});
		return readable.ok ? readable.plan : null;
	});

	/** The server has what is typed now. */
	markSaved(): void {
		this.#saved = JSON.stringify(this.values);
	}

	/** Begins a step of the undo history. Changes of one `series` that follow each other are one step. */
	remember(series: string | null = null): void {
		this.history.remember(this.values, series);
	}
	#goTo(values: PlanFields | undefined): void {
		if (!values) return;
		this.values = values;
		if (this.selected !== null && this.selected >= (this.outline?.length ?? 0)) this.selected = null;
	}
	undo = (): void => this.#goTo(this.history.undo(this.values));
	redo = (): void => this.#goTo(this.history.redo(this.values));

	typeHeight(height: string): void {
		if (height === this.values.height) return;
		this.remember('height');
		this.values = { ...this.values, height };
	}
	/** Somebody types in one field of a table. Typing in a spare line makes it a line of the table. */
	typeField<Name extends Table>(table: Name, empty: PlanFields[Name][number], line: number, name: string, value: string): void {
		this.remember(`${table}-${line}-${name}`);
		const lines: PlanFields[Name][number][] = [...this.values[table]];
		while (lines.length <= line) lines.push({ ...empty });
		lines[line] = { ...lines[line]!, [name]: value };
		// A side that is typed moves the corners; the drawing continues from where they are then.
		const drawn = table === 'sides' ? outlineFrom({ outline: this.values.outline, sides: lines as PlanFields['sides'] }) : null;
		this.values = { ...this.values, [table]: lines, ...(drawn && { outline: outlineText(drawn) }) };
	}

	/** Changes the corners within the step that has begun: during a drag. */
	dragOutline(outline: readonly PlanPoint[]): void {
		this.values = { ...this.values, outline: outlineText(outline), sides: sideFieldsOf(outline, this.#locale) };
	}
	/** Moves one corner within the step that has begun. */
	dragCorner(corner: number, to: PlanPoint): void {
		const { outline } = this;
		if (outline) this.dragOutline(outline.map((point, i) => (i === corner ? { xMm: Math.round(to.xMm), yMm: Math.round(to.yMm) } : point)));
	}
	/** Moves one corner as a step of its own. */
	setCorner(corner: number, to: PlanPoint, series: string | null = null): void {
		this.remember(series);
		this.dragCorner(corner, to);
	}
	/** Adds a corner in the middle of the edge that begins at this one. What lies on later edges stays on them. */
	splitEdge(corner: number): void {
		const edge = this.outline && edgesOf(this.outline)[corner];
		if (!this.outline || !edge) return;
		this.remember();
		const { from, to } = edge;
		const between = { xMm: Math.round((from.xMm + to.xMm) / 2), yMm: Math.round((from.yMm + to.yMm) / 2) };
		this.#renumberEdges((on) => (on > corner ? on + 1 : on));
		this.dragOutline(this.outline.toSpliced(corner + 1, 0, between));
		this.selected = corner + 1;
	}
	/** Removes a corner, if three are left. What lies on later edges stays on them. */
	removeCorner(corner: number): void {
		if (!this.outline || this.outline.length <= 3) return;
		this.remember();
		// The edges before and after the corner become one. Before the first corner is the last edge.
		const joined = corner === 0 ? this.outline.length - 2 : corner - 1;
		this.#renumberEdges((on) => (on === corner ? joined : on > corner ? on - 1 : on));
		this.dragOutline(this.outline.toSpliced(corner, 1));
		this.selected = null;
	}
	/** Changes on which edge (counted from 0) everything lies. A number that can't be read stays as it is typed. */
	#renumberEdges(renumber: (edge: number) => number): void {
		const renumbered = <T extends { edge: string }>(lines: readonly T[]): T[] =>
			lines.map((line) => (/^[1-9]\d*$/.test(line.edge) ? { ...line, edge: String(renumber(Number(line.edge) - 1) + 1) } : line));
		const { places, doors, windows } = this.values;
		this.values = { ...this.values, places: renumbered(places), doors: renumbered(doors), windows: renumbered(windows) };
	}
	addEscape({ xMm, yMm }: PlanPoint): void {
		this.remember();
		const point = { x: cmText(Math.round(xMm), this.#locale), y: cmText(Math.round(yMm), this.#locale) };
		this.values = { ...this.values, escape: [...this.values.escape, point] };
	}
	clearEscape(): void {
		this.remember();
		this.values = { ...this.values, escape: [] };
	}
}
