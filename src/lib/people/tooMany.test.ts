import { expect, test } from 'vitest';
import { readTooMany } from './tooMany.ts';

test.each([
	[
		429,
		'over_email_send_rate_limit',
		'For security purposes, you can only request this after 42 seconds.',
		{ limit: 'person', seconds: 42 }
	],
	[429, 'over_email_send_rate_limit', 'email rate limit exceeded', { limit: 'mails', seconds: 3600 }],
	[429, 'over_request_rate_limit', 'Request rate limit reached', { limit: 'requests', seconds: 300 }],
	[429, undefined, 'Too many requests', { limit: 'requests', seconds: 300 }],
	[403, 'otp_expired', 'Token has expired or is invalid', null],
	[undefined, undefined, 'fetch failed', null]
])('%s %s “%s”', (status, code, message, found) => {
	expect(readTooMany({ status, code, message })).toEqual(found);
});
