/**
 * The interface between the site and the answer cache, which keeps whole HTTP responses in front of it. The cache is part of the
 * server (src/server/http/answerCache.ts), outside the bundle of the site. Both share the request, as `event.platform.req`.
 */

/** Gives the moment: a cache key that stays the same as long as no public answer can have changed. Null: not known now. */
export type Clock = {
	/** The moment if it is known without a request to the backend, else null. */
	fresh: () => string | null;
	/** The moment; asks the backend if necessary. */
	now: () => Promise<string | null>;
};

/** The request as the server passes it to the site. */
export type CachedRequest = {
	/** Caches the answer to this request as long as `clock` gives `moment`. Only for answers that are the same for everybody. */
	keepAnswer?: (moment: string, clock: Clock) => void;
	/** Says that this request has changed something. Whoever asks from now on gets no answer that was begun before. */
	wrote?: () => void;
};
