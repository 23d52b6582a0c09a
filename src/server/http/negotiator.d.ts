/** Types of what is used of negotiator 0.6; the published types lack the second argument. */
declare module 'negotiator' {
	import type { IncomingMessage } from 'node:http';

	export default class Negotiator {
		constructor(request: Pick<IncomingMessage, 'headers'>);
		/** The best of `available` by Accept-Encoding; where the caller has no preference, the first of `preferred`. */
		encoding(available: string[], preferred: string[]): string | undefined;
	}
}
