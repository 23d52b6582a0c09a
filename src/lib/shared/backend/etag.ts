/** Whether who sends this `If-None-Match` has what `etag` names already (RFC 9110, 13.1.2: compared weakly). */
export const hasIt = (ifNoneMatch: string | null | undefined, etag: string): boolean =>
	(ifNoneMatch ?? '').split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')));
