import { m } from '#lib/shared/paraglide/messages.js';
import type { RefusalReason } from './limits.ts';

/** Why a photograph was refused and what to do about it, in the language of the page. */
export function refusalText(reason: RefusalReason): string {
	switch (reason) {
		case 'empty':
			return m.images_refused_empty();
		case 'too-big':
			return m.images_refused_too_big();
		case 'too-many-pixels':
			return m.images_refused_too_many_pixels();
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
