import { cmText } from '#lib/shared/length.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { rightMm, topMm, type Rect } from '#lib/walls/geometry/rect.ts';
import type { Guide } from '#lib/walls/geometry/snap.ts';
import { layOver } from './lifted.ts';
import { numberWriter } from './numbers.ts';
import type { Measure } from '../view.svelte.ts';

const letterPx = 12;
const plate = { widthPx: 52, heightPx: 18 };
/** So long after the last move the numbers that were not written yet are. */
const restMs = 100;

/** A small plate with a number, painted by hand: a text would be styled, laid out and painted anew each time. */
function numberPlate(write: ReturnType<typeof numberWriter>, className: string) {
	const canvas = document.createElement('canvas');
	canvas.className = `plate ${className}`;
	canvas.width = Math.ceil(plate.widthPx * devicePixelRatio);
	canvas.height = Math.ceil(plate.heightPx * devicePixelRatio);
	const pen = canvas.getContext('2d')!;
	pen.scale(devicePixelRatio, devicePixelRatio);
	let shown: number | null = null;
	const one = {
		canvas,
		/** What it is to say; null: nothing. */
		mm: null as number | null,
		/** Says it; false when it does so already. */
		write(): boolean {
			if (one.mm === shown) return false;
			shown = one.mm;
			pen.clearRect(0, 0, plate.widthPx, plate.heightPx);
			if (shown !== null) write(pen, cmText(shown, getLocale()), plate.widthPx / 2, plate.heightPx / 2);
			return true;
		}
	};
	return one;
}

/**
 * While something is dragged: lines that say why it snapped, and how far it is from what is beside and below it, in centimetres.
 * `likeness` is the sheet of what is held, on which the numbers travel; `box`: where that was taken hold of. Each line is a
 * layer of its own which the browser only moves and stretches.
 */
export function rulers(wall: SVGSVGElement, wallMm: { heightMm: number }, scale: number, likeness: HTMLElement, box: Rect) {
	const sheet = document.createElement('div');
	sheet.className = 'rulers';
	sheet.setAttribute('aria-hidden', 'true');
	likeness.before(sheet);
	const line = (className: string) => {
		const element = document.createElement('div');
		element.className = className;
		sheet.append(element);
		return element.style;
	};
	const [upright, level] = [line('upright'), line('level')];
	const [before, after, up] = [line('measure'), line('measure'), line('measure')];
	const { color, outlineColor, fontFamily } = getComputedStyle(sheet);
	const font = `600 ${letterPx}px ${fontFamily}`;
	const write = numberWriter('0123456789,.-−٫', { font, letterPx, ink: color, ground: outlineColor, density: devicePixelRatio });
	const plates = { before: numberPlate(write, 'before'), after: numberPlate(write, 'after'), up: numberPlate(write, 'up') };
	const levelPlate = numberPlate(write, 'level-number');
	sheet.append(levelPlate.canvas);
	// One a move, in turns: a number takes half as long as a move, and nobody reads three at once.
	const turns = [levelPlate, plates.before, plates.after, plates.up];
	const writeNext = () => {
		const written = turns.findIndex((one) => one.write());
		turns.push(...turns.splice(written, written < 0 ? 0 : 1));
	};
	let movedAt = 0;
	const resting = setInterval(() => {
		if (performance.now() - movedAt > restMs) for (const one of turns) one.write();
	}, restMs);
	const y = (mm: number) => (wallMm.heightMm - mm) * scale;
	const at = (canvas: HTMLCanvasElement, left: number, top: number) => {
		Object.assign(canvas.style, { left: `${left}px`, top: `${top}px` });
		likeness.append(canvas);
	};
	const middlePx = y(box.yMm + box.heightMm / 2) - plate.heightPx / 2;
	at(plates.before.canvas, box.xMm * scale - plate.widthPx - 2, middlePx);
	at(plates.after.canvas, rightMm(box) * scale + 2, middlePx);
	at(plates.up.canvas, (box.xMm + box.widthMm / 2) * scale - plate.widthPx / 2, y(topMm(box)) + box.heightMm * scale + 2);
	const nowhere = 'scale(0)';
	const lay = () => layOver(sheet, wall);
	lay();
	return {
		lay,
		draw(guides: readonly Guide[], measures: { before?: Measure | undefined; after?: Measure | undefined; up: Measure }): void {
			const [x, level_] = [guides.find(({ axis }) => axis === 'x'), guides.find(({ axis }) => axis === 'y')];
			upright.transform = x ? `translateX(${x.atMm * scale}px)` : nowhere;
			level.transform = level_ ? `translateY(${y(level_.atMm)}px)` : nowhere;
			levelPlate.canvas.style.transform = level_ ? `translateY(${y(level_.atMm) - plate.heightPx}px)` : nowhere;
			if (level_) levelPlate.mm = level_.atMm;
			const across = (style: CSSStyleDeclaration, one: Measure | undefined) => {
				style.transform = one
					? `translate(${one.fromMm * scale}px, ${y(one.atMm)}px) scale(${(one.toMm - one.fromMm) * scale}, 1)`
					: nowhere;
			};
			across(before, measures.before);
			across(after, measures.after);
			up.transform = `translate(${measures.up.atMm * scale}px, ${y(measures.up.toMm)}px) scale(1, ${measures.up.toMm * scale})`;
			for (const name of ['before', 'after', 'up'] as const) {
				const one = measures[name];
				plates[name].mm = one ? one.toMm - one.fromMm : null;
			}
			movedAt = performance.now();
			writeNext();
		},
		remove(): void {
			clearInterval(resting);
			sheet.remove();
		}
	};
}
