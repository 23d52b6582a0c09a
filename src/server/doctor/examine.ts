import type { BackendAddress, Settings } from '../start/environment.ts';
import type { Answer, BackendAnswers } from './answer.ts';
import { ask, askBackend } from './ask.ts';
import { askMail } from './askMail.ts';
import { buckets } from './buckets.ts';
import { clock } from './clock.ts';
import { lookAtEmbedded } from './embedded.ts';
import { expectedMigrations } from './expected.ts';
import type { Finding } from './finding.ts';
import { keys } from './keys.ts';
import { lookYourself } from './lookYourself.ts';
import { mail } from './mail.ts';
import { howToMigrate, migrations } from './migrations.ts';
import { isLocal, proxy, throughProxy } from './proxy.ts';
import { isAbsent, reachable } from './reachable.ts';

type Stored = Pick<BackendAnswers, 'migrations' | 'buckets'>;

/** The long time limit of a question, for somebody who waits for the answer; and the short one, beside a start. */
const [patientMs, briefMs] = [10_000, 4_000];

/** Looks at everything, for `npm run doctor`. */
export async function examine(settings: Settings): Promise<Finding[]> {
	const parts = await Promise.all([
		settings.supabase ? lookAtSupabase(settings.supabase, patientMs) : lookAtOurs(settings.dataDir),
		lookAtMail(settings, patientMs),
		proxy(settings),
		lookThroughProxy(settings),
		settings.supabase ? lookYourself(settings.origin) : []
	]);
	return parts.flat();
}

/**
 * The short form, beside every start: gives each problem to `say` as soon as it is known, within five seconds. The start has just brought
 * the embedded backend up to date, so only a Supabase project is looked at.
 */
export async function mention(settings: Settings, say: (line: string) => void): Promise<void> {
	const sayProblems = (findings: Finding[]) => {
		for (const { level, text } of findings) if (level === 'problem') say(text);
	};
	sayProblems(proxy(settings));
	const looks = [settings.supabase ? lookAtSupabase(settings.supabase, briefMs) : Promise.resolve([]), lookAtMail(settings, briefMs)];
	// Nothing that fails here may stop the start.
	await Promise.all(looks.map((look) => look.then(sayProblems, (error: Error) => say(error.message))));
}

/** Looks at a backend at an address with keys. Public for tests. */
export async function lookAtSupabase(backend: BackendAddress, timeoutMs: number, howTo = howToMigrate.supabase): Promise<Finding[]> {
	const answers = await askBackend(backend, timeoutMs);
	const reached = reachable(new URL(backend.url).host, answers);
	if (isAbsent(answers)) return reached;
	const keysFound = keys(backend, answers);
	// With wrong keys, everything seems to be missing.
	const found = keysFound.some(({ level }) => level === 'problem') ? [] : await stored(answers, howTo);
	return [...reached, ...keysFound, ...found, ...clock(answers.clockAheadMs)];
}

async function lookAtOurs(dataDir: string): Promise<Finding[]> {
	const found = await lookAtEmbedded(dataDir, patientMs);
	if ('running' in found) return lookAtSupabase(found.running, patientMs, howToMigrate.embedded);
	return [...found.findings, ...('opened' in found ? await stored(found.opened, howToMigrate.embedded) : [])];
}

async function stored(answers: Stored, howTo: string): Promise<Finding[]> {
	return [...migrations(await expectedMigrations(), answers.migrations, howTo), ...buckets(answers.buckets, howTo)];
}

async function lookAtMail(settings: Settings, timeoutMs: number): Promise<Finding[]> {
	return mail(settings, settings.smtpUrl ? await askMail(settings.smtpUrl, timeoutMs) : null);
}

async function lookThroughProxy({ origin, host, port }: Settings): Promise<Finding[]> {
	if (isLocal(origin)) return [];
	const here = await ask(`http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`, { timeoutMs: patientMs });
	const nobody: Answer = { status: null, reason: 'nobody asked' };
	return throughProxy(origin, here, here.status === 200 ? await ask(`${origin}/healthz`, { timeoutMs: patientMs }) : nobody);
}
