import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;

/** Flags that keep Chromium from calling home, and let it run as root. */
export const chromiumArgs = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	...(isRoot ? ['--no-sandbox'] : [])
];

/**
 * The path of a Chromium: `$CHROMIUM`, the machine's own, Playwright's own, or else one that is installed now.
 * `log` hears that it is.
 * @throws when none is there and none can be installed.
 */
export async function findChromium(log: (line: string) => void = console.log): Promise<string> {
	return (await installedChromium()) ?? (await install(log));
}

async function installedChromium(): Promise<string | null> {
	const given = process.env.CHROMIUM;
	if (given && !existsSync(given)) throw new Error(`CHROMIUM ${given} doesn't exist.`);
	if (given) return given;
	const usual = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium-browser'];
	return [...usual, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

async function install(log: (line: string) => void): Promise<string> {
	log('Installing Chromium …');
	if (isRoot && existsSync('/etc/debian_version')) {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update', '-q'], { env });
		await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env, maxBuffer: 64e6 });
	} else {
		await run('npx', ['playwright', 'install', 'chromium'], { maxBuffer: 64e6 });
	}
	const path = await installedChromium();
	if (!path) throw new Error('No Chromium could be installed; install one and set CHROMIUM to its path.');
	return path;
}
