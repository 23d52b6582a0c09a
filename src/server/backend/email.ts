import type { EmailDriver } from '@supabase/lite';

/** What somebody needs to sign in: the code to type, and the hash that the link in the mail carries. */
export type SignInMail = { email: string; token: string; tokenHash: string };

/** Receives a sign-in mail; the address counts as told only once this has resolved. */
export type SignInMailer = (mail: SignInMail) => Promise<void>;

const marker = 'sign-in';

/**
 * Subjects of the backend's own mails. A driver gets rendered texts only, so the facts of the one mail that
 * is used travel in its subject.
 */
export const mailTemplates = {
	magic_link: { subject: `${marker} {{ .Token }} {{ .TokenHash }}` }
};

/**
 * The e-mail driver of the embedded backend. It sends nothing: sign-in mails are handed to `queue`, which
 * renders them in the person's language; any other kind is refused, because the site has no such mail.
 */
export function queueingEmailDriver(queue: SignInMailer): EmailDriver {
	return {
		async send({ to, subject }) {
			const [kind, token, tokenHash] = subject.split(' ');
			if (kind !== marker || !token || !tokenHash) throw new Error('The site sends sign-in mails only.');
			await queue({ email: to, token, tokenHash });
		}
	};
}
