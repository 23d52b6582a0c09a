import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Checks that this process can listen on `host:port`. @throws Error with one line of text when it can't. */
export async function assertPortFree(host: string, port: number): Promise<void> {
	const probe = createServer();
	try {
		probe.listen(port, host);
		await once(probe, 'listening');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EADDRINUSE')
			throw new Error(`PORT ${port} is busy. Stop the program that listens there, or choose another PORT.`, { cause: error });
		if (code === 'EACCES') throw new Error(`PORT ${port} needs privileges that this user lacks. Choose one above 1023.`, { cause: error });
		throw new Error(`HOST ${host} is no address of this machine (${code}).`, { cause: error });
	}
	probe.close();
	await once(probe, 'close');
}

/**
 * Waits at most 90 seconds until the site at `address` is ready. Retries while it doesn't listen or answers 503.
 * @throws Error when it isn't ready in time, or answers with another error.
 */
export async function waitUntilReady(address: string, signal: AbortSignal): Promise<void> {
	let answer = 'no answer';
	for (let attempt = 0; attempt < 900 && !signal.aborted; attempt++) {
		const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
		if (response?.ok || response?.status === 404) return;
		if (response) answer = `${response.status} ${await inOneLine(response)}`;
		if (response && response.status !== 503) break;
		await pause(100);
	}
	throw new Error(`The site is not ready: ${answer}`);
}

async function inOneLine(response: Response): Promise<string> {
	if (response.headers.get('content-type')?.includes('html')) return response.statusText;
	return (await response.text()).replaceAll(/\s+/g, ' ').slice(0, 200);
}
