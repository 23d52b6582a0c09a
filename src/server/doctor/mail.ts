import type { Settings } from '../start/environment.ts';
import { byHand, ok, problem, type Finding } from './finding.ts';

/** How the mail server answered: it is ready, or the code of the error (`EAUTH`, `ECONNREFUSED` …) and of its answer. */
export type MailAnswer = { ready: true } | { ready: false; code: string; responseCode?: number };

const remedies: Record<string, string> = {
	EAUTH: 'Check user and password in SMTP_URL.',
	EDNS: 'Check the host in SMTP_URL.',
	ENOTFOUND: 'Check the host in SMTP_URL.',
	ETLS: 'Check smtp: or smtps: and the port in SMTP_URL, and the certificate of the server.'
};

/** Says whether mails go out. `answer` is null when there is no mail server to ask. */
export function mail({ smtpUrl, mailFrom, supabase, demo }: Settings, answer: MailAnswer | null): Finding[] {
	if (!smtpUrl || !answer) return [withoutServer(supabase !== null, demo !== '0')];
	const { host } = new URL(smtpUrl);
	if (answer.ready) return [ok('mail', `${host} takes mails from ${mailFrom}.`)];
	const remedy = remedies[answer.code] ?? 'Check host and port in SMTP_URL, and that this machine may reach them.';
	return [
		problem(
			'mail',
			`${host} doesn't take mails (${[answer.code, answer.responseCode].filter(Boolean).join(' ')}): they wait in the outbox. ${remedy}`
		)
	];
}

function withoutServer(isSupabase: boolean, isDemo: boolean): Finding {
	if (isDemo) return ok('mail', 'SMTP_URL is not set: mails are shown at /dev/mail.');
	if (isSupabase)
		return byHand(
			'mail',
			'SMTP_URL is not set: Supabase sends the sign-in codes, all other mails wait in the outbox. Set SMTP_URL and MAIL_FROM.'
		);
	return problem(
		'mail',
		'SMTP_URL is not set: all mails wait in the outbox, so nobody gets a code to sign in. Set SMTP_URL and MAIL_FROM.'
	);
}
