/** An answer of a backend: its status and its body as JSON (or text), or why there was none. */
export type Answer = { status: number; body: unknown } | { status: null; reason: string };

/** The five answers that say how a backend is. */
export type BackendAnswers = {
	/** The sign-in service, asked whether it is healthy. */
	signIn: Answer;
	/** A public view, read with the publishable key. */
	visitor: Answer;
	/** The table of accounts, read with the publishable key: it must be refused. No row is asked for. */
	accounts: Answer;
	/** The versions of the applied migrations, read with the secret key. */
	migrations: Answer;
	/** The buckets, read with the secret key. */
	buckets: Answer;
	/** How far the backend's clock is ahead of ours; null when it didn't say. */
	clockAheadMs: number | null;
};

/** The code of an error that the database reported (`42501`: not allowed), or null. */
export function errorCode(answer: Answer): string | null {
	const { body } = { body: null, ...answer };
	const code: unknown = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
	return typeof code === 'string' ? code : null;
}

/** Whether the backend refused the key itself, not what it asked for. */
export const refusesKey = (answer: Answer): boolean => [401, 403].includes(answer.status ?? 0) && errorCode(answer) !== '42501';
