import { z } from 'zod';
import type { Answer } from './answer.ts';
import { ok, problem, type Finding } from './finding.ts';

/** The buckets of the site. Each is private: the site serves the files that somebody may see. */
export const bucketNames = ['handling', 'masters', 'papers', 'pictures', 'sounds'] as const;

const bucketList = z.array(z.object({ id: z.string(), public: z.boolean(), file_size_limit: z.coerce.number().nullish() }));

/** Says which buckets are missing or public, and how large a file each takes. Says nothing where other checks do. */
export function buckets(answer: Answer, howToMigrate: string): Finding[] {
	const list = bucketList.safeParse(answer.status === 200 ? answer.body : null);
	if (!list.success) return [];
	const found: Finding[] = [];
	const missing = bucketNames.filter((name) => !list.data.some(({ id }) => id === name));
	if (missing.length > 0) {
		found.push(
			problem(
				'buckets',
				`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing. ${howToMigrate} If all migrations are applied, somebody deleted ${missing.length > 1 ? 'them: make them' : 'it: make it'} again, private.`
			)
		);
	}
	const open = list.data.filter((bucket) => bucket.public && bucketNames.some((name) => name === bucket.id));
	for (const { id } of open) {
		found.push(
			problem(
				'buckets',
				`${id} is public: everybody who knows a file's name can fetch it. Make it private (Storage > ${id} > Edit bucket).`
			)
		);
	}
	if (found.length > 0) return found;
	const ours = list.data.filter(({ id }) => bucketNames.some((name) => name === id)).sort((a, b) => a.id.localeCompare(b.id));
	const byLimit = Map.groupBy(ours, (bucket) => limit(bucket.file_size_limit));
	const limits = [...byLimit].map(([most, those]) => `${those.map(({ id }) => id).join(', ')} ${most}`);
	return [ok('buckets', `All are there and private. Largest file: ${limits.join('; ')}.`)];
}

const limit = (bytes: number | null | undefined): string => (bytes ? `${Math.round(bytes / 1024 / 1024)} MiB` : 'as the project allows');
