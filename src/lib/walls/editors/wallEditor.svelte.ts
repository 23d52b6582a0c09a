import { UndoHistory } from '#lib/shared/undoHistory.svelte.ts';
import { cmText, parseCm } from '#lib/shared/length.ts';
import type { Rect } from '../geometry/rect.ts';
import type { Point, Rail, Suspension } from '../hooks/suspension.ts';
import { emptyPoint, emptyRail, parseSuspension, type PointFields, type RailFields } from '../forms/suspensionForm.ts';
import { type BlockReason, wallLimits } from '../wall.ts';
import { emptyZone, type WallFields, type ZoneFields } from '../forms/wallForm.ts';
import type { Spot } from '../geometry/zoneEdit.ts';

/** What is chosen on the elevation: a zone or a point, by its line in the table from 0. */
export type Chosen = { kind: 'zone' | 'point'; line: number } | null;
type Size = { widthMm: number; heightMm: number };

/**
 * A wall while somebody works on it. What counts is the form as it is typed; from it comes what is drawn. What can't be read
 * yet isn't drawn and hides nothing else.
 */
export class WallEditor {
	values = $state.raw<WallFields>()!;
	chosen = $state.raw<Chosen>(null);
	readonly history = new UndoHistory<WallFields>();
	#locale: string;
	#saved: string;
	/** What the last step was done to: typing on is one step. */
	#going: string | null = null;

	constructor(values: WallFields, saved: WallFields, locale: string) {
		this.#locale = locale;
		this.values = values;
		this.#saved = JSON.stringify(saved);
	}

	changed = $derived.by(() => JSON.stringify(this.values) !== this.#saved);
	/** The wall's size; null as long as it can't be read. */
	size = $derived.by((): Size | null => {
		const [width, height] = [parseCm(this.values.width, wallLimits.width), parseCm(this.values.height, wallLimits.height)];
		return width.ok && height.ok ? { widthMm: width.mm, heightMm: height.mm } : null;
	});
	centreLineMm = $derived.by((): number | null => {
		const line = parseCm(this.values.centre_line || '145', wallLimits.centreLine);
		return line.ok && this.size && line.mm < this.size.heightMm ? line.mm : null;
	});
	/** By line of the table; null: can't be drawn yet. */
	zones = $derived.by(() => this.values.zones.map((zone) => boxOf(zone)));
	rails = $derived.by((): Rail[] => this.#hanging('rails', this.values.rails).flatMap((one) => (one?.kind === 'rails' ? one.rails : [])));
	/** By line of the table; null: can't be drawn yet. */
	points = $derived.by((): (Point | null)[] =>
		this.#hanging('points', this.values.points).map((one) => (one?.kind === 'points' ? (one.points[0] ?? null) : null))
	);

	/** Each line by itself, so that one that isn't right yet hides no other. */
	#hanging<Kind extends 'rails' | 'points'>(
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

	/** Remembers how it was, so that the change which follows can be undone; `going`: a step that goes on. */
	remember(going: string | null = null): void {
		if (going === null || going !== this.#going) this.history.remember(this.values);
		this.#going = going;
	}
	#goTo(values: WallFields | undefined): void {
		if (!values) return;
		this.#going = null;
		this.values = values;
		if (this.chosen && this.chosen.line >= values[this.chosen.kind === 'zone' ? 'zones' : 'points'].length) this.chosen = null;
	}
	undo = (): void => this.#goTo(this.history.undo(this.values));
	redo = (): void => this.#goTo(this.history.redo(this.values));

	/** One field as it is typed. */
	type<Name extends keyof WallFields>(name: Name, value: WallFields[Name]): void {
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

	/** A spare line that gets something becomes one of the table, and those before it too. */
	#typeLine<Table extends 'zones' | 'rails' | 'points'>(
		table: Table,
		empty: WallFields[Table][number],
		line: number,
		change: Partial<WallFields[Table][number]>,
		going: string | null
	): void {
		if (going !== null) this.remember(going);
		const lines: WallFields[Table][number][] = [...this.values[table]];
		while (lines.length <= line) lines.push({ ...empty });
		lines[line] = { ...lines[line]!, ...change };
		this.values = { ...this.values, [table]: lines };
	}

	#cm = (mm: number): string => cmText(mm, this.#locale);
	/** While dragging: without a step of its own. */
	dragZone(line: number, { xMm, yMm, widthMm, heightMm }: Rect): void {
		const typed = { x: this.#cm(xMm), y: this.#cm(yMm), width: this.#cm(widthMm), height: this.#cm(heightMm) };
		this.#typeLine('zones', emptyZone, line, typed, null);
	}
	setZone(line: number, rect: Rect, going: string | null = null): void {
		this.remember(going);
		this.dragZone(line, rect);
	}
	addZone(reason: BlockReason, rect: Rect): void {
		this.remember();
		const line = this.values.zones.length;
		this.#typeLine('zones', emptyZone, line, { reason }, null);
		this.dragZone(line, rect);
		this.chosen = { kind: 'zone', line };
	}
	dragPoint(line: number, { xMm, yMm }: Spot): void {
		this.#typeLine('points', emptyPoint, line, { x: this.#cm(xMm), y: this.#cm(yMm) }, null);
	}
	setPoint(line: number, spot: Spot, going: string | null = null): void {
		this.remember(going);
		this.dragPoint(line, spot);
	}
	addPoint(spot: Spot): void {
		const line = this.values.points.length;
		this.setPoint(line, spot);
		this.chosen = { kind: 'point', line };
	}
	removeRail(line: number): void {
		this.remember();
		this.values = { ...this.values, rails: this.values.rails.filter((_, at) => at !== line) };
	}
	/** Takes what is chosen off the wall. */
	remove(): void {
		const { chosen } = this;
		if (!chosen) return;
		this.remember();
		const table = chosen.kind === 'zone' ? 'zones' : 'points';
		this.chosen = null;
		this.values = { ...this.values, [table]: this.values[table].filter((_, line) => line !== chosen.line) };
	}
}

/** The rectangle of a zone as typed; null as long as it can't be read. */
function boxOf(zone: ZoneFields): Rect | null {
	const x = parseCm(zone.x || '0', { minMm: 0, maxMm: wallLimits.width.maxMm });
	const y = parseCm(zone.y || '0', { minMm: 0, maxMm: wallLimits.height.maxMm });
	const [width, height] = [parseCm(zone.width), parseCm(zone.height)];
	return x.ok && y.ok && width.ok && height.ok ? { xMm: x.mm, yMm: y.mm, widthMm: width.mm, heightMm: height.mm } : null;
}
