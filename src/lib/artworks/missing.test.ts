import { expect, test } from 'vitest';
import { missingToSend } from './missing.ts';

const title = { de: { t: 'Abend', by: 'author' as const } };
const complete = {
	photos: [{ role: 'detail' }, { role: 'front' }],
	title,
	untitled: false,
	technique: { de: { t: 'Öl', by: 'author' as const } },
	parts: [{ heightMm: 800, widthMm: 600 }]
};

test.each([
	['nothing', complete, []],
	['the title of an untitled work', { ...complete, title: {}, untitled: true }, []],
	['a title', { ...complete, title: {} }, ['title']],
	['a front photograph', { ...complete, photos: [{ role: 'back' }] }, ['photo']],
	['the technique', { ...complete, technique: {} }, ['technique']],
	['the width', { ...complete, parts: [{ heightMm: 800, widthMm: null }] }, ['size']],
	['the size of the second part', { ...complete, parts: [...complete.parts, { heightMm: null, widthMm: 1 }] }, ['size']],
	['everything', { photos: [], title: {}, untitled: false, technique: {}, parts: [] }, ['photo', 'title', 'size', 'technique']]
])('finds what is missing: %s', (_case, work, missing) => {
	expect(missingToSend(work)).toEqual(missing);
});
