import { arrowOf } from '#lib/shared/page/arrowKeys.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { type Corner, movedOn, resizedOn } from '../geometry/zoneEdit.ts';
import { pointText, zoneText } from './elevationWords.ts';
import type { WallEditor } from './wallEditor.svelte.ts';

type Page = { editor: WallEditor; wall: { widthMm: number; heightMm: number }; say: (text: string) => void };
type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'preventDefault'>;

/** Millimetres to the right and upwards that an arrow key means: 10, with Shift 1. Null for other keys. */
function stepOf({ key, shiftKey }: Key): [dxMm: number, dyMm: number] | null {
	const arrow = arrowOf(key);
	const mm = shiftKey ? 1 : 10;
	return arrow && [arrow[0] * mm, arrow[1] * mm];
}

const selects = ({ key }: Key): boolean => key === 'Enter' || key === ' ';
const removes = ({ key }: Key): boolean => key === 'Delete' || key === 'Backspace';

/** A key on a zone (`corner` null) or one of its corners: arrows move or stretch it, Enter selects it, Delete removes it. */
export function onZoneKey({ editor, wall, say }: Page, event: Key, line: number, corner: Corner | null): void {
	const box = editor.zones[line];
	const step = box ? stepOf(event) : null;
	const isRemoved = !corner && removes(event);
	if (!step && !selects(event) && !isRemoved) return;
	event.preventDefault();
	editor.selected = { kind: 'zone', line };
	if (isRemoved) {
		editor.removeSelected();
		return say(m.walls_removed());
	}
	if (box && step)
		editor.setZone(line, corner ? resizedOn(wall, box, corner, ...step) : movedOn(wall, box, ...step), `keys-${line}-${corner}`);
	say(zoneText(editor.values.zones[line]!, line));
}

/** A key on a nail: arrows move it, Enter selects it, Delete removes it. */
export function onPointKey({ editor, wall, say }: Page, event: Key, line: number): void {
	const point = editor.points[line];
	const step = point ? stepOf(event) : null;
	if (!step && !selects(event) && !removes(event)) return;
	event.preventDefault();
	editor.selected = { kind: 'point', line };
	if (removes(event)) {
		editor.removeSelected();
		return say(m.walls_removed());
	}
	if (point && step) editor.setPoint(line, movedOn(wall, { ...point, widthMm: 0, heightMm: 0 }, ...step), `keys-point-${line}`);
	say(pointText(editor.values.points[line]!, line));
}
