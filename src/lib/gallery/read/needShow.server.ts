import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { ShowRow } from './rows.ts';
import { findShow } from './shows.server.ts';

/**
 * The published show with a slug, for loads and endpoints. An old slug redirects to the current one (301), `rest` appended; unknown and
 * unpublished shows answer the same 404.
 */
export async function needShow(slug: string, rest = ''): Promise<ShowRow> {
	const found = await findShow(slug);
	if (!found) error(404, 'not found');
	if ('movedTo' in found) redirect(301, localizeHref(`/exhibitions/${found.movedTo}${rest}`));
	return found.show;
}
