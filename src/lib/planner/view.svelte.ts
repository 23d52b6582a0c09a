import type { Rect } from '#lib/walls/geometry/rect.ts';

/** What the next tap does: select; put the selected work on the wall; or name the work to swap with, or to hang after. */
export type Mode = 'choose' | 'put' | 'swap' | 'after';
/** What is drawn on the wall for scale. */
export type Figure = 'none' | 'person' | 'door' | 'bench';
/** A distance that is shown during a drag: from one edge to the other, and where across that the line is drawn. */
export type Distance = { fromMm: number; toMm: number; atMm: number };

export const zoomLimits = { min: 0.2, max: 8 } as const;

/** How somebody looks at the walls. None of this is saved. */
export class View {
	/** The wall that the tools apply to. */
	wallId = $state<number | null>(null);
	mode = $state<Mode>('choose');
	/** Taps add to the selection. */
	addsToSelection = $state(false);
	/** At 1 the widest wall fills the window. */
	zoom = $state(1);
	/** Pixels per millimetre, as the browser has laid the walls out. */
	scale = $state(0.12);
	figure = $state<Figure>('person');
	dimensions = $state(false);
	/** How far the arrow buttons move. */
	stepMm = $state(10);
	/** On a phone: the tools that are needed less often are unfolded. */
	showsAllTools = $state(false);
	/** What a screen reader says. */
	spoken = $state('');
	/** The work that is dragged out of the tray, in pixels of the window, until it is over a wall. */
	ghost = $state.raw<{ id: string; x: number; y: number } | null>(null);
	/** The frame that selects works, in pixels of the window. */
	frame = $state.raw<Rect | null>(null);

	/** Tells a screen reader. The same text twice is spoken twice, because it ends with another space. */
	say = (text: string): void => {
		this.spoken = text === this.spoken ? `${text}\u00A0` : text;
	};
	/** The millimetres of a wall that take this many pixels on the screen. */
	mmOf = (pixels: number): number => pixels / this.scale;
}
