/**
 * Types for negotiator 0.6. The published types (@types/negotiator) lack the second argument of `encoding` (to report at
 * github.com/DefinitelyTyped/DefinitelyTyped; no issue found). Can go when they have it.
 */
declare module 'negotiator' {
	import type { IncomingMessage } from 'node:http';

	export default class Negotiator {
		constructor(request: Pick<IncomingMessage, 'headers'>);
		/** The best of `available` by Accept-Encoding. Without a preference of the client, the first of `preferred`. */
		encoding(available: string[], preferred: string[]): string | undefined;
	}
}
