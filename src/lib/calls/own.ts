import type { Texts } from '#lib/shared/texts.ts';
import type { SubmissionState, SubmissionWorkState } from './states.ts';

/** A submission as its artist sees it. Decisions appear only after they have been released. */
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
	/** The curator's message to the artist. `until`: the last day of a place on the waiting list. */
	words: Texts;
	until: string | null;
};
