import type { Rect } from '#lib/walls/geometry/rect.ts';

/** What the next tap means: choosing; putting the chosen work on the wall; or naming the work to change places with, or to hang after. */
export type Mode = 'choose' | 'put' | 'swap' | 'after';
/** What stands before the wall for scale. */
export type Figure = 'none' | 'person' | 'door' | 'bench';
/** A distance that is shown while something is dragged: from one edge to the other, and where across that it is shown. */
export type Measure = { fromMm: number; toMm: number; atMm: number };

export const zoomLimits = { min: 0.2, max: 8 } as const;

/** How the walls are looked at; nothing of it is kept. */
export class View {
	/** The wall that the tools mean. */
	wallId = $state<number | null>(null);
	mode = $state<Mode>('choose');
	/** Taps add to what is chosen. */
	several = $state(false);
	/** 1: the widest wall fills the window. */
	zoom = $state(1);
	/** Pixels a millimetre, as the browser has laid it out. */
	scale = $state(0.12);
	figure = $state<Figure>('person');
	dimensions = $state(false);
	stepMm = $state(10);
	/** On a telephone: the tools that are needed less are unfolded. */
	more = $state(false);
	spoken = $state('');
	/** What is drawn under the pointer off the walls, and the frame that chooses several; pixels of the window. */
	ghost = $state.raw<{ id: string; x: number; y: number } | null>(null);
	frame = $state.raw<Rect | null>(null);

	/** For screen readers; the same words again are said again. */
	say = (text: string): void => {
		this.spoken = text === this.spoken ? `${text}\u00A0` : text;
	};
	/** Text of so many pixels in the millimetres of a wall. */
	text = (pixels: number): number => pixels / this.scale;
}
