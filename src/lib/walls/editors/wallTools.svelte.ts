import { m } from '#lib/shared/paraglide/messages.js';
import { movedOn, usualZone } from '../geometry/zoneEdit.ts';
import type { BlockReason } from '../wall.ts';
import { pointText, zoneText } from './elevationWords.ts';
import type { WallEditor } from './wallEditor.svelte.ts';

/** What the next tap on the wall does: select; draw a zone; draw the selected zone again; or set a nail. */
export type ElevationMode = 'pick' | 'draw' | 'redraw' | 'point';

/** The tools over the elevation of a wall: the mode, the reason of the next zone, and what the buttons do. */
export class WallTools {
	#editor: WallEditor;
	#mode = $state<ElevationMode>('pick');
	/** Why nothing may hang where the next zone is drawn. */
	reason = $state<BlockReason>('door');
	/** What a screen reader says. */
	spoken = $state('');

	constructor(editor: WallEditor) {
		this.#editor = editor;
	}

	/** On a wall without nails, no nail is set. */
	get mode(): ElevationMode {
		return this.#mode === 'point' && this.#editor.values.suspension !== 'points' ? 'pick' : this.#mode;
	}
	/** Begins a mode; ends it when it was on already. */
	toggle(mode: ElevationMode): void {
		this.#mode = this.mode === mode ? 'pick' : mode;
		if (this.#mode === 'draw' || this.#mode === 'redraw') this.say(m.walls_draw_how());
		if (this.#mode === 'point') this.say(m.walls_point_how());
	}
	endMode = (): void => {
		this.#mode = 'pick';
	};
	say = (text: string): void => {
		this.spoken = text;
	};

	/** Adds a zone of the usual size for its reason, and returns its line in the table; null while the wall has no size. */
	addUsualZone(): number | null {
		const { size } = this.#editor;
		if (!size) return null;
		this.endMode();
		this.#editor.addZone(this.reason, usualZone(size, this.reason));
		const line = this.#editor.values.zones.length - 1;
		this.#sayZone(line);
		return line;
	}
	/** Moves what is selected. Several moves that follow each other are one step of the undo history. */
	moveSelected(dxMm: number, dyMm: number): void {
		const { selected, size, zones, points } = this.#editor;
		if (!selected || !size) return;
		const { kind, line } = selected;
		if (kind === 'zone') {
			const box = zones[line];
			if (box) this.#editor.setZone(line, movedOn(size, box, dxMm, dyMm), `steps-${line}`);
			this.#sayZone(line);
		} else {
			const point = points[line];
			if (point) this.#editor.setPoint(line, movedOn(size, { ...point, widthMm: 0, heightMm: 0 }, dxMm, dyMm), `steps-point-${line}`);
			this.say(pointText(this.#editor.values.points[line]!, line));
		}
	}
	removeSelected(): void {
		this.#editor.removeSelected();
		this.endMode();
		this.say(m.walls_removed());
	}
	#sayZone = (line: number): void => this.say(zoneText(this.#editor.values.zones[line]!, line));
}
