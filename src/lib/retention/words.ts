import { m } from '#lib/shared/paraglide/messages.js';
import type { Term, Unit } from './terms.ts';

const names: Record<Term, () => string> = {
	drafts: m.retention_drafts,
	originals: m.retention_originals,
	contact: m.retention_contact,
	mails: m.retention_mails,
	requests: m.retention_requests,
	log: m.retention_log,
	jobs: m.retention_jobs,
	accounts: m.retention_accounts,
	'sign-ins': m.retention_sign_ins,
	codes: m.retention_codes,
	uploads: m.retention_uploads,
	orphans: m.retention_orphans,
	archives: m.retention_archives
};
const meanings: Record<Term, () => string> = {
	drafts: m.retention_drafts_means,
	originals: m.retention_originals_means,
	contact: m.retention_contact_means,
	mails: m.retention_mails_means,
	requests: m.retention_requests_means,
	log: m.retention_log_means,
	jobs: m.retention_jobs_means,
	accounts: m.retention_accounts_means,
	'sign-ins': m.retention_sign_ins_means,
	codes: m.retention_codes_means,
	uploads: m.retention_uploads_means,
	orphans: m.retention_orphans_means,
	archives: m.retention_archives_means
};
const units: Record<Unit, (input: { count: number }) => string> = {
	hour: m.retention_hours,
	day: m.retention_days,
	month: m.retention_months
};

/** What a term is about, in a few words. */
export const termName = (term: Term): string => names[term]();

/** What exactly is deleted, and what stays. */
export const termMeaning = (term: Term): string => meanings[term]();

/** "12 Monate" */
export const spanText = (amount: number, unit: Unit): string => units[unit]({ count: amount });
