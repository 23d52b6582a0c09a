/** The request as the server passes it to the site. */
export type GuardedRequest = {
	/** The site calls it when it has let in the session or link of the request. Then the server takes files from them. */
	letIn?: () => void;
};
