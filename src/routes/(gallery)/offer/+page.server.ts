import { listOpenCalls } from '#lib/calls/calls.server.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { pickText } from '#lib/shared/texts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
	calls: (await listOpenCalls()).map(({ slug, title, introduction, closes }) => ({
		slug,
		title: pickText(title, getLocale()),
		introduction: pickText(introduction, getLocale()),
		closes
	}))
});
