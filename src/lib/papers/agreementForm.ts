import { parseEuros } from '#lib/shared/money.ts';
import { type Terms, termsSchema, usualTerms } from './agreement.ts';

/** What was typed about money, to be shown again. */
export type TermsTyped = { fee: string; insurance: string; cap: string };
export type TermsRead = { ok: true; terms: Terms } | { ok: false; values: TermsTyped };

/** The terms of an agreement out of its form: `fee`, `insurance`, `cap`; what is left empty is as usual. */
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
