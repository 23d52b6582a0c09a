import { readFile, readdir } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '../scripts/freePort.ts';
import { startEmbeddedBackend } from '../src/server/start/backend.ts';
import { startChild } from '../src/server/start/child.ts';
import { readEnvironment, siteEnvironment } from '../src/server/start/environment.ts';
import { waitUntilReady } from '../src/server/start/wait.ts';

/** A site whose backend is measured. */
export type MeasuredSite = {
	origin: string;
	/** Processor time that the backend's process has taken so far, in ms. */
	backendCpuMs: () => Promise<number>;
	/** What the site has asked the backend for so far: `GET /rest/v1/artwork?…`, without the site's own work in the background. */
	calls: string[];
	stop: () => Promise<void>;
};

/** What the site asks for by itself, and not for a page. */
const background = /^(GET \/rest\/v1\/pub_epoch|POST \/rest\/v1\/rpc\/(take_|next_|list_erasures|tidy))/;

/** Starts the built site in demo mode on `dataDir`, with a proxy before its backend that notes the calls. */
export async function startMeasuredSite(dataDir: string): Promise<MeasuredSite> {
	const port = await freePort();
	const settings = readEnvironment({ PORT: String(port), DATA_DIR: dataDir });
	const { child: backend, ready } = startEmbeddedBackend(dataDir, () => undefined);
	const address = await ready;
	const calls: string[] = [];
	const proxy = await startProxy(address.url, (call) => void (background.test(call) || calls.push(call)));
	const site = startChild('site', 'site.ts', [], siteEnvironment(settings, { ...address, url: proxy.url }));
	await waitUntilReady(settings.origin, new AbortController().signal);
	return {
		origin: settings.origin,
		backendCpuMs: () => cpuMs(backend.process.pid!),
		calls,
		async stop() {
			await site.stop(22_000);
			await backend.stop(7_000);
			proxy.stop();
		}
	};
}

/** The processor time of all threads of a process, from the kernel's clock of nanoseconds. */
async function cpuMs(pid: number): Promise<number> {
	const threads = await readdir(`/proc/${pid}/task`);
	const times = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')));
	return times.reduce((sum, line) => sum + Number(line.split(' ')[0]) / 1e6, 0);
}

async function startProxy(backend: string, note: (call: string) => void) {
	const { hostname, port } = new URL(backend);
	const server = createServer((asked, answer) => {
		note(`${asked.method} ${asked.url}`);
		const onward = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (got) => {
			answer.writeHead(got.statusCode ?? 502, got.headers);
			got.pipe(answer);
		});
		onward.on('error', () => answer.destroy());
		asked.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: () => {
			server.close();
			server.closeAllConnections();
		}
	};
}
