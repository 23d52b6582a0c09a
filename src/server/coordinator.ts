/** `npm run coordinator -- mail@example.org` makes the first coordinator of a house. The person must have signed in once before. */
import { findBackend, secretClient, type SecretAddress } from './backendAddress.ts';

/**
 * Makes the account of an e-mail address the first coordinator. Further ones are appointed at /desk/people.
 * @throws Error with one line of text when there already is a coordinator, no such account, or no answer.
 */
export async function makeFirstCoordinator(backend: SecretAddress, email: string): Promise<void> {
	const { error } = await secretClient(backend).rpc('make_first_coordinator', { p_email: email });
	if (!error) return;
	const sentences: Record<string, string> = {
		'has-coordinator': 'There already is a coordinator. Coordinators appoint further ones at /desk/people.',
		'no-such-account': `${email} has no account yet. Sign in once at /sign-in with this address, then run this command again.`
	};
	throw new Error(sentences[error.message] ?? `The backend at ${backend.url} refused: ${error.message}`);
}

if (import.meta.main) {
	try {
		const [email] = process.argv.slice(2);
		if (!email?.includes('@')) throw new Error('An e-mail address is missing. Usage: npm run coordinator -- mail@example.org');
		await makeFirstCoordinator(await findBackend(process.env), email);
		console.log(`${email} is now a coordinator.`);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
