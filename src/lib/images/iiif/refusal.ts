/**
 * Why a request is refused: 400 when the standard doesn't allow it, 501 when the standard allows it and we don't support it. `why` is for
 * programmers, in English like the standard.
 */
export type Refusal = { status: 400 | 501; why: string };

export const refused = (status: Refusal['status'], why: string): Refusal => ({ status, why });

export const isRefusal = (answer: object): answer is Refusal => 'status' in answer;
