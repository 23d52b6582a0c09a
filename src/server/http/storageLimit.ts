import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@supabase/supabase-js';
import { projectDefault } from '#lib/shared/backend/fileLimits.ts';

const attempts = 60;

/**
 * The size of the largest photograph that the storage takes, in bytes: the limit of its bucket. Waits until the storage answers, for a
 * minute at most.
 * @throws Error when the storage doesn't answer.
 */
export async function askLargestFile(): Promise<number> {
	const { SUPABASE_URL = '', SUPABASE_SECRET_KEY = '' } = process.env;
	const { storage } = createClient(SUPABASE_URL, SUPABASE_SECRET_KEY, { auth: { persistSession: false, autoRefreshToken: false } });
	for (let attempt = 1; ; attempt++) {
		const { data, error } = await storage.getBucket('masters');
		if (data) return Number(data.file_size_limit ?? projectDefault);
		if (attempt === 1) console.error(`Waiting for the storage (${error.message}) …`);
		if (attempt === attempts) throw new Error(`The storage can't be reached: ${error.message}`, { cause: error });
		await pause(1000);
	}
}
