/**
 * `npm start`, `npm run serve` and, with `--dev`, `npm run dev`: starts the backend, the site and the demo programme, and stops them
 * again.
 */
import { mention } from './doctor/examine.ts';
import { startEmbeddedBackend } from './start/backend.ts';
import { startChild, type Child } from './start/child.ts';
import { loadDemoOnce } from './start/demo.ts';
import { readEnvironment, siteEnvironment, type Settings } from './start/environment.ts';
import { keepPrivate } from './start/privateFolder.ts';
import { assertPortFree, waitUntilReady } from './start/wait.ts';

const began = performance.now();
const dev = process.argv.includes('--dev');
const children: Child[] = [];
const stopping = new AbortController();
const log = (line: string) => console.log(`  ${line}`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));

try {
	await Promise.race([run(readEnvironment(process.env)), stopped]);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
await stopAll();
process.exit();

async function run(settings: Settings): Promise<void> {
	void mention(settings, console.warn);
	await assertPortFree(settings.host, settings.port);
	await keepPrivate(settings.dataDir);
	const backend = settings.supabase ?? (await embedded(settings));
	if (stopping.signal.aborted) return;
	children.push(startChild('site', 'site.ts', dev ? ['--dev'] : [], siteEnvironment(settings, backend)));
	const address = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`;
	await orDeath(waitUntilReady(address, stopping.signal));
	if (settings.demo !== '0') await orDeath(loadDemoOnce(settings.dataDir, { origin: settings.origin, address, log }));
	announce(settings);
	await orDeath(new Promise<never>(() => undefined));
}

async function embedded(settings: Settings) {
	console.log('Starting the backend …');
	const { child, ready } = startEmbeddedBackend(settings.dataDir, log);
	children.push(child);
	return ready;
}

/** Waits for `work`. @throws Error when a child process ends first, because none can do without the others. */
function orDeath<T>(work: Promise<T>): Promise<T> {
	const death = children.map(async (child) => {
		const how = await child.ended;
		if (stopping.signal.aborted) return new Promise<never>(() => undefined);
		throw new Error(`The ${child.name} process ended unexpectedly (${how}).`);
	});
	return Promise.race([work, ...death]);
}

function announce(settings: Settings): void {
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	console.log(`\nOffene Wände: ${settings.origin}   (ready after ${seconds} s; Ctrl-C stops it)`);
	if (settings.demo === '0') return;
	console.log(`  Sign in as artist, curator or coordinator with one click: ${settings.origin}/sign-in`);
	if (!settings.smtpUrl) console.log(`  Mails are shown at ${settings.origin}/dev/mail`);
}

/** Stops the site first, so that its last requests still reach the backend. Takes at most 30 seconds. */
async function stopAll(): Promise<void> {
	const [site, backend] = [children.find(({ name }) => name === 'site'), children.find(({ name }) => name === 'backend')];
	await site?.stop(22_000);
	await backend?.stop(7_000);
}
