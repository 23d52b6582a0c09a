import type { NamedScene } from './scene.ts';

/**
 * Builds the virtual room after the page has loaded. All texts come from VirtualRoom.svelte. The list of works needs no script; without
 * WebGL the link to the walls stays in the place of the room.
 */
const root = document.querySelector<HTMLElement>('[data-room]');
const data = document.querySelector('script[data-rooms]')?.textContent;
if (root && data) prepare(root, JSON.parse(data) as NamedScene[]);

function prepare(element: HTMLElement, scenes: NamedScene[]): void {
	const set = (state: 'waiting' | 'loading' | 'none') => (element.dataset.state = state);
	if (!hasWebGl()) return void set('none');
	const build = () => {
		set('loading');
		import('./walk/connectPage.ts').then(({ connectPage }) => connectPage(element, scenes)).catch(() => set('none'));
	};
	// With data saving on, nothing is loaded before the visitor asks for it.
	const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
	if (connection?.saveData) {
		set('waiting');
		element.querySelector('[data-enter]')?.addEventListener('click', build, { once: true });
	} else {
		set('loading');
		if (document.readyState === 'complete') build();
		else addEventListener('load', build, { once: true });
	}
}

function hasWebGl(): boolean {
	try {
		const context = document.createElement('canvas').getContext('webgl2');
		context?.getExtension('WEBGL_lose_context')?.loseContext();
		return context !== null;
	} catch {
		return false;
	}
}
