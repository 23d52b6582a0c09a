import { expect, test } from 'vitest';
import { largestRequest } from './addresses.ts';

const megabyte = 1024 * 1024;

test.each([
	['/studio/artworks/1?/photo', 66],
	['/en/studio/artworks/1?/photo', 66],
	['/studio/artworks/1?/sound', 66],
	['/en/day/token?/photo', 66],
	['/desk/exhibitions/1/handling?/condition', 66],
	['/desk/rooms/walls/1?x=1&/photo', 66],
	['/studio/artworks/1', 1],
	['/studio/artworks/1?/save', 1],
	['/studio/artworks/1?/save&/photo', 1],
	['/studio/artworks/1/more?/photo', 1],
	['/desk/artworks?for=x', 1],
	['/sign-in', 1],
	['/sign-in?/photo', 1],
	['/ask/studio/artworks/1?/photo', 1]
])('%s takes %i MB', (address, megabytes) => {
	expect(largestRequest(address, 60 * megabyte)).toBe(megabytes * megabyte);
});
