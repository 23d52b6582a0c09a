// Runs before the first install, on any Node.js from version 20 on. So it is plain JavaScript without dependencies.
// `node scripts/prepare.js`          installs the locked packages if they are missing or outdated
// `node scripts/prepare.js --messages`  also compiles the message files if they changed: without them nothing type-checks
// `node scripts/prepare.js --build`  also compiles the message files and builds the site, if the sources changed since the last build
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const node = join(root, 'node_modules/.bin/node');
/** Whoever compiles again empties this folder, so a stamp in it never outlives what it stands for. */
const messagesStamp = 'src/lib/shared/paraglide/.stamp';
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

/** The steps to run, in order. After an install, the other steps check again whether they are needed. */
function stale() {
	const due = [];
	const lock = hashFiles(['package-lock.json']);
	if (!stampIs('node_modules/.stamp', lock)) due.push(() => install(lock));
	const builds = process.argv.includes('--build');
	if (builds || process.argv.includes('--messages')) {
		const features = readdirSync('src/lib').map((feature) => `src/lib/${feature}/messages`);
		const messages = hashFiles([...features, 'src/lib/shared/project.inlang', 'scripts/messages.ts', 'package-lock.json']);
		if (due.length > 0 || !stampIs(messagesStamp, messages)) due.push(() => compileMessages(messages));
	}
	if (builds) {
		const sources = hashFiles([
			'src',
			'static',
			'scripts/messages.ts',
			'package-lock.json',
			'svelte.config.js',
			'vite.config.ts',
			'tsconfig.json'
		]);
		if (due.length > 0 || !stampIs('build/.stamp', sources)) due.push(() => build(sources));
	}
	return due;
}

/** @param {string} hash */
async function install(hash) {
	await step('Installing the packages', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
	writeFileSync('node_modules/.stamp', hash);
}

/** @param {string} hash */
async function compileMessages(hash) {
	if (stampIs(messagesStamp, hash)) return;
	await step('Compiling the messages', node, ['scripts/messages.ts']);
	writeFileSync(messagesStamp, hash);
}

/** @param {string} hash */
async function build(hash) {
	if (stampIs('build/.stamp', hash)) return;
	await step('Building the site', node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
	writeFileSync('build/.stamp', hash);
}

/**
 * Runs a command and prints one line with its duration. Prints its output only if it fails.
 * @param {string} title @param {string} command @param {string[]} args
 */
async function step(title, command, args) {
	const began = Date.now();
	process.stdout.write(`${title} … `);
	// Run npm on the system's Node.js, because npm is about to replace the one in node_modules.
	const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => command !== 'npm' || !folder.includes('node_modules'));
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, PATH: path.join(delimiter), NODE_ENV: '', MESSAGES: 'compiled' }
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

/** @param {string} stamp @param {string} hash */
function stampIs(stamp, hash) {
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
	// Skip files that the build itself writes.
	if (/(^|\/)(paraglide|project\.inlang\/(cache|\.lix))$/.test(path)) return [];
	return readdirSync(path)
		.filter((name) => !/^(README\.md|\.gitignore|\.meta\.json)$/.test(name))
		.flatMap((name) => filesOf(`${path}/${name}`));
}

/** Waits until no other process installs or builds. Takes over the lock of a dead process. */
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
		else if (waited === 5) console.log('Waiting for another process to install or build …');
		await pause(200);
	}
}

/** @param {string} owner */
function dropLockOf(owner) {
	const aside = `${lockFile}.${process.pid}`;
	try {
		renameSync(lockFile, aside);
		// Another process may have been faster. Then this is its lock: put it back.
		if (readFileSync(aside, 'utf8') !== owner) renameSync(aside, lockFile);
		else rmSync(aside);
	} catch {
		// Another process has already removed it.
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
