import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/shared/paraglide/messages.js';
import { limits } from './limits.ts';
import { type Microphone, Recorder } from './recorder.svelte.ts';
import { clockText } from './words.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** A microphone that hears one packet a second, as a browser's recorder hands them over. */
function start(isAllowed = true) {
	const tracks = [{ stopped: false, stop: () => (tracks[0]!.stopped = true) }];
	const stream = { getTracks: () => tracks } as unknown as MediaStream;
	let packets: ReturnType<typeof setInterval>;
	const media = {
		state: 'inactive',
		ondataavailable: null as ((event: BlobEvent) => void) | null,
		onstop: null as (() => void) | null,
		start(everyMs: number) {
			media.state = 'recording';
			packets = setInterval(() => media.ondataavailable!({ data: new Blob(['x']) } as BlobEvent), everyMs);
		},
		stop() {
			clearInterval(packets);
			media.state = 'inactive';
			// The last packet comes before the end.
			media.ondataavailable!({ data: new Blob(['.']) } as BlobEvent);
			media.onstop!();
		}
	};
	const microphone: Microphone = {
		open: () => (isAllowed ? Promise.resolve(stream) : Promise.reject(new Error('denied'))),
		record: () => media as unknown as MediaRecorder,
		now: () => Date.now()
	};
	const files: File[] = [];
	return { recorder: new Recorder((file) => files.push(file), microphone), files, tracks };
}

test('hands the recording over when it is stopped, closes the microphone, and says how long it is', async () => {
	const { recorder, files, tracks } = start();
	await recorder.start();
	expect(recorder.isRecording).toBe(true);
	await vi.advanceTimersByTimeAsync(3500);
	expect(recorder.elapsedMs).toBe(3500);
	recorder.stop();
	expect(recorder.isRecording).toBe(false);
	expect(await files[0]!.text()).toBe('xxx.');
	expect(files[0]!.type).toBe('audio/webm');
	expect(tracks[0]!.stopped).toBe(true);
	expect(recorder.spoken).toBe(m.sounds_record_done({ length: clockText(3500) }));
	await vi.advanceTimersByTimeAsync(5000);
	expect(recorder.elapsedMs, 'the clock stands still').toBe(3500);
});

test('ends by itself before the longest sound that is taken', async () => {
	const { recorder, files } = start();
	await recorder.start();
	await vi.advanceTimersByTimeAsync(limits.durationMs - 1000);
	expect(recorder.isRecording).toBe(true);
	await vi.advanceTimersByTimeAsync(250);
	expect(recorder.isRecording).toBe(false);
	expect(files).toHaveLength(1);
});

test('says so when the microphone may not be used, and can be tried again', async () => {
	const { recorder, files } = start(false);
	await recorder.start();
	expect(recorder).toMatchObject({ isRecording: false, spoken: m.sounds_record_denied() });
	expect(files).toEqual([]);
});

test('starts a second recording from the beginning', async () => {
	const { recorder, files } = start();
	await recorder.start();
	await vi.advanceTimersByTimeAsync(2000);
	recorder.stop();
	await recorder.start();
	expect(recorder).toMatchObject({ isRecording: true, elapsedMs: 0, spoken: '' });
	recorder.stop();
	expect(await Promise.all(files.map((file) => file.text()))).toEqual(['xx.', '.']);
});

test('does nothing when it is stopped without a recording', () => {
	const { recorder, files } = start();
	recorder.stop();
	expect(files).toEqual([]);
});
