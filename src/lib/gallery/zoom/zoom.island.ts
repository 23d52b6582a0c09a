import type { Viewer } from 'openseadragon';
import { change, openStage } from './zoomStage.island.ts';

/** Shows the picture of a work in full size (see Zoom.svelte, which has all the texts). */
for (const opener of document.querySelectorAll<HTMLAnchorElement>('[data-zoom-open]')) {
	const dialog = opener.parentElement?.nextElementSibling;
	if (dialog instanceof HTMLDialogElement) prepare(opener, dialog);
}

function prepare(opener: HTMLAnchorElement, dialog: HTMLDialogElement): void {
	const label = dialog.querySelector<HTMLElement>('[data-stage]')?.dataset.stage ?? '';
	opener.setAttribute('role', 'button');
	opener.setAttribute('aria-haspopup', 'dialog');
	let viewer: Promise<Viewer | null> = Promise.resolve(null);
	opener.addEventListener('click', (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		dialog.showModal();
		viewer = openStage(dialog, { service: dialog.dataset.service ?? null, file: null, label });
	});
	opener.addEventListener('keydown', (event) => {
		if (event.key !== ' ') return;
		event.preventDefault();
		opener.click();
	});
	dialog.addEventListener('close', () => {
		void viewer.then((opened) => opened?.destroy());
		opener.focus();
	});
	dialog.addEventListener('click', (event) => {
		const wish = (event.target as Element).closest<HTMLElement>('[data-zoom-do]')?.dataset.zoomDo;
		if (wish === 'close') dialog.close();
		else if (wish) void viewer.then((opened) => opened && change(opened, wish));
	});
}
