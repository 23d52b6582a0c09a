import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTooLarge, isTooLarge, largestRequest } from '../../src/server/http/tooLarge.ts';

const megabyte = 1024 * 1024;
const largest = largestRequest(60 * megabyte);

test.each([
	['/studio/artworks/1', 66 * megabyte, false],
	['/en/studio/artworks/1', 66 * megabyte, false],
	['/desk/artworks?for=x', 2 * megabyte, false],
	['/en/day/token', 66 * megabyte, false],
	['/studio/artworks/1', 66 * megabyte + 1, true],
	['/sign-in', megabyte, false],
	['/sign-in', megabyte + 1, true],
	['/studious', 2 * megabyte, true],
	['/ask/studio/x', 2 * megabyte, true]
])('%s with %i bytes: too large is %s', (url, bytes, expected) => {
	expect(isTooLarge({ url, headers: { 'content-length': String(bytes) } } as IncomingMessage, largest)).toBe(expected);
});

test('accepts a body without a length only at upload addresses', () => {
	const headers = { 'transfer-encoding': 'chunked' };
	expect(isTooLarge({ url: '/sign-in', headers } as IncomingMessage, largest)).toBe(true);
	expect(isTooLarge({ url: '/studio/x', headers } as IncomingMessage, largest)).toBe(false);
});

/** Stands in for the site: answers with the request line. */
const page = (request: IncomingMessage, response: ServerResponse) => {
	response.writeHead(200, { 'content-type': 'text/html' });
	response.end(`${request.method} ${request.url} ${request.headers['content-length'] ?? 'no body'}`);
};
const server = createServer((request, response) => {
	if (isTooLarge(request, largest)) void answerTooLarge(request, response, page);
	else page(request, response);
});
let origin = '';
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => void server.close());

test('answers a form with the page in its language, after reading the whole body', async () => {
	const body = Buffer.alloc(5 * megabyte);
	const german = await fetch(`${origin}/sign-in`, { method: 'POST', body });
	expect([german.status, await german.text()]).toEqual([413, 'GET /too-large no body']);
	const english = await fetch(`${origin}/en/sign-in`, { method: 'POST', body });
	expect([english.status, await english.text()]).toEqual([413, 'GET /en/too-large no body']);
});

test('answers a script with the sentence of the page', async () => {
	const body = Buffer.alloc(2 * megabyte);
	const answer = await fetch(`${origin}/en/sign-in`, { method: 'POST', body, headers: { accept: 'application/json' } });
	expect([answer.status, await answer.text()]).toEqual([413, 'GET /en/too-large/sentence no body']);
});
