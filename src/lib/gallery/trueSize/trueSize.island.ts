import { isStill } from '../reducedMotion.island.ts';
import { guessed, keptScale, keptText, scaleOf, seenMm, type Seen } from './trueSize.ts';
import { prepareCard } from './calibration.island.ts';
import { sharpen } from './sharpTiles.island.ts';

/** On this device only. A browser that keeps nothing forgets it with the page. */
const key = 'pixels-per-mm';
let unkept: string | null = null;

/** Shows a work as large as it is (see TrueSize.svelte, which has all the texts), once a card was held to the screen. */
for (const place of document.querySelectorAll<HTMLElement>('[data-true-size]')) prepare(place);

function prepare(place: HTMLElement): void {
	const part = <T extends HTMLElement>(name: string) => place.querySelector<T>(`[data-${name}]`)!;
	const [stage, work, says, state, opener] = [part('stage'), part('work'), part('says'), part('state'), part('calibrate-open')];
	const texts = place.dataset;
	const workMm = { width: Number(texts.width), height: Number(texts.height) };
	let scale = guessed;
	let isTrue = false;

	/** What is in sight, from the upper left corner of the work. */
	function inSight(): Seen {
		const [its, whole] = [work.getBoundingClientRect(), stage.getBoundingClientRect()];
		return { left: whole.left - its.left, top: whole.top - its.top, width: stage.clientWidth, height: stage.clientHeight };
	}
	const onScreen = () => ({ width: workMm.width * scale, height: workMm.height * scale });

	function measure(): void {
		const kept = keptScale(read(), devicePixelRatio);
		[scale, isTrue] = [kept ?? guessed, kept !== null];
		const middle = middleOf();
		place.style.setProperty('--mm', `${scale}px`);
		place.dataset.ready = '';
		toMiddle(middle);
		opener.textContent = (isTrue ? texts.again : texts.calibrate) ?? '';
		tell();
	}

	/** Which point of the work is in the middle, as shares; its own middle at the beginning. */
	function middleOf(): { x: number; y: number } {
		const [seen, all] = [inSight(), work.getBoundingClientRect()];
		if (place.dataset.ready === undefined) return { x: 0.5, y: 0.5 };
		return { x: (seen.left + seen.width / 2) / all.width, y: (seen.top + seen.height / 2) / all.height };
	}
	function toMiddle({ x, y }: { x: number; y: number }): void {
		const [seen, all] = [inSight(), onScreen()];
		stage.scrollBy({
			left: x * all.width - seen.left - seen.width / 2,
			top: y * all.height - seen.top - seen.height / 2,
			behavior: 'instant'
		});
	}

	function tell(): void {
		const isPinched = (visualViewport?.scale ?? 1) > 1.01;
		state.textContent = (isPinched ? texts.pinched : isTrue ? texts.true : texts.guessed) ?? '';
		const { widthMm, heightMm, isWhole } = seenMm(inSight(), onScreen(), scale);
		const cm = (mm: number) => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 }).format(mm / 10);
		const words = isWhole ? texts.whole : texts.seen?.replace('{width}', cm(widthMm)).replace('{height}', cm(heightMm));
		if (says.textContent !== words) says.textContent = words ?? '';
	}

	let waiting: ReturnType<typeof setTimeout> | undefined;
	const settle = () => {
		clearTimeout(waiting);
		waiting = setTimeout(() => {
			tell();
			if (texts.service) void sharpen(work, texts.service, inSight(), onScreen());
		}, 150);
	};
	stage.addEventListener('scroll', settle, { passive: true });
	addEventListener('resize', () => (measure(), settle()));
	visualViewport?.addEventListener('resize', tell);
	drag(stage, work);
	prepareCard(part<HTMLDialogElement>('card'), opener, {
		scale: () => scale,
		isTrue: () => isTrue,
		keep: (outlinePx) => {
			const found = outlinePx === null ? null : scaleOf(outlinePx);
			write(found === null ? null : keptText(found, devicePixelRatio));
			measure();
			settle();
			stage.focus({ preventScroll: true });
			stage.scrollIntoView({ block: 'nearest', behavior: isStill() ? 'instant' : 'smooth' });
		}
	});
	measure();
	settle();
}

/** A mouse pulls the work; fingers scroll by themselves. */
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
		// It is remembered as long as the page is open.
	}
}
