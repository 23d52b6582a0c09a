import { m } from '#lib/shared/paraglide/messages.js';
import { type Corner, movedOn, stretchedOn } from '../geometry/zoneEdit.ts';
import type { WallEditor } from './wallEditor.svelte.ts';
import { pointText, zoneText } from './elevationWords.ts';

const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Millimetres to the right and upwards that an arrow key means, 10 or with Shift 1; null for other keys. */
function stepOf({ key, shiftKey }: KeyboardEvent): [number, number] | null {
	const step = steps[key];
	const by = shiftKey ? 1 : 10;
	return step ? [step[0] * by, step[1] * by] : null;
}

type Page = { editor: WallEditor; wall: { widthMm: number; heightMm: number }; say: (text: string) => void };

/** A key on a zone or one of its corners: arrows move or stretch it, Enter chooses it, Delete takes it away. */
export function onZoneKey({ editor, wall, say }: Page, event: KeyboardEvent, line: number, corner: Corner | null): void {
	const box = editor.zones[line];
	const step = stepOf(event);
	const chooses = event.key === 'Enter' || event.key === ' ';
	const removes = !corner && (event.key === 'Delete' || event.key === 'Backspace');
	if (!(step && box) && !chooses && !removes) return;
	event.preventDefault();
	editor.chosen = { kind: 'zone', line };
	if (removes) {
		editor.remove();
		return say(m.walls_removed());
	}
	if (step && box)
		editor.setZone(line, corner ? stretchedOn(wall, box, corner, ...step) : movedOn(wall, box, ...step), `keys-${line}-${corner}`);
	say(zoneText(editor.values.zones[line]!, line));
}

/** A key on a nail: the same. */
export function onPointKey({ editor, wall, say }: Page, event: KeyboardEvent, line: number): void {
	const point = editor.points[line];
	const step = stepOf(event);
	const chooses = event.key === 'Enter' || event.key === ' ';
	const removes = event.key === 'Delete' || event.key === 'Backspace';
	if (!(step && point) && !chooses && !removes) return;
	event.preventDefault();
	editor.chosen = { kind: 'point', line };
	if (removes) {
		editor.remove();
		return say(m.walls_removed());
	}
	if (step && point) editor.setPoint(line, movedOn(wall, { ...point, widthMm: 0, heightMm: 0 }, ...step), `keys-point-${line}`);
	say(pointText(editor.values.points[line]!, line));
}
