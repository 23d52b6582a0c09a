import { publicDb, siteDb } from '#lib/shared/backend/backend.server.ts';

const parts = {
	database: async () => void (await publicDb().from('pub_epoch').select('epoch').single().throwOnError()),
	// The buckets are private: only the secret key can see them.
	storage: async () => {
		const { error } = await siteDb().storage.getBucket('pictures');
		if (error) throw error;
	}
};

/** A part of the backend that the site needs to serve requests. */
export type Part = keyof typeof parts;

/** The parts of the backend that don't answer within `timeoutMs`; empty if the site is ready to serve. */
export async function failingParts(timeoutMs = 2500): Promise<Part[]> {
	const answers = await Promise.all(
		(Object.keys(parts) as Part[]).map(async (part) => {
			const late = new Promise<never>((_, reject) => setTimeout(reject, timeoutMs, new Error('no answer in time')).unref());
			const reached = await Promise.race([parts[part](), late]).then(
				() => true,
				() => false
			);
			return reached ? [] : [part];
		})
	);
	return answers.flat();
}
