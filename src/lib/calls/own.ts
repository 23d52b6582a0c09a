import type { Texts } from '#lib/shared/texts.ts';
import type { SubmissionState, SubmissionWorkState } from './states.ts';

/** Submissions as their artist sees them: a decision only once it was released. */
export type OwnSubmission = {
	id: string;
	state: SubmissionState;
	submittedAt: string;
	call: Texts;
	works: OwnSubmissionWork[];
};
export type OwnSubmissionWork = {
	id: string;
	artwork: string;
	state: SubmissionWorkState;
	/** The curator's words to the artist, and until when a place on the waiting list is kept. */
	words: Texts;
	until: string | null;
};
