import { UndoHistory } from '#lib/shared/undoHistory.svelte.ts';
import { cmText, parseCm } from '#lib/shared/length.ts';
import type { Rect } from '../geometry/rect.ts';
import type { Point, Rail, Suspension } from '../hooks/suspension.ts';
import { emptyPoint, emptyRail, parseSuspension, type PointFields, type RailFields } from '../forms/suspensionForm.ts';
import { type BlockReason, wallLimits } from '../wall.ts';
import { emptyZone, type WallFields, type ZoneFields } from '../forms/wallForm.ts';
import type { Spot } from '../geometry/zoneEdit.ts';

/** What is selected on the elevation: a zone or a point (a nail), by its line in the table, counted from 0. */
export type Selected = { kind: 'zone' | 'point'; line: number } | null;
type Size = { widthMm: number; heightMm: number };

/**
 * A wall while somebody works on it. The form as it is typed is the only state; what is drawn is derived from it. A line that can't
 * be read yet isn't drawn, and the others are drawn all the same.
 */
export class WallEditor {
	values = $state.raw<WallFields>()!;
	selected = $state.raw<Selected>(null);
	readonly history = new UndoHistory<WallFields>();
	#locale: string;
	#saved: string;

	constructor(values: WallFields, saved: WallFields, locale: string) {
		this.#locale = locale;
		this.values = values;
		this.#saved = JSON.stringify(saved);
	}

	changed = $derived.by(() => JSON.stringify(this.values) !== this.#saved);
	/** The wall's size; null while it can't be read. */
	size = $derived.by((): Size | null => {
		const [width, height] = [parseCm(this.values.width, wallLimits.width), parseCm(this.values.height, wallLimits.height)];
		return width.ok && height.ok ? { widthMm: width.mm, heightMm: height.mm } : null;
	});
	centreLineMm = $derived.by((): number | null => {
		const line = parseCm(this.values.centre_line || '145', wallLimits.centreLine);
		return line.ok && this.size && line.mm < this.size.heightMm ? line.mm : null;
	});
	/** The zones by line of the table; null: can't be drawn yet. */
	zones = $derived.by(() => this.values.zones.map((zone) => boxOf(zone)));
	rails = $derived.by((): Rail[] =>
		this.#readSuspension('rails', this.values.rails).flatMap((one) => (one?.kind === 'rails' ? one.rails : []))
	);
	/** The nails by line of the table; null: can't be drawn yet. */
	points = $derived.by((): (Point | null)[] =>
		this.#readSuspension('points', this.values.points).map((one) => (one?.kind === 'points' ? (one.points[0] ?? null) : null))
	);

	/** Reads each line by itself, so that a wrong one doesn't hide the others. */
	#readSuspension<Kind extends 'rails' | 'points'>(
		kind: Kind,
		lines: readonly (Kind extends 'rails' ? RailFields : PointFields)[]
	): (Suspension | null)[] {
		const { size } = this;
		if (!size || this.values.suspension !== kind) return lines.map(() => null);
		return lines.map((line) => {
			const typed = kind === 'rails' ? { rails: [line as RailFields], points: [] } : { rails: [], points: [line as PointFields] };
			const { suspension, errors } = parseSuspension({ kind, ...typed }, size);
			return Object.keys(errors).length === 0 ? suspension : null;
		});
	}

	/** Begins a step of the undo history. Changes of one `series` that follow each other are one step. */
	remember(series: string | null = null): void {
		this.history.remember(this.values, series);
	}
	#goTo(values: WallFields | undefined): void {
		if (!values) return;
		this.values = values;
		if (this.selected && this.selected.line >= values[this.selected.kind === 'zone' ? 'zones' : 'points'].length) this.selected = null;
	}
	undo = (): void => this.#goTo(this.history.undo(this.values));
	redo = (): void => this.#goTo(this.history.redo(this.values));

	/** Somebody types in one field. */
	typeField<Name extends keyof WallFields>(name: Name, value: WallFields[Name]): void {
		if (this.values[name] === value) return;
		this.remember(name);
		this.values = { ...this.values, [name]: value };
	}
	typeZone = (line: number, name: keyof ZoneFields, value: string): void =>
		this.#typeLine('zones', emptyZone, line, { [name]: value }, `zone-${line}-${name}`);
	typeRail = (line: number, name: keyof RailFields, value: string): void =>
		this.#typeLine('rails', emptyRail, line, { [name]: value }, `rail-${line}-${name}`);
	typePoint = (line: number, name: keyof PointFields, value: string): void =>
		this.#typeLine('points', emptyPoint, line, { [name]: value }, `point-${line}-${name}`);

	/** Typing in a spare line makes it a line of the table, and the spare lines before it too. */
	#typeLine<Table extends 'zones' | 'rails' | 'points'>(
		table: Table,
		empty: WallFields[Table][number],
		line: number,
		change: Partial<WallFields[Table][number]>,
		series: string | null
	): void {
		if (series !== null) this.remember(series);
		const lines: WallFields[Table][number][] = [...this.values[table]];
		while (lines.length <= line) lines.push({ ...empty });
		lines[line] = { ...lines[line]!, ...change };
		this.values = { ...this.values, [table]: lines };
	}

	#cm = (mm: number): string => cmText(mm, this.#locale);
	/** Changes a zone within the step that has begun: during a drag. */
	dragZone(line: number, { xMm, yMm, widthMm, heightMm }: Rect): void {
		const typed = { x: this.#cm(xMm), y: this.#cm(yMm), width: this.#cm(widthMm), height: this.#cm(heightMm) };
		this.#typeLine('zones', emptyZone, line, typed, null);
	}
	/** Changes a zone as a step of its own. */
	setZone(line: number, rect: Rect, series: string | null = null): void {
		this.remember(series);
		this.dragZone(line, rect);
	}
	/** Adds a zone and selects it. */
	addZone(reason: BlockReason, rect: Rect): void {
		this.remember();
		const line = this.values.zones.length;
		this.#typeLine('zones', emptyZone, line, { reason }, null);
		this.dragZone(line, rect);
		this.selected = { kind: 'zone', line };
	}
	/** Changes the place of a nail as a step of its own. */
	setPoint(line: number, { xMm, yMm }: Spot, series: string | null = null): void {
		this.remember(series);
		this.#typeLine('points', emptyPoint, line, { x: this.#cm(xMm), y: this.#cm(yMm) }, null);
	}
	/** Adds a nail and selects it. */
	addPoint(spot: Spot): void {
		const line = this.values.points.length;
		this.setPoint(line, spot);
		this.selected = { kind: 'point', line };
	}
	removeRail(line: number): void {
		this.remember();
		this.values = { ...this.values, rails: this.values.rails.filter((_, at) => at !== line) };
	}
	/** Removes what is selected. */
	removeSelected(): void {
		const { selected } = this;
		if (!selected) return;
		this.remember();
		const table = selected.kind === 'zone' ? 'zones' : 'points';
		this.selected = null;
		this.values = { ...this.values, [table]: this.values[table].filter((_, line) => line !== selected.line) };
	}
}

/** The rectangle of a zone as it is typed; null while it can't be read. */
function boxOf(zone: ZoneFields): Rect | null {
	const x = parseCm(zone.x || '0', { minMm: 0, maxMm: wallLimits.width.maxMm });
	const y = parseCm(zone.y || '0', { minMm: 0, maxMm: wallLimits.height.maxMm });
	const [width, height] = [parseCm(zone.width), parseCm(zone.height)];
	return x.ok && y.ok && width.ok && height.ok ? { xMm: x.mm, yMm: y.mm, widthMm: width.mm, heightMm: height.mm } : null;
}
