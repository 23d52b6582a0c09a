import { m } from '#lib/shared/paraglide/messages.js';
import { limits } from './limits.ts';
import { clockText } from './words.ts';

/** Browsers that record in this format can also play it; in others one chooses a file. */
const type = 'audio/webm;codecs=opus';
const bitsPerSecond = 64_000;
/** A recording ends this long before the longest sound that is taken, because the last packets still come. */
const marginMs = 1000;
/** How often the recorder hands over what it has, and how often the clock is shown anew. */
const packetMs = 1000;
const tickMs = 250;

/** What a recorder needs of a browser. */
export type Microphone = {
	open: () => Promise<MediaStream>;
	record: (stream: MediaStream) => MediaRecorder;
	now: () => number;
};

const browserMicrophone: Microphone = {
	open: () => navigator.mediaDevices.getUserMedia({ audio: true }),
	record: (stream) => new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: bitsPerSecond }),
	now: () => performance.now()
};

/** Whether this browser can record. */
export const canRecord = (): boolean =>
	'mediaDevices' in navigator && typeof MediaRecorder !== 'undefined' && MediaRecorder.isTypeSupported(type);

/** Records a sound with the microphone, up to the longest sound that is taken. */
export class Recorder {
	isRecording = $state(false);
	elapsedMs = $state(0);
	/** What a screen reader says. */
	spoken = $state('');
	#onRecorded: (file: File) => void;
	#microphone: Microphone;
	#running: MediaRecorder | null = null;

	constructor(onRecorded: (file: File) => void, microphone: Microphone = browserMicrophone) {
		this.#onRecorded = onRecorded;
		this.#microphone = microphone;
	}

	/** Begins to record; the browser may ask for permission first. */
	async start(): Promise<void> {
		this.spoken = '';
		let stream: MediaStream;
		try {
			stream = await this.#microphone.open();
		} catch {
			this.spoken = m.sounds_record_denied();
			return;
		}
		const packets: Blob[] = [];
		const recorder = this.#microphone.record(stream);
		const startedAt = this.#microphone.now();
		const clock = setInterval(() => {
			this.elapsedMs = this.#microphone.now() - startedAt;
			if (this.elapsedMs > limits.durationMs - marginMs && recorder.state === 'recording') recorder.stop();
		}, tickMs);
		recorder.ondataavailable = ({ data }) => packets.push(data);
		recorder.onstop = () => {
			clearInterval(clock);
			for (const track of stream.getTracks()) track.stop();
			this.#running = null;
			this.isRecording = false;
			this.#onRecorded(new File(packets, 'aufnahme.webm', { type: 'audio/webm' }));
			this.spoken = m.sounds_record_done({ length: clockText(this.#microphone.now() - startedAt) });
		};
		this.elapsedMs = 0;
		this.#running = recorder;
		this.isRecording = true;
		recorder.start(packetMs);
	}
	/** Ends the recording and hands it over. */
	stop = (): void => this.#running?.stop();
}
