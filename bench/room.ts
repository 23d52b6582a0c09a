import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { SceneCanvas } from '../src/lib/gallery/room/draw/stage.ts';
import type { NamedScene } from '../src/lib/gallery/room/scene.ts';
import { chromiumArgs, findChromium } from '../scripts/chromium.ts';
import { mainThread } from './mainThread.ts';

const works = 60;
const slowdown = 4;
const limitMs = 16;
/** The minimum share of texture pixels per screen pixel of a work, a second after approaching it to 1 m. */
const minShare = 0.8;
const seconds = 5;
/** A phone of 2019 in portrait orientation. */
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
/**
 * Test machines have no graphics card, so the GPU process draws in software. GPU rasterisation makes it also compose the page, as on a
 * phone; otherwise every frame would be read back into the page's process.
 */
const drawsInSoftware = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--enable-gpu-rasterization'];

/** The first room with sixty works in three rows along its walls. They show the pictures of the original works. */
function sixty(rooms: NamedScene[]): NamedScene[] {
	const [{ scene, ...room }] = rooms as [NamedScene];
	const hung = scene.boxes.filter(({ picture }) => picture);
	const stepMm = Math.floor((scene.walls.reduce((sum, { widthMm }) => sum + widthMm, 0) / works) * 3) - 20;
	const places = scene.walls.flatMap(({ edge, atMm, widthMm }) =>
		Array.from({ length: Math.floor(widthMm / stepMm) * 3 }, (_, i) => ({
			edge,
			atMm: atMm + Math.floor(i / 3) * stepMm,
			yMm: 500 + (i % 3) * 750
		}))
	);
	const boxes = Array.from({ length: works }, (_, i) => {
		const like = hung[i % hung.length]!;
		const scale = Math.min((stepMm * 0.8) / like.widthMm, 600 / like.heightMm);
		const inner = <T extends { xMm: number; yMm: number; widthMm: number; heightMm: number }>(one: T): T => ({
			...one,
			xMm: one.xMm * scale,
			yMm: one.yMm * scale,
			widthMm: one.widthMm * scale,
			heightMm: one.heightMm * scale
		});
		return {
			...like,
			...places[i % places.length]!,
			number: i + 1,
			widthMm: like.widthMm * scale,
			heightMm: like.heightMm * scale,
			mat: like.mat && inner(like.mat),
			picture: inner(like.picture!)
		};
	});
	return [{ ...room, scene: { ...scene, boxes, furniture: [] } }];
}

async function open(browser: Browser, address: string, change?: (rooms: NamedScene[]) => NamedScene[]): Promise<Page> {
	const page = await (await browser.newContext(phone)).newPage();
	if (change)
		await page.route(address, async (route) => {
			const answer = await route.fetch();
			const body = (await answer.text()).replace(
				/(<script type="application\/json" data-rooms>)(.*?)(<\/script>)/s,
				(_, before, json, after) =>
					[before, JSON.stringify(change(JSON.parse(json as string) as NamedScene[])).replaceAll('<', '\\u003c'), after].join('')
			);
			await route.fulfill({ response: answer, body });
		});
	await page.goto(address);
	await page.locator('[data-room][data-state=there]').waitFor({ timeout: 60_000 });
	return page;
}

const figures = (page: Page) =>
	page.locator('canvas').evaluate((canvas) => {
		const { frames, calls, bytes } = (canvas as SceneCanvas).figures!();
		return { frames, calls, bytes };
	});

/** Walks and turns with the keyboard for some seconds. Returns the frame rate and the largest number of draw calls. */
async function walkAbout(page: Page): Promise<{ framesPerSecond: number; calls: number }> {
	await page.locator('[data-window]').focus();
	const [before, began] = [(await figures(page)).frames, performance.now()];
	let calls = 0;
	for (const keys of [['KeyE'], ['KeyW', 'KeyE'], ['KeyD', 'KeyQ'], ['KeyS', 'KeyE'], ['KeyQ']]) {
		for (const key of keys) await page.keyboard.down(key);
		await pause((seconds * 1000) / 5);
		calls = Math.max(calls, (await figures(page)).calls);
		for (const key of keys) await page.keyboard.up(key);
	}
	return { framesPerSecond: ((await figures(page)).frames - before) / ((performance.now() - began) / 1000), calls };
}

/** The reference: the frame rate of a canvas of the same size that only clears to one colour. */
async function emptyScene(browser: Browser, like: Page): Promise<number> {
	const size = await like.locator('canvas').evaluate(({ clientWidth, clientHeight }) => ({ clientWidth, clientHeight }));
	const page = await (await browser.newContext(phone)).newPage();
	await page.setContent('<canvas></canvas>');
	return page.evaluate(
		async ({ size: { clientWidth, clientHeight }, ms }) => {
			const canvas = document.querySelector('canvas')!;
			Object.assign(canvas, { width: clientWidth * devicePixelRatio, height: clientHeight * devicePixelRatio });
			canvas.style.width = `${clientWidth}px`;
			const gl = canvas.getContext('webgl2', { antialias: true })!;
			const began = performance.now();
			for (let frames = 1; ; frames++) {
				const now = await new Promise<number>(requestAnimationFrame);
				gl.clearColor(0.9, 0.9, (frames % 60) / 60, 1);
				gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
				if (now - began > ms) return frames / ((now - began) / 1000);
			}
		},
		{ size, ms: seconds * 1000 }
	);
}

/** Approaches each work to 1 m. Returns, for each, the share of texture pixels per screen pixel a second later. */
async function sharpness(page: Page): Promise<number[]> {
	const numbers = await page.locator('[data-go]').evaluateAll((links) => links.map((link) => Number((link as HTMLElement).dataset.go)));
	const shares: number[] = [];
	for (const number of numbers) {
		await page.locator(`[data-go="${number}"]`).evaluate((link: HTMLElement) => link.click());
		await page.locator('[data-says]', { hasText: ` ${number},` }).waitFor();
		await page.locator('[data-nearer]').evaluate((button: HTMLElement) => button.dataset.near === button.textContent && button.click());
		await page.locator('[data-says]', { hasText: /1,0\sm$/ }).waitFor();
		await pause(1000);
		const share = await page.locator('canvas').evaluate((canvas, asked) => (canvas as SceneCanvas).figures!().share(asked), number);
		if (share !== null) shares.push(share);
	}
	return shares;
}

/**
 * Measures a room with 60 works on a phone: draw calls, frame rate (reference: an empty scene), main-thread time of a frame at 4x CPU
 * slowdown, and how sharp the works of the real show are a second after approaching them to 1 m.
 */
export async function benchRoom(origin: string) {
	const shows = (await (await fetch(`${origin}/api/exhibitions`)).json()) as { slug: string; when: string }[];
	const address = `${origin}/exhibitions/${shows.find(({ when }) => when === 'current')!.slug}/room`;
	const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs, ...drawsInSoftware] });
	try {
		const page = await open(browser, address, sixty);
		await pause(3000);
		const { framesPerSecond, calls } = await walkAbout(page);
		const emptyFramesPerSecond = await emptyScene(browser, page);
		const cdp = await page.context().newCDPSession(page);
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
		const ms = await mainThread(
			page,
			async () => void (await walkAbout(page)),
			({ name }) => name === 'FireAnimationFrame'
		);
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
		const { bytes } = await figures(page);
		await page.context().close();
		const shares = await sharpness(await open(browser, address));
		const sorted = ms.toSorted((a, b) => a - b);
		const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
		const found = {
			works,
			calls,
			callsAWork: calls / works,
			framesPerSecond,
			emptyFramesPerSecond,
			frame: { frames: ms.length, medianMs: at(0.5), p95Ms: at(0.95), limitMs, slowdown },
			textureMegabytes: bytes / 2 ** 20,
			sharpAtOneMetre: { works: shares.length, minShare: Math.min(...shares) }
		};
		console.log(`A room with ${works} works, on a phone, drawn in software …`);
		console.log(
			`  ${calls} draw calls (at most ${2 * works}); ${framesPerSecond.toFixed(1)} frames a second, an empty scene ${emptyFramesPerSecond.toFixed(1)}`
		);
		console.log(
			`  main thread a frame at ${slowdown}x CPU slowdown: median ${at(0.5).toFixed(2)} ms, p95 ${at(0.95).toFixed(2)} ms (${ms.length} frames; at most ${limitMs} ms)`
		);
		console.log(
			`  a second after coming to 1 m the texture has at least ${found.sharpAtOneMetre.minShare.toFixed(2)} of its pixels on the screen (${shares.length} works; at least ${minShare})`
		);
		const unmet = [
			calls > 2 * works && 'draw calls',
			!(at(0.95) <= limitMs) && 'main thread a frame',
			!(found.sharpAtOneMetre.minShare >= minShare) && 'sharpness at 1 m'
		].filter((one) => one !== false);
		if (unmet.length > 0) {
			console.log(`  not met: ${unmet.join(', ')}`);
			process.exitCode = 1;
		}
		return { ...found, unmet };
	} finally {
		await browser.close();
	}
}
