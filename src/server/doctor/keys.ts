import { keyKind } from '../start/keyKind.ts';
import type { BackendAddress } from '../start/environment.ts';
import { errorCode, refusesKey, type BackendAnswers } from './answer.ts';
import { ok, problem, type Finding } from './finding.ts';

const where = 'Copy it from the project: Settings > API keys.';

/**
 * Says whether each key is of its kind, by what it may do. The start refuses keys that are visibly swapped (keyKind); this finds the
 * others, and keys that the backend doesn't know.
 */
export function keys({ publishableKey, secretKey }: BackendAddress, { visitor, accounts, migrations }: BackendAnswers): Finding[] {
	const found: Finding[] = [];
	if (keyKind(publishableKey) === 'secret' || accounts.status === 200) {
		found.push(
			problem(
				'keys',
				`SUPABASE_PUBLISHABLE_KEY may read everything: it is a secret key. Stop the site, set the publishable (anon) key, and replace the secret key if anybody saw it.`
			)
		);
	} else if (refusesKey(visitor)) {
		found.push(problem('keys', `SUPABASE_PUBLISHABLE_KEY is not accepted: it is wrong, revoked, or of another project. ${where}`));
	} else if (errorCode(visitor) === '42501') {
		found.push(
			problem(
				'keys',
				'Visitors may not read the public views: somebody changed rights. Compare with npx supabase db diff --linked, and grant them again.'
			)
		);
	}
	if (keyKind(secretKey) === 'publishable' || errorCode(migrations) === '42501') {
		found.push(problem('keys', `SUPABASE_SECRET_KEY may not do what a secret (service_role) key may. ${where}`));
	} else if (refusesKey(migrations)) {
		found.push(problem('keys', `SUPABASE_SECRET_KEY is not accepted: it is wrong, revoked, or of another project. ${where}`));
	}
	return found.length > 0 ? found : [ok('keys', 'The publishable key reads what visitors may read, the secret key everything.')];
}
