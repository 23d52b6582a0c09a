/** Archives: a tar file, encrypted with age and a passphrase. `age --decrypt FILE | tar --extract` opens one without this program. */
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { create, extract } from 'tar';

/** The key has at least 20 characters, so a quarter of age's own factor (18) is enough, and takes 170 instead of 380 MB. */
const workFactor = 16;

/**
 * Writes the files `names` of `folder` to an archive. The archive appears when it is complete; until then it is called `FILE.part`.
 * Returns its size in bytes.
 */
export async function writeArchive(file: string, folder: string, names: string[], key: string): Promise<number> {
	const encrypter = new Encrypter();
	encrypter.setPassphrase(key);
	encrypter.setScryptWorkFactor(workFactor);
	await mkdir(dirname(file), { recursive: true, mode: 0o700 });
	const part = `${file}.part`;
	await rm(part, { force: true });
	const output = await open(part, 'wx', 0o600);
	try {
		const tar = Readable.from(create({ cwd: folder, portable: true, strict: true }, names));
		await output.writeFile(await encrypter.encrypt(Readable.toWeb(tar) as globalThis.ReadableStream<Uint8Array>));
		await output.sync();
	} catch (error) {
		await rm(part, { force: true });
		throw error;
	} finally {
		await output.close();
	}
	await rename(part, file);
	return (await stat(file)).size;
}

/**
 * Unpacks an archive into `folder`.
 * @throws Error with one line of text when the key doesn't fit or the archive is damaged. Part of it may be unpacked then.
 */
export async function readArchive(file: string, folder: string, key: string): Promise<void> {
	const decrypter = new Decrypter();
	decrypter.addPassphrase(key);
	try {
		const encrypted = Readable.toWeb(createReadStream(file)) as globalThis.ReadableStream<Uint8Array>;
		const tar = Readable.fromWeb((await decrypter.decrypt(encrypted)) as ReadableStream);
		await pipeline(tar, extract({ cwd: folder, strict: true, filter: (_, entry) => isPlain(entry) }));
	} catch (error) {
		throw new Error(explain(file, error), { cause: error });
	}
}

const isPlain = (entry: object): boolean => 'type' in entry && (entry.type === 'File' || entry.type === 'Directory');

function explain(file: string, error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	if (code === 'ENOENT') return `There is no file ${file}.`;
	if (code === 'ENOSPC') return 'The disk is full.';
	if (message.startsWith('no identity matched')) return `BACKUP_KEY is not the key of ${file}.`;
	return `${file} is damaged or incomplete (${message}). Use another archive.`;
}
