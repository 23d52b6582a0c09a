import { resolve } from 'node:path';
import { z } from 'zod';
import { addressHeader } from '../http/clientAddress.ts';
import { keyKind } from './keyKind.ts';

/** The address and keys of a backend: a Supabase project, or the embedded backend when it runs. */
export type BackendAddress = { url: string; publishableKey: string; secretKey: string };

/** The checked settings from the environment. */
export type Settings = {
	port: number;
	host: string;
	/** The public address of the site, without a trailing slash. */
	origin: string;
	dataDir: string;
	/** `null`: use the embedded backend. */
	supabase: BackendAddress | null;
	smtpUrl: string | null;
	mailFrom: string | null;
	demo: '0' | '1' | 'public';
	/** The number of proxies in front of the site. */
	trustedProxies: number;
};

const url = (protocols: string[]) =>
	z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
		error: `must start with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`
	});

const variables = z.object({
	PORT: z
		.string()
		.regex(/^\d{1,5}$/, 'must be a number from 1 to 65535')
		.transform(Number)
		.refine((port) => port >= 1 && port <= 65535, 'must be a number from 1 to 65535')
		.default(3000),
	HOST: z
		.string()
		.regex(/^[\w.:-]+$/, 'must be a host name or an IP address')
		.default('127.0.0.1'),
	ORIGIN: url(['http:', 'https:'])
		.refine(
			(value) => !URL.canParse(value) || new URL(value).origin === value.replace(/\/$/, ''),
			'must have no path, like https://example.org'
		)
		.optional(),
	DATA_DIR: z.string().default('.data'),
	SUPABASE_URL: url(['http:', 'https:']).optional(),
	SUPABASE_PUBLISHABLE_KEY: z.string().min(20, 'is too short to be a key').optional(),
	SUPABASE_SECRET_KEY: z.string().min(20, 'is too short to be a key').optional(),
	SMTP_URL: url(['smtp:', 'smtps:']).optional(),
	MAIL_FROM: z
		.string()
		.regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, like Gallery <walls@example.org>')
		.optional(),
	DEMO: z.enum(['0', '1', 'public'], 'must be 0, 1 or public').optional(),
	TRUSTED_PROXIES: z.string().regex(/^\d$/, 'must be the number of proxies in front of the site, 0 to 9').transform(Number).default(0)
});

type Variables = z.infer<typeof variables>;

/**
 * Reads and checks the environment. An empty variable counts as missing.
 * @throws Error with one line of text that names the variable.
 */
export function readEnvironment(env: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = variables.safeParse(given);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new Error(`${issue?.path.join('.')} ${issue?.message}.`);
	}
	const values = parsed.data;
	const supabase = readSupabase(values);
	if (supabase && values.DEMO && values.DEMO !== '0') {
		throw new Error('DEMO must be 0 (or unset) where SUPABASE_URL names a real backend.');
	}
	if (values.SMTP_URL && !values.MAIL_FROM) throw new Error('MAIL_FROM is missing: SMTP_URL needs an address to send from.');
	return {
		port: values.PORT,
		host: values.HOST,
		origin: (values.ORIGIN ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
		dataDir: resolve(values.DATA_DIR),
		supabase,
		smtpUrl: values.SMTP_URL ?? null,
		mailFrom: values.MAIL_FROM ?? null,
		demo: values.DEMO ?? (supabase ? '0' : '1'),
		trustedProxies: values.TRUSTED_PROXIES
	};
}

const supabaseNames = ['SUPABASE_URL', 'SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY'] as const;

function readSupabase(values: Variables): BackendAddress | null {
	const missing = supabaseNames.find((name) => !values[name]);
	if (supabaseNames.every((name) => !values[name])) return null;
	if (missing) throw new Error(`${missing} is missing: ${supabaseNames.join(', ')} are set all or none.`);
	const { SUPABASE_URL: address = '', SUPABASE_PUBLISHABLE_KEY: publishableKey = '', SUPABASE_SECRET_KEY: secretKey = '' } = values;
	if (keyKind(publishableKey) === 'secret')
		throw new Error(
			'SUPABASE_PUBLISHABLE_KEY is a secret key: every visitor would read and change everything. Set the publishable (anon) key.'
		);
	if (keyKind(secretKey) === 'publishable')
		throw new Error('SUPABASE_SECRET_KEY is a publishable key: the site could store nothing. Set the secret (service_role) key.');
	return { url: address.replace(/\/$/, ''), publishableKey, secretKey };
}

/** The environment of the site's process. It contains only what the site needs. */
export function siteEnvironment(settings: Settings, backend: BackendAddress): Record<string, string> {
	return {
		PORT: String(settings.port),
		HOST: settings.host,
		ORIGIN: settings.origin,
		DATA_DIR: settings.dataDir,
		BACKEND: settings.supabase ? 'supabase' : 'embedded',
		SUPABASE_URL: backend.url,
		SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
		SUPABASE_SECRET_KEY: backend.secretKey,
		DEMO: settings.demo,
		TRUSTED_PROXIES: String(settings.trustedProxies),
		ADDRESS_HEADER: addressHeader,
		SHUTDOWN_TIMEOUT: '20',
		// glibc keeps freed memory per thread. Measured with all test photographs at once: 0.97 GB instead of 1.31 GB.
		MALLOC_ARENA_MAX: '2',
		...(settings.smtpUrl ? { SMTP_URL: settings.smtpUrl } : {}),
		...(settings.mailFrom ? { MAIL_FROM: settings.mailFrom } : {})
	};
}
