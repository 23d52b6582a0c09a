import { UndoHistory } from '#lib/shared/undoHistory.svelte.ts';
import { cmText } from '#lib/shared/length.ts';
import { edgesOf, type PlanPoint, type RoomPlan } from '../plan/roomPlan.ts';
import { outlineFrom, outlineText, parsePlanFields, type PlanErrors, type PlanFields, sideFieldsOf } from '../forms/roomPlanForm.ts';

export type Table = 'sides' | 'places' | 'doors' | 'windows' | 'furniture' | 'escape';

/** A room's plan while somebody works on it. What counts is the form as it is typed; what is drawn comes from it. */
export class PlanEditor {
	values = $state.raw<PlanFields>()!;
	/** The chosen corner, from 0. */
	chosen = $state<number | null>(null);
	readonly history = new UndoHistory<PlanFields>();
	#locale: string;
	#saved = $state.raw('');
	#going: string | null = null;

	constructor(values: PlanFields, saved: PlanFields, locale: string) {
		this.#locale = locale;
		this.values = values;
		this.#saved = JSON.stringify(saved);
	}

	changed = $derived.by(() => JSON.stringify(this.values) !== this.#saved);
	/** The corners; null as long as the sides can't be read. */
	outline = $derived.by(() => outlineFrom(this.values));
	#parsed = $derived.by(() => parsePlanFields(this.values));
	errors = $derived.by((): PlanErrors => (this.#parsed.ok ? {} : this.#parsed.errors));
	/** What can be drawn; null: nothing yet. A line that isn't right yet hides no other. */
	plan = $derived.by((): RoomPlan | null => {
		if (this.#parsed.ok) return this.#parsed.plan;
		const { outline, values, errors } = this;
		if (!outline) return null;
		const right = <T>(table: string, lines: readonly T[]): T[] =>
			lines.filter((_, line) => !Object.keys(errors).some((name) => name.startsWith(`${table}_`) && name.endsWith(`-${line}`)));
		const readable = parsePlanFields({
			...values,
			height: '',
			places: right('place', values.places),
			doors: right('door', values.doors),
			windows: right('window', values.windows),
			furniture: right('furniture', values.furniture),
			escape: right('escape', values.escape)
		});
		return readable.ok ? readable.plan : null;
	});

	/** What is here now is stored. */
	stored(): void {
		this.#saved = JSON.stringify(this.values);
	}

	/** Remembers how it was, so that the change which follows can be undone; `going`: a step that goes on. */
	remember(going: string | null = null): void {
		if (going === null || going !== this.#going) this.history.remember(this.values);
		this.#going = going;
	}
	#goTo(values: PlanFields | undefined): void {
		if (!values) return;
		this.#going = null;
		this.values = values;
		if (this.chosen !== null && this.chosen >= (this.outline?.length ?? 0)) this.chosen = null;
	}
	undo = (): void => this.#goTo(this.history.undo(this.values));
	redo = (): void => this.#goTo(this.history.redo(this.values));

	typeHeight(height: string): void {
		if (height === this.values.height) return;
		this.remember('height');
		this.values = { ...this.values, height };
	}
	/** One field of a table as it is typed; a spare line that gets something becomes one of the table. */
	type<Name extends Table>(table: Name, empty: PlanFields[Name][number], line: number, name: string, value: string): void {
		this.remember(`${table}-${line}-${name}`);
		const lines: PlanFields[Name][number][] = [...this.values[table]];
		while (lines.length <= line) lines.push({ ...empty });
		lines[line] = { ...lines[line]!, [name]: value };
		// A side that is typed moves the corners: what was drawn goes on from there.
		const drawn = table === 'sides' ? outlineFrom({ outline: this.values.outline, sides: lines as PlanFields['sides'] }) : null;
		this.values = { ...this.values, [table]: lines, ...(drawn && { outline: outlineText(drawn) }) };
	}

	/** While dragging: without a step of its own. */
	dragTo(outline: readonly PlanPoint[]): void {
		this.values = { ...this.values, outline: outlineText(outline), sides: sideFieldsOf(outline, this.#locale) };
	}
	dragCorner(corner: number, to: PlanPoint): void {
		const { outline } = this;
		if (outline) this.dragTo(outline.map((point, i) => (i === corner ? { xMm: Math.round(to.xMm), yMm: Math.round(to.yMm) } : point)));
	}
	setCorner(corner: number, to: PlanPoint, going: string | null = null): void {
		this.remember(going);
		this.dragCorner(corner, to);
	}
	/** A corner in the middle of the edge that begins at the chosen one. What lies on later edges counts on. */
	split(corner: number): void {
		const edge = this.outline && edgesOf(this.outline)[corner];
		if (!this.outline || !edge) return;
		this.remember();
		const { from, to } = edge;
		const between = { xMm: Math.round((from.xMm + to.xMm) / 2), yMm: Math.round((from.yMm + to.yMm) / 2) };
		this.#countOn(corner, 1);
		this.dragTo(this.outline.toSpliced(corner + 1, 0, between));
		this.chosen = corner + 1;
	}
	removeCorner(corner: number): void {
		if (!this.outline || this.outline.length <= 3) return;
		this.remember();
		this.#countOn(corner - 1, -1);
		this.dragTo(this.outline.toSpliced(corner, 1));
		this.chosen = null;
	}
	/** Numbers of the edges behind `edge` (from 0), when one comes or goes. */
	#countOn(edge: number, by: 1 | -1): void {
		const counted = <T extends { edge: string }>(lines: readonly T[]): T[] =>
			lines.map((line) => (Number(line.edge) - 1 > edge ? { ...line, edge: String(Math.max(1, Number(line.edge) + by)) } : line));
		const { places, doors, windows } = this.values;
		this.values = { ...this.values, places: counted(places), doors: counted(doors), windows: counted(windows) };
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
