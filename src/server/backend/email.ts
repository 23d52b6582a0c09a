import type { EmailDriver } from '@supabase/lite';

/** What a person needs to sign in: the code to type (`token`), and the hash in the link of the mail. */
export type SignInMail = { email: string; token: string; tokenHash: string };

/** Receives a sign-in mail. The mail counts as sent when the promise resolves. */
export type SignInMailer = (mail: SignInMail) => Promise<void>;

const marker = 'sign-in';

/**
 * Mail templates for lite. They pass the code and the hash in the subject.
 *
 * Works around @supabase/lite 0.10, whose e-mail drivers get rendered texts only (to report at github.com/supabase-community/lite; no
 * issue found). Can go when `EmailDriver.send` also gets the token and its hash.
 */
export const mailTemplates = {
	magic_link: { subject: `${marker} {{ .Token }} {{ .TokenHash }}` }
};

/**
 * The e-mail driver of the embedded backend. It sends nothing itself. It passes sign-in mails to `queue`, which renders them in the
 * person's language, and refuses all other mails, because the site has none.
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
