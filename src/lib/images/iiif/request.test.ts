import { describe, expect, test } from 'vitest';
import { canonical, readRequest } from './request.ts';

/** The example of chapter 4.1 of the standard: 300 by 200 pixels. */
const picture = { width: 300, height: 200 };
const ask = (address: string, of = picture) => {
	const [region = '', size = '', rotation = '', file = ''] = address.split('/');
	const answer = readRequest({ region, size, rotation, file }, of);
	if ('status' in answer) return answer.status;
	const { region: part, size: scaled } = answer;
	return [part.x, part.y, part.width, part.height, scaled.width, scaled.height];
};

describe('regions', () => {
	test.each([
		['full', [0, 0, 300, 200, 300, 200]],
		['square', [50, 0, 200, 200, 200, 200]],
		['125,15,120,140', [125, 15, 120, 140, 120, 140]],
		['pct:41.6,7.5,40,70', [125, 15, 120, 140, 120, 140]],
		['125,15,200,200', [125, 15, 175, 185, 175, 185]],
		['pct:41.6,7.5,66.6,100', [125, 15, 175, 185, 175, 185]],
		['0,0,1,1', [0, 0, 1, 1, 1, 1]]
	])('reads %s', (region, wanted) => expect(ask(`${region}/max/0/default.jpg`)).toEqual(wanted));

	test.each([
		'',
		'whole',
		'0,0,0,5',
		'0,0,5,0',
		'300,0,5,5',
		'0,200,5,5',
		'-1,0,5,5',
		'1.5,0,5,5',
		'0,0,5',
		'0,0,5,5,5',
		'pct:0,0,0,10',
		'pct:100,0,5,5',
		'pct:0,0,1e1,5',
		'FULL',
		'0, 0,5,5'
	])('refuses %j', (region) => expect(ask(`${region}/max/0/default.jpg`)).toBe(400));
});

describe('sizes', () => {
	test.each([
		['full/150,', [150, 100]],
		['full/,150', [225, 150]],
		['full/225,100', [225, 100]],
		['full/pct:50', [150, 100]],
		['full/!225,100', [150, 100]],
		['full/!5000,5000', [300, 200]],
		['full/300,200', [300, 200]],
		['square/max', [200, 200]],
		['0,0,300,1/30,', [30, 1]]
	])('reads %s', (address, wanted) => expect((ask(`${address}/0/default.jpg`) as number[]).slice(4)).toEqual(wanted));

	test.each([
		'',
		',',
		'0,',
		',0',
		'0,10',
		'10,0',
		'301,',
		',201',
		'301,10',
		'10,201',
		'pct:101',
		'pct:0',
		'pct:0.001',
		'!0,10',
		'!10,',
		'-5,',
		'1.5,',
		'full',
		'Max',
		'w,h',
		'5;5',
		'^',
		'^x'
	])('refuses %j', (size) => expect(ask(`full/${size}/0/default.jpg`)).toBe(400));

	test.each(['^max', '^600,', '^,400', '^600,400', '^!600,600', '^pct:200', '^150,'])('does not support %s', (size) =>
		expect(ask(`full/${size}/0/default.jpg`)).toBe(501)
	);

	test('limits every answer to 2000 pixels', () => {
		const large = { width: 8000, height: 4000 };
		expect(ask('full/max/0/default.jpg', large)).toEqual([0, 0, 8000, 4000, 2000, 1000]);
		expect(ask('full/2000,/0/default.jpg', large)).toEqual([0, 0, 8000, 4000, 2000, 1000]);
		expect(ask('full/!4000,4000/0/default.jpg', large)).toEqual([0, 0, 8000, 4000, 2000, 1000]);
		expect(ask('full/2001,/0/default.jpg', large)).toBe(400);
		expect(ask('0,0,100,4000/,2001/0/default.jpg', large)).toBe(400);
		expect(ask('full/pct:50/0/default.jpg', large)).toBe(400);
	});
});

describe('rotation and format', () => {
	test.each([
		['0/default.jpg', [0, 0, 300, 200, 300, 200]],
		['0.0/default.jpg', [0, 0, 300, 200, 300, 200]],
		['90/default.jpg', 501],
		['22.5/default.jpg', 501],
		['!0/default.jpg', 501],
		['360/default.jpg', 501],
		['361/default.jpg', 400],
		['-90/default.jpg', 400],
		['x/default.jpg', 400],
		['/default.jpg', 400],
		['0/gray.jpg', 501],
		['0/color.jpg', 501],
		['0/default.png', 501],
		['0/default.webp', 501],
		['0/default.exe', 400],
		['0/nice.jpg', 400],
		['0/default', 400],
		['0/default.jpg.jpg', 400],
		['0/', 400]
	])('answers %s with %j', (rest, wanted) => expect(ask(`full/max/${rest}`)).toEqual(wanted));
});

test.each([
	['full/max', 'full/max'],
	['0,0,300,200/300,200', 'full/max'],
	['0,0,999,999/150,', 'full/150,100'],
	['pct:0,0,50,50/!75,75', '0,0,150,100/75,50'],
	['square/200,', '50,0,200,200/max'],
	['10,10,20,20/20,20', '10,10,20,20/max']
])('the canonical address of %s is %s', (address, wanted) => {
	const [region = '', size = ''] = address.split('/');
	const request = readRequest({ region, size, rotation: '0', file: 'default.jpg' }, picture);
	expect('status' in request ? request : canonical(picture, request)).toBe(`${wanted}/0/default.jpg`);
});
