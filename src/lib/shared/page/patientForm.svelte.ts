import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { SvelteSet } from 'svelte/reactivity';

/** The forms that have got no answer and are sent again. `Sending.svelte` says so. */
export const unanswered = { forms: new SvelteSet<HTMLFormElement>() };

/** Between an attempt without an answer and the next one. */
const pauseMs = 3000;

type Options = {
	/** Called with true when the form is sent, and with false when it is answered. */
	sending?: (is: boolean) => void;
	/** Called with the answer, before the page shows it. */
	answered?: (result: ActionResult) => void;
};

/** Whether nobody has dealt with the form: no answer at all, or one of an overloaded server or proxy. */
export const isUnanswered = (result: ActionResult): boolean =>
	result.type === 'error' && (result.status === undefined || [502, 503, 504].includes(result.status));

/**
 * For `use:enhance`: what is typed stays in the form, whatever the answer is. Without an answer the form is sent again after a pause, as
 * long as it is on the page.
 */
export const keepTyped =
	({ sending, answered }: Options = {}): SubmitFunction =>
	({ formElement, submitter }) => {
		sending?.(true);
		return async ({ result, update }) => {
			if (isUnanswered(result)) {
				unanswered.forms.add(formElement);
				setTimeout(() => sendAgain(formElement, submitter), pauseMs);
				return;
			}
			unanswered.forms.delete(formElement);
			answered?.(result);
			await update({ reset: false });
			sending?.(false);
		};
	};

function sendAgain(form: HTMLFormElement, submitter: HTMLElement | null): void {
	if (form.isConnected) form.requestSubmit(submitter?.isConnected ? submitter : null);
	else unanswered.forms.delete(form);
}
