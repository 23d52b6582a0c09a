import { byHand, type Finding } from './finding.ts';

/** What the keys of a Supabase project can't read. docs/deploy.md says how to set it. */
export const lookYourself = (origin: string): Finding[] => [
	byHand('addresses', `Authentication > URL Configuration: Site URL is ${origin}, Redirect URLs has ${origin}/sign-in/link.`),
	byHand(
		'templates',
		'Authentication > Emails: “Magic link” and “Confirm sign up” have the text of supabase/templates, and an SMTP server is set.'
	),
	byHand('limits', 'Authentication > Rate Limits: as in supabase/config.toml. All sign-ins come from the address of the site.'),
	byHand(
		'files',
		'Storage > Settings: the global limit of a file is 70 MB or more. (The Free plan allows 50 MB: larger photographs fail.)'
	),
	byHand('backups', 'Database > Backups: there is one of today or yesterday.')
];
