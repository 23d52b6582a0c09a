import { describe, expect, test } from 'vitest';
import { readAddress } from './address.ts';

const urlOf = (asked: string) => readAddress(asked).url;

describe('the only spelling of an address', () => {
	test.each([
		['/', '/'],
		['/?x=1', '/'],
		['/exhibitions/anderswo?fbclid=1&when=past', '/exhibitions/anderswo'],
		['/exhibitions?x=1&when=past&y=2', '/exhibitions?when=past'],
		['/en/exhibitions?when=past&when=current', '/en/exhibitions?when=past'],
		['/exhibitions?when=nonsense', '/exhibitions'],
		['/exhibitions?%77hen=p%61st', '/exhibitions?when=past'],
		['/ask?page=/visit&about=press', '/ask?about=press&page=%2Fvisit'],
		['/ask/sent?answer=none&number=AB2D9XYZ', '/ask/sent?number=AB2D9XYZ&answer=none'],
		['/ask/sent?number=1', '/ask/sent'],
		['/artists/ada?sent=no', '/artists/ada?sent='],
		['/search?q=+blue%20sky+', '/search?q=blue+sky'],
		['/search?q=', '/search'],
		['/walls/A?show=anderswo&sent', '/walls/A?show=anderswo'],
		['/walls/A?show=%3Cb%3E', '/walls/A']
	])('%s is %s', (asked, url) => expect(readAddress(asked)).toEqual({ kind: 'page', url }));

	test.each([
		['/%65xhibitions/%61nderswo', '/exhibitions/anderswo'],
		['/artists/%C3%A4', '/artists/%c3%a4'],
		['/artists/ä', '/artists/%C3%A4'],
		['/a/./b/../exhibitions', '/a/exhibitions'],
		['/exhibitions#part', '/exhibitions'],
		['/%65n/visit', '/en/visit']
	])('%s and %s are equal', (one, other) => expect(urlOf(one)).toBe(urlOf(other)));

	test.each(['/a%2Fb', '/a%252Fb', '/100%25', '/media/a%3Fb'])('an encoded character of %s stays encoded', (asked) =>
		expect(urlOf(asked)).toBe(asked)
	);

	test('it is spelled like itself', () => {
		for (const asked of ['/search?q=a+%26+b', '/en/walls/%C3%84?show=x', '//a//b/', '/iiif/x/0,0,5,5/max/0/default.jpg'])
			expect(urlOf(urlOf(asked))).toBe(urlOf(asked));
	});

	test('the data of a page reads what the page reads', () => {
		expect(urlOf('/exhibitions/__data.json?x-sveltekit-invalidated=01&when=past&x=1')).toBe('/exhibitions/__data.json?when=past');
		expect(urlOf('/__data.json?x-sveltekit-invalidated=1')).toBe('/__data.json');
	});
});

test.each([
	'/desk/exhibitions?done=1',
	'/en/studio?artist=2',
	'/%64esk?x=1',
	'/sign-in?next=/desk',
	'/r/A1?x=1',
	'/readyz?x',
	'/_app/version.json?1',
	'/%zz?x=1',
	'*',
	'http://elsewhere.example/exhibitions?x=1'
])('%s is left as it is', (url) => expect(readAddress(url)).toEqual({ kind: 'own', url }));

test('files read no parameter', () => {
	expect(readAddress('/media/abc.jpg?x=1')).toEqual({ kind: 'file', url: '/media/abc.jpg' });
	expect(readAddress('/en/sounds/a.mp3?x')).toEqual({ kind: 'file', url: '/en/sounds/a.mp3' });
});
