import { m } from '#lib/shared/paraglide/messages.js';

/** The number of results as text, which screen readers announce while the visitor types: "3 Werke, 1 Person". */
export function countInWords({
	mode,
	counts
}: {
	mode: 'all' | 'some' | 'near' | 'none';
	counts: { artists: number; shows: number; works: number };
}): string {
	const { artists, shows, works } = counts;
	if (mode === 'none') return m.search_count_none();
	if (mode === 'near') return m.search_count_near();
	const parts = [
		artists > 0 && (artists === 1 ? m.search_count_artist() : m.search_count_artists({ count: artists })),
		shows > 0 && (shows === 1 ? m.search_count_show() : m.search_count_shows({ count: shows })),
		works > 0 && (works === 1 ? m.search_count_work() : m.search_count_works({ count: works }))
	];
	return parts.filter(Boolean).join(', ');
}
