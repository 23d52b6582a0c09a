import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { maxParts, noFacts } from '#lib/artworks/artwork.ts';
import { type OwnArtwork, saveArtwork } from '#lib/artworks/artworks.server.ts';
import type { FieldErrors } from '#lib/artworks/fields.ts';
import { parseWorkForm, readWorkForm, showWorkForm } from '#lib/artworks/form.ts';
import { artworkRefusalText } from '#lib/artworks/words.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';

const noErrors: FieldErrors = {};

/**
 * The action of both forms of a work: saves the work and redirects to its page. The buttons `more` and `less`
 * also add or remove a part. `artist` is the owner of a new work.
 */
export async function saveForm({ locals }: RequestEvent, data: FormData, work: OwnArtwork | null, artist: string) {
	const values = readWorkForm(data);
	if (data.get('more') && values.parts.length < maxParts) values.parts.push(showWorkForm(noFacts, getLocale()).parts[0]!);
	if (data.has('less') && values.parts.length > 1) values.parts.splice(Number(data.get('less')), 1);
	const parsed = parseWorkForm(values, work?.latest.facts ?? noFacts);
	if (!parsed.ok) return fail(422, { artist, values, errors: parsed.errors, problem: null });
	const saved = await saveArtwork(locals.db, work?.id ?? null, artist, parsed.facts);
	if (!saved.ok) return fail(saved.refusal.status, { artist, values, errors: noErrors, problem: artworkRefusalText(saved.refusal.code) });
	const place = data.get('more') || data.has('less') ? '#size' : work ? '' : '#photos';
	redirect(303, `${localizeHref(`/studio/artworks/${saved.value}`)}?saved${place}`);
}
