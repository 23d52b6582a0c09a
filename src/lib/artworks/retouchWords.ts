import { type Part, type Retouch, tidy } from '#lib/images/make/retouch.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { percentText, type RetouchError } from './retouchForm.ts';

/** An edit in words: "gedreht, zugeschnitten und 2 Stellen unkenntlich". Empty if there is no edit. */
export function retouchText(retouch: Retouch, locale: string): string {
	const { turn, tilt, crop, blur = [] } = tidy(retouch);
	const done = [
		turn ? m.artworks_retouch_did_turn() : '',
		tilt ? m.artworks_retouch_did_tilt() : '',
		crop ? m.artworks_retouch_did_crop() : '',
		blur.length === 1 ? m.artworks_retouch_did_hide_one() : blur.length > 1 ? m.artworks_retouch_did_hide({ count: blur.length }) : ''
	].filter(Boolean);
	return new Intl.ListFormat(locale, { type: 'conjunction' }).format(done);
}

const errors: Record<RetouchError, () => string> = {
	'not-a-number': m.artworks_retouch_error_not_a_number,
	'too-small': m.artworks_retouch_error_too_small,
	'too-large': m.artworks_retouch_error_too_large,
	outside: m.artworks_retouch_error_outside,
	'not-a-choice': m.artworks_retouch_error_not_a_choice
};
/** The error sentence of a form field. */
export function retouchErrorText(field: string, error: RetouchError | undefined): string | undefined {
	if (field === 'tilt' && (error === 'too-small' || error === 'too-large')) return m.artworks_retouch_error_tilt();
	return error && errors[error]();
}

const labels: Record<string, () => string> = {
	turn: m.artworks_retouch_turn_label,
	tilt: m.artworks_retouch_tilt_label,
	x: m.artworks_retouch_x,
	y: m.artworks_retouch_y,
	width: m.artworks_retouch_width,
	height: m.artworks_retouch_height
};
/** The line of a field (`tilt`, `crop-width`, `blur-0-x`) in the error summary: its label, then the sentence. */
export function retouchProblem(field: string, error: RetouchError): string {
	const steps = field.split('-');
	const label = labels[steps.at(-1)!]?.() ?? field;
	const of = steps[0] === 'crop' ? `${partName('crop')}, ` : steps[0] === 'blur' ? `${partName(Number(steps[1]))}, ` : '';
	return `${of}${label}: ${retouchErrorText(field, error) ?? ''}`;
}

/** The name of a rectangle: the crop, or the obscured area with this index (from 0). */
export const partName = (which: 'crop' | number): string =>
	which === 'crop' ? m.artworks_retouch_crop() : m.artworks_retouch_spot({ number: which + 1 });

/** Place and size of a rectangle, for screen readers. */
export const partText = (which: 'crop' | number, part: Part, locale: string): string =>
	m.artworks_retouch_said({
		name: partName(which),
		x: percentText(part.x, locale),
		y: percentText(part.y, locale),
		width: percentText(part.width, locale),
		height: percentText(part.height, locale)
	});
