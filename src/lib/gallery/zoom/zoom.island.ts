import type { Viewer } from 'openseadragon';
import { changeZoom, openStage } from './zoomStage.island.ts';

/** Opens the picture of a work in full resolution. Zoom.svelte has all the texts. */
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
		const command = (event.target as Element).closest<HTMLElement>('[data-zoom-do]')?.dataset.zoomDo;
		if (command === 'close') dialog.close();
		else if (command) void viewer.then((opened) => opened && changeZoom(opened, command));
	});
}
