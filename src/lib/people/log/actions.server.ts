import type { Db } from '#lib/shared/backend/db.server.ts';

/**
 * An entry of the log of actions. `who`: the address of somebody with a role, for coordinators; `account`: somebody else; `site`: nobody
 * was signed in. `path`: the desk's page of the subject.
 */
export type Action = {
	id: number;
	at: Date;
	verb: string;
	who: { email: string } | 'account' | 'site';
	path: string | null;
};

const pageSize = 50;

/** Returns 50 entries, the newest first, from before the entry `before`; `older`: where the next page begins, or null. */
export async function listActions(db: Db, before: number | null): Promise<{ actions: Action[]; older: number | null }> {
	const { data } = await db.rpc('list_actions', before === null ? {} : { p_before: before }).throwOnError();
	const actions = data.map((row) => ({
		id: row.id,
		at: new Date(row.at),
		verb: row.verb,
		who: whoOf(row),
		path: row.found ? pathOf(row.verb, row.subject_id) : null
	}));
	return { actions, older: actions.length < pageSize ? null : (actions.at(-1)?.id ?? null) };
}

function whoOf({ by_account, email }: { by_account: boolean; email: string | null }): Action['who'] {
	if (email !== null) return { email };
	return by_account ? 'account' : 'site';
}

const folders: Record<string, string> = { submission: 'submissions', exhibition: 'exhibitions', request: 'requests' };

function pathOf(verb: string, subject: string): string | null {
	const folder = folders[verb.split('.')[0] ?? ''];
	return folder ? `/desk/${folder}/${subject}` : null;
}
