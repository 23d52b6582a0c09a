import { parseEuros } from '#lib/shared/money.ts';
import { type Terms, termsSchema, usualTerms } from './agreement.ts';

/** The terms as typed, so that the form can show them again. */
export type TermsTyped = { fee: string; insurance: string; cap: string };
export type TermsRead = { ok: true; terms: Terms } | { ok: false; values: TermsTyped };

/** Reads the terms of an agreement from the fields `fee`, `insurance` and `cap`. Empty fields have the values of `usualTerms`. */
export function readTerms(form: FormData): TermsRead {
	const typed = (name: string) => String(form.get(name) ?? '').slice(0, 40);
	const values = { fee: typed('fee'), insurance: typed('insurance'), cap: typed('cap') };
	const [fee, cap] = [parseEuros(values.fee), parseEuros(values.cap)];
	if (fee === 'invalid' || cap === 'invalid' || (values.insurance === 'house' && cap === null)) return { ok: false, values };
	const terms = termsSchema.safeParse({
		feeCents: fee ?? usualTerms.feeCents,
		insurance: values.insurance || usualTerms.insurance,
		capCents: values.insurance === 'house' ? cap : null
	});
	return terms.success ? { ok: true, terms: terms.data } : { ok: false, values };
}
