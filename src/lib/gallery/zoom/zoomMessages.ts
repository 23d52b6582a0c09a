import { m } from '#lib/shared/paraglide/messages.js';

/** The texts that zoomStage.island.ts reads from the attributes of its dialog. */
export const zoomMessages = (): Record<`data-${string}`, string> => ({
	'data-whole': m.gallery_zoom_whole(),
	'data-says': m.gallery_zoom_says({ part: '{part}', times: '{times}' }),
	'data-parts': m.gallery_zoom_parts(),
	'data-failed': m.gallery_zoom_failed()
});
