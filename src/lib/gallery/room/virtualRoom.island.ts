import type { Room } from './walk/visit.ts';

/**
 * Builds the room in three dimensions once the page is there (see Room.svelte, which has all the texts). The list of works needs
 * none of it; without WebGL the way to the walls to scale stays where the room would be.
 */
const root = document.querySelector<HTMLElement>('[data-room]');
const data = document.querySelector('script[data-rooms]')?.textContent;
if (root && data) prepare(root, JSON.parse(data) as Room[]);

function prepare(room: HTMLElement, rooms: Room[]): void {
	const set = (state: 'waiting' | 'loading' | 'none') => (room.dataset.state = state);
	if (!hasWebGl()) return void set('none');
	const build = () => {
		set('loading');
		import('./walk/connectPage.ts').then(({ guide }) => guide(room, rooms)).catch(() => set('none'));
	};
	// Whoever pays for every byte decides for themselves.
	const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
	if (connection?.saveData) {
		set('waiting');
		room.querySelector('[data-enter]')?.addEventListener('click', build, { once: true });
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
