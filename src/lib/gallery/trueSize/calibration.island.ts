import { card } from './trueSize.ts';

/** The screen's scale in CSS pixels per mm, whether it is calibrated, and storing a new calibration; `null` deletes it. */
type Screen = { scale: () => number; isCalibrated: () => boolean; keep: (outlinePx: number | null) => void };

/** The calibration dialog: slider, buttons and number field change the outline of the card; "it fits" stores its width in CSS pixels. */
export function prepareCalibration(dialog: HTMLDialogElement, opener: HTMLElement, screen: Screen): void {
	const slider = dialog.querySelector<HTMLInputElement>('[data-slider]')!;
	const number = dialog.querySelector<HTMLInputElement>('[data-number]')!;
	const [min, max] = [Number(slider.min), Number(slider.max)];
	let outlinePx = 0;

	function show(px: number, from?: HTMLInputElement): void {
		if (!Number.isFinite(px)) return;
		outlinePx = Math.min(max, Math.max(min, px));
		dialog.style.setProperty('--card', `${outlinePx}px`);
		for (const input of [slider, number]) if (input !== from) input.value = String(Math.round(outlinePx * 10) / 10);
	}

	opener.addEventListener('click', () => {
		show(screen.scale() * card.widthMm);
		dialog.querySelector<HTMLElement>('[data-forget]')!.hidden = !screen.isCalibrated();
		dialog.returnValue = '';
		dialog.showModal();
		slider.focus();
	});
	for (const input of [slider, number])
		input.addEventListener('input', () => input.value !== '' && show(Number(input.value.replace(',', '.')), input));
	slider.addEventListener('keydown', (event) => {
		const by = { PageUp: 10, PageDown: -10 }[event.key];
		if (!by) return;
		event.preventDefault();
		show(outlinePx + by);
	});
	for (const button of dialog.querySelectorAll<HTMLElement>('[data-by]'))
		button.addEventListener('click', () => show(outlinePx + Number(button.dataset.by)));
	dialog.addEventListener('close', () => {
		if (dialog.returnValue === 'done') screen.keep(outlinePx);
		else if (dialog.returnValue === 'forget') screen.keep(null);
	});
}
