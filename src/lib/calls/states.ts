import type { Transition } from '#lib/shared/transitions.ts';

/** The database has the same transitions (`app.submission_move`, `app.submission_work_move`). */

export const submissionStates = ['draft', 'submitted', 'in_review', 'changes_requested', 'decided', 'withdrawn'] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** 'artist' is the person who submits: the artist, or a curator on behalf of an artist without an account. */
export const submissionTransitions: readonly Transition<SubmissionState>[] = [
	{ from: 'draft', to: 'submitted', by: 'artist' },
	{ from: 'submitted', to: 'in_review', by: 'curator' },
	{ from: 'submitted', to: 'changes_requested', by: 'curator' },
	{ from: 'in_review', to: 'changes_requested', by: 'curator' },
	{ from: 'changes_requested', to: 'submitted', by: 'artist' },
	{ from: 'in_review', to: 'decided', by: 'curator' },
	{ from: 'submitted', to: 'withdrawn', by: 'artist' },
	{ from: 'in_review', to: 'withdrawn', by: 'artist' },
	{ from: 'changes_requested', to: 'withdrawn', by: 'artist' }
];

/** Whether a submission was sent: all but drafts were. */
export const isSent = <Row extends { submitted_at: string | null }>(row: Row): row is Row & { submitted_at: string } =>
	row.submitted_at !== null;

/** The state of a work in a submission, as its artist sees it. It changes when a decision is released. */
export const submissionWorkStates = ['undecided', 'accepted', 'waitlisted', 'declined', 'confirmed', 'given_back'] as const;
export type SubmissionWorkState = (typeof submissionWorkStates)[number];

export const submissionWorkTransitions: readonly Transition<SubmissionWorkState>[] = [
	{ from: 'undecided', to: 'accepted', by: 'curator' },
	{ from: 'undecided', to: 'waitlisted', by: 'curator' },
	{ from: 'undecided', to: 'declined', by: 'curator' },
	{ from: 'waitlisted', to: 'accepted', by: 'curator' },
	{ from: 'waitlisted', to: 'declined', by: 'curator' },
	{ from: 'accepted', to: 'confirmed', by: 'artist' },
	{ from: 'accepted', to: 'given_back', by: 'artist' }
];

export const decisionOutcomes = ['accepted', 'waitlisted', 'declined'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export const decisionStates = ['planned', 'released', 'replaced'] as const;
export type DecisionState = (typeof decisionStates)[number];

/** A released decision is replaced only if its outcome was the waiting list. */
export const decisionTransitions: readonly Transition<DecisionState>[] = [
	{ from: 'planned', to: 'released', by: 'curator' },
	{ from: 'planned', to: 'replaced', by: 'curator' },
	{ from: 'released', to: 'replaced', by: 'curator' }
];

/** The state of a decision, derived from its two times. A planned decision is invisible to the artist. */
export function decisionState(decision: { releasedAt: string | null; replacedAt: string | null }): DecisionState {
	if (decision.replacedAt !== null) return 'replaced';
	return decision.releasedAt === null ? 'planned' : 'released';
}
