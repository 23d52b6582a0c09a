/** Kinds of things that are deleted after a while, in the order of their deletion. Files without a row come after what may leave some. */
export const terms = [
	'drafts',
	'originals',
	'contact',
	'mails',
	'requests',
	'log',
	'jobs',
	'accounts',
	'sign-ins',
	'codes',
	'uploads',
	'orphans',
	'archives'
] as const;
export type Term = (typeof terms)[number];

export type Unit = 'hour' | 'day' | 'month';

/** How long things of a kind are kept: so many hours, days or months, within bounds. Equal bounds: nobody can change it. */
export type RetentionTerm = { term: Term; amount: number; unit: Unit; least: number; most: number };

/** What is typed, by kind. */
export type TermFields = Partial<Record<Term, string>>;
export type Amounts = Partial<Record<Term, number>>;

/** The terms that a coordinator may set. */
export const changeable = (rows: readonly RetentionTerm[]): RetentionTerm[] => rows.filter(({ least, most }) => least < most);

/**
 * Reads the typed numbers. `opened`: what the form began with. Numbers that are still the same are left out, so that a form that was open
 * for long doesn't undo what somebody else has set meanwhile. `wrong`: the kinds whose number is missing, no whole number, or out of bounds.
 */
export function parseTerms(
	rows: readonly RetentionTerm[],
	fields: TermFields,
	opened: TermFields = {}
): { amounts: Amounts; wrong: Term[] } {
	const amounts: Amounts = {};
	const wrong: Term[] = [];
	for (const { term, least, most } of changeable(rows)) {
		const typed = (fields[term] ?? '').trim();
		if (typed === opened[term]) continue;
		const amount = /^\d{1,4}$/.test(typed) ? Number(typed) : NaN;
		if (amount >= least && amount <= most) amounts[term] = amount;
		else wrong.push(term);
	}
	return { amounts, wrong };
}
