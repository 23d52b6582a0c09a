import { fileSizeText } from '#lib/shared/fileSize.ts';
import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { RefusalReason } from './limits.ts';

/** The HTTP status of the answer to a photograph that was refused. */
export const refusalStatus = (reason: RefusalReason): number => (reason === 'busy' ? 503 : reason.startsWith('too-big') ? 413 : 422);

/**
 * Why a photograph was refused and what to do about it, in the language of the page (`locale`). `largest`: the most bytes that a photograph
 * may have.
 */
export function refusalText(reason: RefusalReason, largest: number, locale: string): string {
	const max = fileSizeText(largest, locale);
	switch (reason) {
		case 'empty':
			return m.images_refused_empty();
		case 'too-big':
			return m.images_refused_too_big({ max });
		case 'too-big-when-kept':
			return m.images_refused_too_big_when_kept({ max });
		case 'too-big-for-storage':
			return m.images_refused_too_big_for_storage({ max, email: house.email });
		case 'too-many-pixels':
			return m.images_refused_too_many_pixels();
		case 'too-much-memory':
			return m.images_refused_too_much_memory();
		case 'avif-too-many-pixels':
			return m.images_refused_avif_too_many_pixels();
		case 'heic-too-many-pixels':
			return m.images_refused_heic_too_many_pixels();
		case 'damaged':
			return m.images_refused_damaged();
		case 'svg':
			return m.images_refused_svg();
		case 'pdf':
			return m.images_refused_pdf();
		case 'gif':
			return m.images_refused_gif();
		case 'heic':
			return m.images_refused_heic();
		case 'not-a-picture':
			return m.images_refused_not_a_picture();
		case 'busy':
			return m.images_refused_busy();
	}
}
