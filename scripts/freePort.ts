import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Returns a port that is free now. It is below the ephemeral range that systems use for outgoing connections, so a server that
 * restarts finds its port still free.
 */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = randomInt(20_000, 32_000);
		const probe = createServer().listen(port, '127.0.0.1');
		const free = await once(probe, 'listening').then(
			() => true,
			() => false
		);
		if (!free) continue;
		probe.close();
		await once(probe, 'close');
		return port;
	}
}
