import {
	emptyPart,
	parsePart,
	parseRetouchForm,
	parseTilt,
	type PartForm,
	degreesText,
	type RetouchErrors,
	type RetouchForm,
	showPart,
	showRetouchForm,
	type Side
} from '../retouchForm.ts';
import { spotIn, wholePart } from '#lib/images/make/parts.ts';
import { UndoHistory } from '#lib/shared/undoHistory.svelte.ts';
import { type Part, retouchLimits, type Turn, turned, turns } from '#lib/images/make/retouch.ts';

/** The part of a photograph that is shown, or a spot that is hidden, by its number from 0. */
export type PartId = 'crop' | number;

/**
 * The retouching of a photograph while somebody works on it. What counts is the form as it is typed; the rectangles that are drawn
 * are read from it, and stay as they were while a field can't be read.
 */
export class RetouchEditor {
	values = $state.raw<RetouchForm>({ turn: '0', tilt: '', crop: emptyPart, blur: [] });
	selected = $state<PartId>('crop');
	turn = $state<Turn>(0);
	tilt = $state(0);
	crop = $state.raw<Part>(wholePart);
	blur = $state.raw<Part[]>([]);
	#locale: string;
	#saved = $state.raw('');
	readonly history = new UndoHistory<RetouchForm>();

	constructor(values: RetouchForm, saved: RetouchForm, locale: string) {
		this.#locale = locale;
		this.#saved = JSON.stringify(saved);
		this.#show(values);
	}

	errors = $derived.by((): RetouchErrors => {
		const parsed = parseRetouchForm(this.values);
		return parsed.ok ? {} : parsed.errors;
	});
	canAddSpot = $derived(this.blur.length < retouchLimits.blurs);
	changed = $derived(JSON.stringify(this.values) !== this.#saved);

	part = (id: PartId): Part => (id === 'crop' ? this.crop : (this.blur[id] ?? wholePart));

	#show(values: RetouchForm): void {
		this.values = values;
		this.turn = turns.find((turn) => String(turn) === values.turn) ?? this.turn;
		const tilt = parseTilt(values.tilt);
		if (typeof tilt === 'number') this.tilt = tilt;
		const isEmpty = Object.values(values.crop).every((text) => text.trim() === '');
		this.crop = isEmpty ? wholePart : (parsePart(values.crop) ?? this.crop);
		this.blur = values.blur.map((form, i) => parsePart(form) ?? this.blur[i] ?? spotIn(this.crop));
		if (this.selected !== 'crop' && this.selected >= this.blur.length) this.selected = 'crop';
	}

	/** Begins a step of the undo history. Changes of one `series` that follow each other are one step. */
	remember(series: string | null = null): void {
		this.history.remember(this.values, series);
	}
	#goTo(values: RetouchForm | undefined): void {
		if (!values) return;
		this.#show(values);
	}
	undo = (): void => this.#goTo(this.history.undo(this.values));
	redo = (): void => this.#goTo(this.history.redo(this.values));

	/** Somebody types in one field. */
	typeField(field: 'turn' | 'tilt', text: string): void {
		if (text === this.values[field]) return;
		this.remember(field);
		this.#show({ ...this.values, [field]: text });
	}
	typePart(id: PartId, side: Side, text: string): void {
		const form = id === 'crop' ? this.values.crop : this.values.blur[id]!;
		if (text === form[side]) return;
		this.remember(`${id}-${side}`);
		this.#replacePart(id, { ...form, [side]: text });
	}
	/** Sets the tilt with the slider, in tenths of a degree. */
	setTilt(tilt: number): void {
		this.remember('slide');
		this.#show({ ...this.values, tilt: degreesText(tilt, this.#locale) });
	}

	/** Changes a part within the step that has begun: during a drag. */
	dragPart = (id: PartId, part: Part): void => this.#replacePart(id, showPart(part, this.#locale));
	/** Changes a part as a step of its own. */
	setPart(id: PartId, part: Part): void {
		this.remember();
		this.dragPart(id, part);
	}
	#replacePart(id: PartId, form: PartForm): void {
		const { values } = this;
		this.#show(id === 'crop' ? { ...values, crop: form } : { ...values, blur: values.blur.map((old, i) => (i === id ? form : old)) });
	}

	/** Turns the photograph by 90°; the parts turn along. */
	rotate(direction: 'clockwise' | 'anticlockwise'): void {
		this.remember();
		const { turn, crop, blur } = this;
		const { turn: next, crop: shown = wholePart, blur: hidden = [] } = turned({ turn, crop, blur }, direction);
		const texts = showRetouchForm({ turn: next ?? 0, crop: shown, blur: hidden }, this.#locale);
		this.#show({ ...texts, tilt: this.values.tilt });
	}
	/** Adds a spot to hide in the middle of what is shown, and selects it. */
	addSpot(): void {
		this.remember();
		this.#show({ ...this.values, blur: [...this.values.blur, showPart(spotIn(this.crop), this.#locale)] });
		this.selected = this.blur.length - 1;
	}
	removeSpot(spot: number): void {
		this.remember();
		this.selected = 'crop';
		this.blur = this.blur.filter((_, i) => i !== spot);
		this.#show({ ...this.values, blur: this.values.blur.filter((_, i) => i !== spot) });
	}
}
