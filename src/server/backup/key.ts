import type { Settings } from '../start/environment.ts';

/** The demo programme is no secret. So there an archive needs no key of its own. */
const demoKey = 'the demo programme is no secret';
const minCharacters = 20;

/**
 * The key of archives, from BACKUP_KEY.
 * @throws Error with one line of text when it is missing outside demo mode, or malformed.
 */
export function backupKey(given: string | undefined, demo: Settings['demo']): string {
	if (!given) {
		if (demo !== '0') return demoKey;
		throw new Error('BACKUP_KEY is missing: archives are encrypted with it. Make one with: openssl rand -base64 32');
	}
	if (given.length < minCharacters) throw new Error(`BACKUP_KEY must have at least ${minCharacters} characters.`);
	if (/\p{Cc}|^\s|\s$/u.test(given)) throw new Error('BACKUP_KEY must be one line without spaces around it.');
	return given;
}
