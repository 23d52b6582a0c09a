import { prefersReducedMotion } from '../reducedMotion.island.ts';
import { guessed, keptScale, keptText, scaleOf, visibleMm, type View } from './trueSize.ts';
import { prepareCalibration } from './calibration.island.ts';
import { sharpen } from './sharpTiles.island.ts';

/** The key in localStorage. The calibration never leaves the device; without localStorage it lasts until the page is closed. */
const key = 'pixels-per-mm';
let unkept: string | null = null;

/** Shows a work in true size, once the screen is calibrated. TrueSize.svelte has all the texts. */
for (const place of document.querySelectorAll<HTMLElement>('[data-true-size]')) prepare(place);

function prepare(place: HTMLElement): void {
	const part = <T extends HTMLElement>(name: string) => place.querySelector<T>(`[data-${name}]`)!;
	const [stage, work, says, state, opener] = [part('stage'), part('work'), part('says'), part('state'), part('calibrate-open')];
	const texts = place.dataset;
	const workMm = { width: Number(texts.width), height: Number(texts.height) };
	let scale = guessed;
	let isCalibrated = false;

	/** The visible rectangle, relative to the upper left corner of the work. */
	function inSight(): View {
		const [workRect, stageRect] = [work.getBoundingClientRect(), stage.getBoundingClientRect()];
		const [left, top] = [stageRect.left - workRect.left, stageRect.top - workRect.top];
		return { left, top, width: stage.clientWidth, height: stage.clientHeight };
	}
	const onScreen = () => ({ width: workMm.width * scale, height: workMm.height * scale });

	function applyScale(): void {
		const kept = keptScale(read(), devicePixelRatio);
		[scale, isCalibrated] = [kept ?? guessed, kept !== null];
		const middle = middleOf();
		place.style.setProperty('--mm', `${scale}px`);
		place.dataset.ready = '';
		scrollToMiddle(middle);
		opener.textContent = (isCalibrated ? texts.again : texts.calibrate) ?? '';
		updateTexts();
	}

	/** The point of the work in the middle of the view, as shares of its size; the work's own centre at the beginning. */
	function middleOf(): { x: number; y: number } {
		const [view, whole] = [inSight(), work.getBoundingClientRect()];
		if (place.dataset.ready === undefined) return { x: 0.5, y: 0.5 };
		return { x: (view.left + view.width / 2) / whole.width, y: (view.top + view.height / 2) / whole.height };
	}
	function scrollToMiddle({ x, y }: { x: number; y: number }): void {
		const [view, whole] = [inSight(), onScreen()];
		stage.scrollBy({
			left: x * whole.width - view.left - view.width / 2,
			top: y * whole.height - view.top - view.height / 2,
			behavior: 'instant'
		});
	}

	function updateTexts(): void {
		const isPinched = (visualViewport?.scale ?? 1) > 1.01;
		state.textContent = (isPinched ? texts.pinched : isCalibrated ? texts.true : texts.guessed) ?? '';
		const { widthMm, heightMm, isWhole } = visibleMm(inSight(), onScreen(), scale);
		const cm = (mm: number) => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 }).format(mm / 10);
		const words = isWhole ? texts.whole : texts.seen?.replace('{width}', cm(widthMm)).replace('{height}', cm(heightMm));
		if (says.textContent !== words) says.textContent = words ?? '';
	}

	let waiting: ReturnType<typeof setTimeout> | undefined;
	/** Debounced: updates the texts and loads tiles once scrolling has stopped for 150 ms. */
	const settle = () => {
		clearTimeout(waiting);
		waiting = setTimeout(() => {
			updateTexts();
			if (texts.service) void sharpen(work, texts.service, inSight(), onScreen());
		}, 150);
	};
	stage.addEventListener('scroll', settle, { passive: true });
	addEventListener('resize', () => (applyScale(), settle()));
	visualViewport?.addEventListener('resize', updateTexts);
	drag(stage, work);
	prepareCalibration(part<HTMLDialogElement>('card'), opener, {
		scale: () => scale,
		isCalibrated: () => isCalibrated,
		keep: (outlinePx) => {
			const found = outlinePx === null ? null : scaleOf(outlinePx);
			write(found === null ? null : keptText(found, devicePixelRatio));
			applyScale();
			settle();
			stage.focus({ preventScroll: true });
			stage.scrollIntoView({ block: 'nearest', behavior: prefersReducedMotion() ? 'instant' : 'smooth' });
		}
	});
	applyScale();
	settle();
}

/** Lets a mouse drag the work; touch scrolls natively. */
function drag(stage: HTMLElement, work: HTMLElement): void {
	work.addEventListener('pointerdown', (event) => {
		if (event.pointerType !== 'mouse' || event.button !== 0) return;
		event.preventDefault();
		stage.focus({ preventScroll: true });
		work.setPointerCapture(event.pointerId);
		work.style.cursor = 'grabbing';
	});
	work.addEventListener('pointermove', (event) => {
		if (work.hasPointerCapture(event.pointerId)) stage.scrollBy({ left: -event.movementX, top: -event.movementY, behavior: 'instant' });
	});
	work.addEventListener('lostpointercapture', () => (work.style.cursor = ''));
}

function read(): string | null {
	try {
		return localStorage.getItem(key) ?? unkept;
	} catch {
		return unkept;
	}
}

function write(text: string | null): void {
	unkept = text;
	try {
		if (text === null) localStorage.removeItem(key);
		else localStorage.setItem(key, text);
	} catch {
		// `unkept` remembers it while the page is open.
	}
}
