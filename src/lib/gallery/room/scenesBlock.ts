import type { ShowRoom } from './presentVirtualRooms.ts';

/**
 * What the script needs of the rooms, as a data block of the page. Whatever people typed stays text: no sign of it can end the
 * element or begin a comment.
 */
export function roomsBlock(rooms: readonly ShowRoom[]): string {
	const data = rooms.map(({ id, name, scene }) => ({ id, name: name.text, scene }));
	const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
	return `<script type="application/json" data-rooms>${json}</script>`;
}
