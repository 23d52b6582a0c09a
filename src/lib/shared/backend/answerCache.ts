/**
 * What the site and the cache of whole answers in front of it say to each other. The cache lies in the server's own process entry
 * (src/server/http/answerCache.ts), outside the bundle of the site; they meet on the request, as `event.platform.req`.
 */

/** Tells the moment: a text that stays the same as long as no public answer can have changed. Null: nobody knows now. */
export type Clock = {
	/** The moment, if it is known without asking the backend. */
	fresh: () => string | null;
	now: () => Promise<string | null>;
};

/** The request as the server hands it to the site. */
export type CachedRequest = {
	/** Keeps the answer to this request as long as `clock` tells `moment`. Only for answers that are the same for everybody. */
	keepAnswer?: (moment: string, clock: Clock) => void;
};
