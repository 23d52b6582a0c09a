import type { NamedScene } from './scene.ts';
import type { VirtualRoom } from './presentVirtualRooms.ts';

/**
 * The scenes of a show's rooms as a data block for the page, read by `virtualRoom.island.ts`. User text can neither end the script element
 * nor start a comment: those characters are escaped.
 */
export function scenesBlock(rooms: readonly VirtualRoom[]): string {
	const data = rooms.map(({ id, name, scene }): NamedScene => ({ id, name: name.text, scene }));
	const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
	return `<script type="application/json" data-rooms>${json}</script>`;
}
