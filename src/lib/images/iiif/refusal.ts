/**
 * Why a request isn't answered: 400 for what the standard doesn't know or forbids, 501 for what it allows and isn't done here.
 * The words are for who writes programs, in English as the standard is.
 */
export type Refusal = { status: 400 | 501; why: string };

export const refused = (status: Refusal['status'], why: string): Refusal => ({ status, why });

export const isRefusal = (answer: object): answer is Refusal => 'status' in answer;
