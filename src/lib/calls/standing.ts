import { canTransition } from '#lib/shared/transitions.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { OwnSubmission } from './own.ts';
import { submissionTransitions } from './states.ts';

/** The standing of an artist's work: a draft, or its state in the latest submission. */
export type Standing =
	| { kind: 'draft' }
	| {
			kind: 'undecided' | 'accepted' | 'confirmed' | 'waitlisted' | 'declined' | 'given_back' | 'changes_requested' | 'withdrawn';
			/** When it was submitted, ISO 8601. */
			sentAt: string;
			submissionWork: string;
			words: Texts;
			until: string | null;
	  };

/** The standing of one work. `submissions` must be sorted newest first. Withdrawn ones count only if there is no other. */
export function standingOf(artwork: string, submissions: readonly OwnSubmission[]): Standing {
	const sent = submissions.filter(({ works }) => works.some((work) => work.artwork === artwork));
	const latest = sent.find(({ state }) => state !== 'withdrawn') ?? sent[0];
	const work = latest?.works.find((each) => each.artwork === artwork);
	if (!latest || !work) return { kind: 'draft' };
	const kind =
		latest.state === 'withdrawn'
			? 'withdrawn'
			: latest.state === 'changes_requested' && work.state === 'undecided'
				? 'changes_requested'
				: work.state;
	return { kind, sentAt: latest.submittedAt, submissionWork: work.id, words: work.words, until: work.until };
}

/** Whether a work is with the curators now, so that it cannot be submitted to the same call again. */
export const isWithCurators = (artwork: string, submissions: readonly OwnSubmission[]): boolean =>
	submissions.some(({ state, works }) => !['decided', 'withdrawn'].includes(state) && works.some((work) => work.artwork === artwork));

/** Whether an artist may withdraw a submission. */
export const canWithdraw = ({ state }: Pick<OwnSubmission, 'state'>): boolean =>
	canTransition(submissionTransitions, state, 'withdrawn', 'artist');
