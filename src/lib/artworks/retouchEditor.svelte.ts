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
} from './retouchForm.ts';
import { spotIn, wholePart } from '#lib/images/make/parts.ts';
import { UndoHistory } from '#lib/shared/undoHistory.svelte.ts';
import { type Part, retouchLimits, type Turn, turned, turns } from '#lib/images/make/retouch.ts';

/** The crop, or a spot by its number from 0. */
export type Which = 'crop' | number;

/**
 * A wish while somebody works on it. What counts is the form as it is typed; from it come the rectangles that are drawn, which
 * stay as they were while a field can't be read.
 */
export class RetouchEditor {
	values = $state.raw<RetouchForm>({ turn: '0', tilt: '', crop: emptyPart, blur: [] });
	selected = $state<Which>('crop');
	turn = $state<Turn>(0);
	tilt = $state(0);
	crop = $state.raw<Part>(wholePart);
	blur = $state.raw<Part[]>([]);
	#locale: string;
	#saved = $state.raw('');
	readonly history = new UndoHistory<RetouchForm>();
	/** What the last step was done to: typing or sliding on is one step. */
	#going: string | null = null;

	constructor(values: RetouchForm, saved: RetouchForm, locale: string) {
		this.#locale = locale;
		this.#saved = JSON.stringify(saved);
		this.#show(values);
	}

	errors = $derived.by((): RetouchErrors => {
		const parsed = parseRetouchForm(this.values);
		return parsed.ok ? {} : parsed.errors;
	});
	canHide = $derived(this.blur.length < retouchLimits.blurs);
	changed = $derived(JSON.stringify(this.values) !== this.#saved);

	part = (which: Which): Part => (which === 'crop' ? this.crop : (this.blur[which] ?? wholePart));

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

	/** Remembers how it was, so that the change which follows can be undone; `going`: a step that goes on. */
	remember(going: string | null = null): void {
		if (going === null || going !== this.#going) this.history.remember(this.values);
		this.#going = going;
	}
	#goTo(values: RetouchForm | undefined): void {
		if (!values) return;
		this.#going = null;
		this.#show(values);
	}
	undo = (): void => this.#goTo(this.history.undo(this.values));
	redo = (): void => this.#goTo(this.history.redo(this.values));

	/** One field as it is typed. */
	type(field: 'turn' | 'tilt', text: string): void {
		if (text === this.values[field]) return;
		this.remember(field);
		this.#show({ ...this.values, [field]: text });
	}
	typePart(which: Which, side: Side, text: string): void {
		const form = which === 'crop' ? this.values.crop : this.values.blur[which]!;
		if (text === form[side]) return;
		this.remember(`${which}-${side}`);
		this.#put(which, { ...form, [side]: text });
	}
	setTilt(tilt: number): void {
		this.remember('slide');
		this.#show({ ...this.values, tilt: degreesText(tilt, this.#locale) });
	}

	/** While dragging: without a step of its own. */
	drag = (which: Which, part: Part): void => this.#put(which, showPart(part, this.#locale));
	set(which: Which, part: Part): void {
		this.remember();
		this.drag(which, part);
	}
	#put(which: Which, form: PartForm): void {
		const { values } = this;
		this.#show(which === 'crop' ? { ...values, crop: form } : { ...values, blur: values.blur.map((old, i) => (i === which ? form : old)) });
	}

	rotate(direction: 'clockwise' | 'anticlockwise'): void {
		this.remember();
		const { turn, crop, blur } = this;
		const { turn: next, crop: shown = wholePart, blur: hidden = [] } = turned({ turn, crop, blur }, direction);
		const texts = showRetouchForm({ turn: next ?? 0, crop: shown, blur: hidden }, this.#locale);
		this.#show({ ...texts, tilt: this.values.tilt });
	}
	/** A new spot to hide in the middle of what is shown. */
	hide(): void {
		this.remember();
		this.#show({ ...this.values, blur: [...this.values.blur, showPart(spotIn(this.crop), this.#locale)] });
		this.selected = this.blur.length - 1;
	}
	remove(spot: number): void {
		this.remember();
		this.selected = 'crop';
		this.blur = this.blur.filter((_, i) => i !== spot);
		this.#show({ ...this.values, blur: this.values.blur.filter((_, i) => i !== spot) });
	}
}
