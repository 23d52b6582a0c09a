import type { BackendMessage } from '../backend/main.ts';
import { startChild, type Child } from './child.ts';
import type { BackendAddress } from './environment.ts';

/**
 * Starts the embedded backend on `dataDir`. `ready` resolves when it accepts requests. `log` is called for each long step.
 * @throws Error with one line of text (through `ready`), for example when another process uses `dataDir`.
 */
export function startEmbeddedBackend(dataDir: string, log: (line: string) => void): { child: Child; ready: Promise<BackendAddress> } {
	const child = startChild('backend', 'backend/main.ts', [], { DATA_DIR: dataDir, LITE_TELEMETRY: '0', EXPERIMENTAL_STORAGE: '1' });
	const ready = new Promise<BackendAddress>((resolve, reject) => {
		child.process.on('message', (message: BackendMessage) => {
			if (message.type === 'progress') log(message.line);
			if (message.type === 'ready') resolve(message);
			if (message.type === 'failed') reject(new Error(message.line));
		});
		void child.ended.then((how) => reject(new Error(`The backend did not start (${how}).`)));
	});
	return { child, ready };
}
