import { cmText } from '#lib/shared/length.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { rightMm, topMm, type Rect } from '#lib/walls/geometry/rect.ts';
import type { Guide } from '#lib/walls/geometry/snap.ts';
import type { Distances } from './dragged.ts';
import { layOver } from './dragOverlay.ts';
import { inTurns } from './inTurns.ts';
import { numberLetters, numberWriter } from './numberWriter.ts';
import { plate, rulerLines } from './rulerLines.ts';

const letterPx = 12;
const lineNames = ['upright', 'level', 'before', 'after', 'up'] as const;
/** The pointer rests when it hasn't moved for this time; then all numbers are brought up to date. */
const restMs = 100;

/** A small plate with a number on a canvas. The browser would style, lay out and paint a text again with each change. */
function numberPlate(write: ReturnType<typeof numberWriter>, className: string) {
	const canvas = document.createElement('canvas');
	canvas.className = `plate ${className}`;
	canvas.width = Math.ceil(plate.widthPx * devicePixelRatio);
	canvas.height = Math.ceil(plate.heightPx * devicePixelRatio);
	const pen = canvas.getContext('2d')!;
	pen.scale(devicePixelRatio, devicePixelRatio);
	let shown: number | null = null;
	const numberPlate = {
		canvas,
		/** The length that it should show; null: nothing. */
		mm: null as number | null,
		/** Shows that length. Returns false when it did already. */
		update(): boolean {
			if (numberPlate.mm === shown) return false;
			shown = numberPlate.mm;
			pen.clearRect(0, 0, plate.widthPx, plate.heightPx);
			if (shown !== null) write(pen, cmText(shown, getLocale()), plate.widthPx / 2, plate.heightPx / 2);
			return true;
		}
	};
	return numberPlate;
}

/**
 * The lines that are shown during a drag: why the work snapped, and how far it is from its neighbours and from the floor, in centimetres.
 * `overlay` is the sheet with the dragged works; the numbers are on it and move along. `box` is where the drag began. Each line is a
 * layer of its own, which the browser only moves and stretches.
 */
export function rulers(wall: SVGSVGElement, wallMm: { heightMm: number }, scale: number, overlay: HTMLElement, box: Rect) {
	const sheet = document.createElement('div');
	sheet.className = 'rulers';
	sheet.setAttribute('aria-hidden', 'true');
	overlay.before(sheet);
	const line = (className: string) => {
		const element = document.createElement('div');
		element.className = className;
		sheet.append(element);
		return element.style;
	};
	const lines = {
		upright: line('upright'),
		level: line('level'),
		before: line('measure'),
		after: line('measure'),
		up: line('measure')
	};
	const { color, outlineColor, fontFamily } = getComputedStyle(sheet);
	const font = `600 ${letterPx}px ${fontFamily}`;
	const write = numberWriter(numberLetters, { font, letterPx, ink: color, ground: outlineColor, density: devicePixelRatio });
	const plates = { before: numberPlate(write, 'before'), after: numberPlate(write, 'after'), up: numberPlate(write, 'up') };
	const levelPlate = numberPlate(write, 'level-number');
	sheet.append(levelPlate.canvas);
	// Each move updates one number, in turns: a number takes half as long as a move, and nobody reads three at once.
	const numbers = inTurns([levelPlate, plates.before, plates.after, plates.up]);
	let movedAt = 0;
	const resting = setInterval(() => {
		if (performance.now() - movedAt > restMs) numbers.all();
	}, restMs);
	const y = (mm: number) => (wallMm.heightMm - mm) * scale;
	const place = (canvas: HTMLCanvasElement, left: number, top: number) => {
		Object.assign(canvas.style, { left: `${left}px`, top: `${top}px` });
		overlay.append(canvas);
	};
	const middlePx = y(box.yMm + box.heightMm / 2) - plate.heightPx / 2;
	place(plates.before.canvas, box.xMm * scale - plate.widthPx - 2, middlePx);
	place(plates.after.canvas, rightMm(box) * scale + 2, middlePx);
	place(plates.up.canvas, (box.xMm + box.widthMm / 2) * scale - plate.widthPx / 2, y(topMm(box)) + box.heightMm * scale + 2);
	const align = () => layOver(sheet, wall);
	align();
	return {
		/** Lays the lines over the wall again after the wall has moved on the screen. */
		align,
		draw(guides: readonly Guide[], distances: Distances): void {
			const { levelNumber, ...transforms } = rulerLines(guides, distances, wallMm.heightMm, scale);
			for (const name of lineNames) lines[name].transform = transforms[name];
			levelPlate.canvas.style.transform = levelNumber;
			levelPlate.mm = guides.find(({ axis }) => axis === 'y')?.atMm ?? levelPlate.mm;
			for (const name of ['before', 'after', 'up'] as const) {
				const one = distances[name];
				plates[name].mm = one ? one.toMm - one.fromMm : null;
			}
			movedAt = performance.now();
			numbers.next();
		},
		remove(): void {
			clearInterval(resting);
			sheet.remove();
		}
	};
}
