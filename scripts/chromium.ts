import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;

/** Flags that keep Chromium from contacting its servers, and allow it to run as root. */
export const chromiumArgs = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	...(isRoot ? ['--no-sandbox'] : [])
];

/** Debian's headless Chromium, which opens pages in half the time. */
const debianShell = '/usr/lib/chromium/chromium-headless-shell';
const usual = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium-browser'];

/**
 * The path of a Chromium: `$CHROMIUM`; or the headless one, installed if possible (as root on Debian); or a full one. `log` is called
 * before something is installed.
 * @throws Error when none is found and none can be installed.
 */
export async function findChromium(log: (line: string) => void = console.log): Promise<string> {
	const given = process.env.CHROMIUM;
	if (given && !existsSync(given)) throw new Error(`CHROMIUM points to ${given}, which does not exist.`);
	if (given) return given;
	if (!existsSync(debianShell) && isRoot && existsSync('/etc/debian_version')) {
		log('Installing headless Chromium …');
		await installOnDebian().catch((error: unknown) => log(`  ${String(error).split('\n')[0]}`));
	}
	const there = firstOf(debianShell, ...usual, chromium.executablePath());
	if (there) return there;
	log('Installing Chromium …');
	await run('npx', ['playwright', 'install', 'chromium'], { maxBuffer: 64e6 }).catch((error: unknown) => {
		throw new Error('Chromium could not be installed. Install it and set CHROMIUM to its path.', { cause: error });
	});
	return chromium.executablePath();
}

const firstOf = (...paths: string[]): string | undefined => paths.find((path) => existsSync(path));

async function installOnDebian(): Promise<void> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update', '-q'], { env });
	await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'], { env, maxBuffer: 64e6 });
}
