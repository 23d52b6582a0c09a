import { describe, expect, test } from 'vitest';
import { PhotoUploads } from './photoUploads.svelte.ts';
import { type Progress, sendPhoto } from './sendPhoto.ts';

const file = (name: string) => new File(['x'], name);

describe('several photographs', () => {
	/** Uploads that end when the test says so. */
	function start() {
		const log: string[] = [];
		let end: (progress: Progress) => Promise<void> = () => Promise.resolve();
		const uploads = new PhotoUploads({
			onEnd: async () => void log.push('looked'),
			largest: () => 1000 - log.length,
			send: (action, { name }, role, largest, report) =>
				new Promise((resolve) => {
					log.push(`${name} as ${role} to ${action} below ${largest}`);
					end = async (progress) => {
						report(progress);
						resolve();
						for (let i = 0; i < 10; i++) await Promise.resolve();
					};
				})
		});
		return { uploads, log, end: (progress: Progress) => end(progress) };
	}
	const done: Progress = { state: 'done', share: 1 };
	const states = ({ list }: PhotoUploads) => list.map(({ name, state }) => `${name} ${state}`);

	test('are sent one after the other, and the page is brought up to date after each', async () => {
		const { uploads, log, end } = start();
		const all = uploads.add('?/photo', [file('a'), file('b')], 'back');
		expect(states(uploads)).toEqual(['a waiting', 'b waiting']);
		expect(uploads.isRunning).toBe(true);
		expect(log).toEqual(['a as back to ?/photo below 1000']);
		await end(done);
		expect(states(uploads)).toEqual(['a done', 'b waiting']);
		expect(log).toEqual(['a as back to ?/photo below 1000', 'looked', 'b as back to ?/photo below 998']);
		await end(done);
		await all;
		expect(log).toHaveLength(4);
		expect(uploads.isRunning).toBe(false);
	});
	test('are one front and its details', async () => {
		const { uploads, log, end } = start();
		void uploads.add('?/photo', [file('a'), file('b')], 'front');
		await end(done);
		expect(log.filter((line) => line !== 'looked')).toEqual(['a as front to ?/photo below 1000', 'b as detail to ?/photo below 998']);
	});
	test('go on after one that was refused, and later ones are listed after them', async () => {
		const { uploads, end } = start();
		void uploads.add('?/photo', [file('a'), file('b')], 'back');
		await end({ state: 'refused', share: 0, problem: 'no' });
		await end(done);
		void uploads.add('?/photo', [file('c')], 'back');
		await end({ state: 'cut', share: 0 });
		expect(states(uploads)).toEqual(['a refused', 'b done', 'c cut']);
		expect(uploads.list[0]).toMatchObject({ problem: 'no' });
	});
});

describe('one photograph', () => {
	/** The parts of a request that an upload uses; the test plays the browser. */
	function start(sent = file('a')) {
		const headers: Record<string, string> = {};
		const request = {
			upload: {} as { onprogress: (event: { loaded: number; total: number }) => void; onload: () => void },
			body: null as FormData | null,
			address: '',
			responseText: '',
			open: (method: string, address: string) => (request.address = `${method} ${address}`),
			setRequestHeader: (name: string, value: string) => (headers[name] = value),
			send: (body: FormData) => (request.body = body)
		};
		const xhr = request as unknown as XMLHttpRequest;
		const progress: Progress[] = [];
		const ended = sendPhoto('?/photo', sent, 'front', 2_500_000, (each) => progress.push(each), xhr);
		const answer = async (text: string) => {
			request.responseText = text;
			xhr.onload!({} as ProgressEvent);
			await ended;
			return progress.at(-1);
		};
		return { request, xhr, headers, progress, ended, answer };
	}

	test('is sent with its role to the action, and its bytes are counted', async () => {
		const { request, headers, progress, answer } = start();
		expect(request.address).toBe('POST ?/photo');
		expect(headers).toEqual({ accept: 'application/json', 'x-sveltekit-action': 'true' });
		expect(request.body!.get('role')).toBe('front');
		expect((request.body!.get('photo') as File).name).toBe('a');
		request.upload.onprogress({ loaded: 50, total: 200 });
		request.upload.onload();
		await answer('{"type":"redirect","status":303,"location":"/"}');
		expect(progress).toEqual([
			{ state: 'sending', share: 0 },
			{ state: 'sending', share: 0.25 },
			{ state: 'working', share: 1 },
			{ state: 'done', share: 1 }
		]);
	});
	test.each([
		[
			'the problem of a refused one',
			'{"type":"failure","status":422,"data":"[{\\"upload\\":1},{\\"problem\\":2},\\"too dark\\"]"}',
			{ state: 'refused', share: 0, problem: 'too dark' }
		],
		[
			'the message of a failed server',
			'{"type":"error","status":500,"error":{"message":"broken"}}',
			{ state: 'refused', share: 0, problem: 'broken' }
		],
		['a cut connection for an answer that can’t be read', '<html>', { state: 'cut', share: 0 }]
	])('reports %s', async (_what, text, expected) => {
		expect(await start().answer(text)).toEqual(expected);
	});
	test.each(['onerror', 'onabort', 'ontimeout'] as const)('reports a cut connection (%s)', async (event) => {
		const { xhr, ended, progress } = start();
		xhr[event]!({} as ProgressEvent);
		await ended;
		expect(progress.at(-1)).toEqual({ state: 'cut', share: 0 });
	});
	test('isn’t sent when it is too large', async () => {
		const large = { name: 'large', size: 2_500_001 } as File;
		const { request, ended, progress } = start(large);
		await ended;
		expect(request.body).toBeNull();
		expect(progress).toEqual([{ state: 'refused', share: 0, problem: expect.stringMatching(/2,5\sMB/) }]);
	});
});
