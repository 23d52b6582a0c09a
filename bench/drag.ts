import { setTimeout as pause } from 'node:timers/promises';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { parse, stringify } from 'devalue';
import { chromiumArgs, findChromium } from '../scripts/chromium.ts';
import { Person } from '../tests/e2e/support/person.ts';
import { mainThread } from './mainThread.ts';
import { sixtyOnOneWall } from './dragHang.ts';

const moves = 200;
const slowdown = 4;
const limitMs = 8;

/** The reference: the same sixty boxes as plain rectangles in an SVG, with the minimum of script for dragging one. */
const plain = (boxes: { x: number; y: number; width: number; height: number }[], viewBox: string) => `<!doctype html>
<svg id="wall" viewBox="${viewBox}" style="width:100%;height:60vh;touch-action:none">${boxes
	.map(({ x, y, width, height }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#888"/>`)
	.join('')}</svg>
<script>
const svg = document.getElementById('wall');
let held = null;
svg.addEventListener('pointerdown', (event) => {
	const scale = svg.getScreenCTM().a;
	held = { rect: event.target, x: event.clientX, y: event.clientY, scale, left: +event.target.getAttribute('x'), top: +event.target.getAttribute('y') };
	svg.setPointerCapture(event.pointerId);
});
svg.addEventListener('pointermove', (event) => {
	if (!held) return;
	held.rect.setAttribute('x', Math.round(held.left + (event.clientX - held.x) / held.scale));
	held.rect.setAttribute('y', Math.round(held.top + (event.clientY - held.y) / held.scale));
});
svg.addEventListener('pointerup', () => (held = null));
</script>`;

/** Drags the element at `from` along a fixed curve, one move per frame. Returns the main-thread time of each move in ms. */
async function drag(page: Page, cdp: CDPSession, from: { x: number; y: number }): Promise<number[]> {
	const send = (type: string, x: number, y: number) =>
		cdp.send('Input.dispatchMouseEvent', { type: type as 'mouseMoved', x, y, button: 'left', buttons: 1, clickCount: 1 });
	await send('mouseMoved', from.x, from.y);
	await send('mousePressed', from.x, from.y);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	const ms = await mainThread(page, async () => {
		for (let i = 1; i <= moves; i++) {
			await send('mouseMoved', from.x + 90 * Math.sin(i / 15), from.y + 40 * Math.sin(i / 9));
			// Give each move its own frame. Asking the page for the next frame would cost main-thread time.
			await pause(20);
		}
	});
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await send('mouseReleased', from.x, from.y);
	return ms;
}

const percentile = (values: number[], share: number): number =>
	[...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? NaN;
const figures = (ms: number[]) => ({ moves: ms.length, medianMs: percentile(ms, 0.5), p95Ms: percentile(ms, 0.95) });

/**
 * Measures the main-thread time of a pointer move while a work is dragged on a wall with 60 works, at 4x CPU slowdown. Reference: the
 * same moves in an SVG of 60 plain rectangles. The page is the built one with pictures of the demo programme. Its data is extended to 60
 * works, and saving is intercepted.
 */
export async function benchDrag(origin: string) {
	const curator = await new Person(origin).signInAs('curator');
	const list = (await curator.get('/desk/exhibitions')).text;
	const show = /href="(\/desk\/exhibitions\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? '';
	const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
	try {
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
		await context.addCookies([...curator.cookies].map(([name, value]) => ({ name, value, url: origin })));
		const page = await context.newPage();
		await page.route('**/hang/save', (route) => route.fulfill({ json: { lock: 1 } }));
		await page.route('**/hang/__data.json*', async (route) => {
			const answer = (await (await route.fetch()).json()) as { nodes: { type: string; data?: unknown }[] };
			for (const node of answer.nodes) {
				if (node.type !== 'data') continue;
				const data = parse(JSON.stringify(node.data)) as { hang?: Parameters<typeof sixtyOnOneWall>[0] };
				if (data.hang) node.data = JSON.parse(stringify({ ...data, hang: sixtyOnOneWall(data.hang) })) as unknown;
			}
			await route.fulfill({ json: answer });
		});
		await page.goto(origin + show);
		await page.locator(`a[href$="/hang"]`).first().click();
		await page.locator('svg[data-wall] [data-placement]').nth(59).waitFor();
		await page.waitForTimeout(1500);
		const cdp = await context.newCDPSession(page);
		const wall = page.locator('svg[data-wall]').first();
		await wall.scrollIntoViewIfNeeded();
		const works = await wall
			.locator('[data-placement]')
			.evaluateAll((all) =>
				all.map((one) => ({ ...Object.fromEntries(['x', 'y', 'width', 'height'].map((name) => [name, Number(one.getAttribute(name))])) }))
			);
		const held = (await wall.locator('[data-placement]').nth(30).locator('.outline').boundingBox())!;
		const planner = await drag(page, cdp, { x: held.x + held.width / 2, y: held.y + held.height / 2 });
		const viewBox = (await wall.getAttribute('viewBox')) ?? '';
		const other = await context.newPage();
		await other.setContent(plain(works as { x: number; y: number; width: number; height: number }[], viewBox));
		const rect = (await other.locator('rect').nth(30).boundingBox())!;
		const rectangles = await drag(other, await context.newCDPSession(other), { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
		const found = { planner: figures(planner), plainRectangles: figures(rectangles), limitMs, slowdown };
		const line = ({ medianMs, p95Ms }: { medianMs: number; p95Ms: number }) =>
			`median ${medianMs.toFixed(2)} ms, p95 ${p95Ms.toFixed(2)} ms`;
		console.log(
			`Dragging one of 60 works, main thread per pointer move at ${slowdown}x CPU slowdown (${moves} moves; p95 at most ${limitMs} ms) …`
		);
		console.log(`  planner ${line(found.planner)}; 60 plain rectangles ${line(found.plainRectangles)}`);
		return found;
	} finally {
		await browser.close();
	}
}
