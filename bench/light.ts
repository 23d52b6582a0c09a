import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../scripts/chromium.ts';
import { median, shuffled } from './load.ts';

/** A phone with 390 CSS px, device pixel ratio 3, a slow connection and a slow processor. */
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };
const line = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const slowdown = 4;
const rounds = 7;
/** The targets. */
const max = { scriptBytes: 45_000, firstViewBytes: 300_000, paintRatio: 1.3, shift: 0 };

type View = { paintMs: number; picture: string; shift: number; bytes: number; scriptBytes: number; scripts: number };

/** Counts the transferred bytes of a page, headers included. */
function counting(cdp: CDPSession): { bytes: number; scriptBytes: number; scripts: number } {
	const seen = { bytes: 0, scriptBytes: 0, scripts: 0 };
	const isScript = new Map<string, boolean>();
	cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
		isScript.set(requestId, type === 'Script' || /javascript/.test(response.mimeType));
	});
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		seen.bytes += encodedDataLength;
		if (!isScript.get(requestId)) return;
		seen.scriptBytes += encodedDataLength;
		seen.scripts++;
	});
	return seen;
}

/** Records the page's largest contentful paint and layout shifts in `window.vitals`. */
async function watch(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const vitals = { paintMs: 0, picture: '', shift: 0 };
		Object.assign(window, { vitals });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { url?: string; element?: Element })[])
				Object.assign(vitals, { paintMs: entry.startTime, picture: entry.url || entry.element?.tagName || '' });
		}).observe({ type: 'largest-contentful-paint', buffered: true });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) vitals.shift += entry.value;
		}).observe({ type: 'layout-shift', buffered: true });
	});
}

/** Opens an address with an empty cache. `then`: what the visitor does afterwards. */
async function view(browser: Browser, url: string, slow: boolean, then?: (page: Page) => Promise<void>): Promise<View> {
	const context = await browser.newContext(phone);
	try {
		const page = await context.newPage();
		const cdp = await context.newCDPSession(page);
		await cdp.send('Network.enable');
		const seen = counting(cdp);
		if (slow) {
			await cdp.send('Network.emulateNetworkConditions', line);
			await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
		}
		await watch(page);
		await page.goto(url, { waitUntil: 'networkidle' });
		await then?.(page);
		// A slow processor still decodes and paints after the last byte.
		await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.loading === 'lazy'));
		await page.waitForTimeout(slow ? 1000 : 300);
		const vitals = await page.evaluate(() => (window as unknown as { vitals: Omit<View, 'bytes'> }).vitals);
		return { ...vitals, ...seen };
	} finally {
		await context.close();
	}
}

/** Taps the first work and waits until the lightbox shows its picture. */
async function openLightbox(page: Page): Promise<void> {
	await page.locator('a[data-pswp-src]').first().tap();
	await page.locator('.pswp--open .pswp__img:not(.pswp__img--placeholder)').first().waitFor({ timeout: 30_000 });
	await page.waitForLoadState('networkidle');
}

/**
 * Measures how light the public pages are on a phone: bytes of a show's page, script bytes until the lightbox is open, script bytes of
 * text pages, layout shifts, and the largest contentful paint. Reference for the paint: a bare page with the same picture from the same
 * server in the same run.
 */
export async function benchLight(origin: string) {
	const shows = (await (await fetch(`${origin}/api/exhibitions`)).json()) as { slug: string; when: string }[];
	const show = `/exhibitions/${(shows.find(({ when }) => when === 'current') ?? shows[0])!.slug}`;
	const work = /href="(\/artworks\/[0-9a-f-]{36})"/.exec(await (await fetch(origin + show)).text())?.[1] ?? '';
	const artist = /href="(\/artists\/[\w-]+)"/.exec(await (await fetch(origin + show)).text())?.[1] ?? '';
	const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
	try {
		console.log('Page weight on a phone of 390 px …');
		const first = await view(browser, origin + show, false);
		const lightbox = await view(browser, origin + show, false, openLightbox);
		const texts: Record<string, number> = {};
		for (const path of ['/', '/exhibitions', '/artists', `${show}/press`, '/visit', '/imprint', '/privacy', '/offer'])
			texts[path] = (await view(browser, origin + path, false)).scriptBytes;
		console.log(`  ${show}: first view ${first.bytes} bytes (at most ${max.firstViewBytes}), ${first.scriptBytes} of them scripts`);
		console.log(
			`  until the lightbox is open: ${lightbox.scriptBytes} bytes of script in ${lightbox.scripts} files (at most ${max.scriptBytes})`
		);
		console.log(
			`  text pages, bytes of script: ${Object.entries(texts)
				.map(([path, bytes]) => `${path} ${bytes}`)
				.join(', ')}`
		);
		const paints: Record<string, Awaited<ReturnType<typeof paint>>> = {};
		for (const path of [show, work, artist, '/exhibitions'].filter(Boolean)) paints[path] = await paint(browser, origin, path);
		return {
			show,
			firstView: first,
			untilLightbox: { bytes: lightbox.scriptBytes, files: lightbox.scripts },
			textPages: texts,
			paints,
			max
		};
	} finally {
		await browser.close();
	}
}

/** The largest contentful paint and layout shift of a page. Reference: a bare page with the picture that was painted. */
async function paint(browser: Browser, origin: string, path: string) {
	const server = await sameServer(origin);
	try {
		const { picture } = await view(browser, server.origin + path, true);
		if (!picture.startsWith('http')) {
			console.log(`  ${path}: the largest contentful paint is ${picture || 'nothing'}, not a picture`);
			return null;
		}
		const found = { page: [] as number[], bare: [] as number[], shift: [] as number[] };
		for (let round = 0; round < rounds; round++) {
			for (const which of shuffled(['page', 'bare'] as const)) {
				const seen = await view(browser, which === 'page' ? server.origin + path : server.bare(picture), true);
				found[which].push(seen.paintMs);
				if (which === 'page') found.shift.push(seen.shift);
			}
		}
		const [pageMs, bareMs, shift] = [median(found.page), median(found.bare), Math.max(...found.shift)];
		console.log(
			`  ${path}: largest contentful paint after ${Math.round(pageMs)} ms, of a bare page with that picture ${Math.round(bareMs)} ms: ` +
				`ratio ${(pageMs / bareMs).toFixed(2)} (at most ${max.paintRatio}); layout shift ${shift} (${max.shift})`
		);
		return { pageMs, bareMs, ratio: pageMs / bareMs, shift, rounds };
	} finally {
		server.close();
	}
}

/** A proxy to the site that also serves a bare page with one picture, so that both come from the same server. */
async function sameServer(origin: string): Promise<{ origin: string; bare: (picture: string) => string; close: () => void }> {
	const { hostname, port } = new URL(origin);
	const server = createServer((request, response) => {
		const picture = /^\/bare\?(.+)$/.exec(request.url ?? '')?.[1];
		if (picture) {
			response.setHeader('content-type', 'text/html; charset=utf-8');
			response.end(
				`<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bild</title><img src="${picture}" alt="" style="width:100%">`
			);
			return;
		}
		const forwarded = ask(
			{ hostname, port, path: request.url, method: request.method, headers: { ...request.headers, host: `${hostname}:${port}` } },
			(answer) => {
				response.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(response);
			}
		);
		forwarded.on('error', () => response.destroy());
		request.pipe(forwarded);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const here = `http://localhost:${(server.address() as AddressInfo).port}`;
	return {
		origin: here,
		bare: (picture) => `${here}/bare?${new URL(picture).pathname}`,
		close: () => {
			server.close();
			server.closeAllConnections();
		}
	};
}
