import { type Progress, sendPhoto } from './sendPhoto.ts';

type Send = (action: string, file: File, role: string, largest: number, report: (progress: Progress) => void) => Promise<void>;
type Options = {
	/** Called after each photograph, whether it was taken or not. */
	onEnd: () => Promise<void>;
	/** The most bytes that a photograph may have, now: it can become less after each. */
	largest: () => number;
	send?: Send;
};

/** The photographs that are being uploaded, and what became of the last ones. */
export class PhotoUploads {
	list = $state<(Progress & { name: string })[]>([]);
	isRunning = $state(false);
	#onEnd: () => Promise<void>;
	#largest: () => number;
	#send: Send;

	constructor({ onEnd, largest, send = sendPhoto }: Options) {
		this.#onEnd = onEnd;
		this.#largest = largest;
		this.#send = send;
	}

	/** Uploads one after the other: the line of a phone has room for one, and their order stays. */
	async add(action: string, files: readonly File[], role: string): Promise<void> {
		const first = this.list.length;
		this.list.push(...files.map(({ name }) => ({ name, state: 'waiting' as const, share: 0 })));
		this.isRunning = true;
		for (const [i, file] of files.entries()) {
			// A work has one front: of several photographs that were chosen at once, the others are details.
			const itsRole = i > 0 && role === 'front' ? 'detail' : role;
			await this.#send(action, file, itsRole, this.#largest(), (progress) => (this.list[first + i] = { name: file.name, ...progress }));
			await this.#onEnd();
		}
		this.isRunning = false;
	}
}
