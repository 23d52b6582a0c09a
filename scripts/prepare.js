// Runs before the first install, on whatever Node.js there is (20 or newer): plain JavaScript without dependencies.
// `node scripts/prepare.js`          installs the locked packages where they are missing or stale
// `node scripts/prepare.js --build`  and builds the site where sources are newer than the build
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const lockFile = join(tmpdir(), `offene-waende-${hashText(root).slice(0, 16)}.lock`);

process.chdir(root);
if (stale().length > 0) {
	await takeLock();
	try {
		for (const step of stale()) await step();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	} finally {
		rmSync(lockFile, { force: true });
	}
}

/** The steps that are due, in their order. A build is judged again after the install that comes before it. */
function stale() {
	const due = [];
	const lock = hashFiles(['package-lock.json']);
	if (!stampIs('node_modules', lock)) due.push(() => install(lock));
	if (process.argv.includes('--build')) {
		const sources = hashFiles(['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json']);
		if (due.length > 0 || !stampIs('build', sources)) due.push(() => build(sources));
	}
	return due;
}

/** @param {string} hash */
async function install(hash) {
	await step('Installing the packages', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
	writeFileSync('node_modules/.stamp', hash);
}

/** @param {string} hash */
async function build(hash) {
	if (stampIs('build', hash)) return;
	const node = join(root, 'node_modules/.bin/node');
	await step('Building the site', node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
	writeFileSync('build/.stamp', hash);
}

/**
 * Runs a command, silently unless it fails, and prints one line with its time.
 * @param {string} title @param {string} command @param {string[]} args
 */
async function step(title, command, args) {
	const began = Date.now();
	process.stdout.write(`${title} … `);
	// npm must not run on the Node.js that it is about to replace.
	const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => command !== 'npm' || !folder.includes('node_modules'));
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, PATH: path.join(delimiter), NODE_ENV: '' }
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill('SIGTERM'));
	const code = await new Promise((resolve) => {
		child.once('error', () => resolve('not found'));
		child.once('close', resolve);
	});
	if (code !== 0) throw new Error(`failed (${code})\n${output}`);
	console.log(`${Math.round((Date.now() - began) / 1000)} s`);
}

/** @param {string} folder @param {string} hash */
function stampIs(folder, hash) {
	const stamp = join(folder, '.stamp');
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** @param {string[]} paths */
function hashFiles(paths) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap(filesOf).sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
	return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	// What the build itself writes there.
	if (/(^|\/)(paraglide|project\.inlang\/(cache|\.lix))$/.test(path)) return [];
	return readdirSync(path)
		.filter((name) => !/^(README\.md|\.gitignore|\.meta\.json)$/.test(name))
		.flatMap((name) => filesOf(`${path}/${name}`));
}

/** Lets one process install and build at a time; a lock whose owner is dead is taken over. */
async function takeLock() {
	for (let waited = 0; ; waited++) {
		try {
			writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
			return;
		} catch (error) {
			if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		}
		const owner = existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : '';
		if (owner && !isAlive(Number(owner))) dropLockOf(owner);
		else if (waited === 5) console.log('Waiting for another process that installs or builds …');
		await pause(200);
	}
}

/** @param {string} owner */
function dropLockOf(owner) {
	const aside = `${lockFile}.${process.pid}`;
	try {
		renameSync(lockFile, aside);
		// Somebody may have been faster, and this is their lock.
		if (readFileSync(aside, 'utf8') !== owner) renameSync(aside, lockFile);
		else rmSync(aside);
	} catch {
		// Gone already.
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/** @param {string} text */
function hashText(text) {
	return createHash('sha256').update(text).digest('hex');
}
