import { publicDb, siteDb } from '#lib/shared/backend/backend.server.ts';

const parts = {
	database: async () => void (await publicDb().from('pub_epoch').select('epoch').single().throwOnError()),
	// The buckets are private: only the site's own key can ask whether they are there.
	storage: async () => {
		const { error } = await siteDb().storage.getBucket('pictures');
		if (error) throw error;
	}
};

export type Part = keyof typeof parts;

/** What the site can't reach within `withinMs`; empty when it is able to serve. */
export async function failingParts(withinMs = 2500): Promise<Part[]> {
	const answers = await Promise.all(
		(Object.keys(parts) as Part[]).map(async (part) => {
			const late = new Promise<never>((_, reject) => setTimeout(reject, withinMs, new Error('late')).unref());
			const reached = await Promise.race([parts[part](), late]).then(
				() => true,
				() => false
			);
			return reached ? [] : [part];
		})
	);
	return answers.flat();
}
