import { expect, test } from 'vitest';
import { memoryBytes, type Shape } from './memory.ts';

const shape = (more: Partial<Shape>): Shape => ({ format: 'png', width: 10_000, height: 10_000, channels: 3, depth: 'uchar', ...more });
/** In megabytes, without the rows that every picture takes. */
const held = (more: Partial<Shape>, fileBytes = 0) =>
	(memoryBytes(shape(more), fileBytes) - memoryBytes(shape({ ...more, format: 'png', isProgressive: false, orientation: 1 }), 0)) / 1e6;

test.each<[string, Partial<Shape>, number]>([
	['a picture in rows', {}, 0],
	['an interlaced one', { isProgressive: true }, 300],
	['an interlaced one of 16 bits with alpha', { isProgressive: true, channels: 4, depth: 'ushort' }, 800],
	['the same on its side', { isProgressive: true, channels: 4, depth: 'ushort', orientation: 6 }, 1600],
	['one upside down, which needs no turning', { orientation: 3 }, 0],
	['a progressive JPEG with fewer colours', { format: 'jpeg', isProgressive: true, chromaSubsampling: '4:2:0' }, 300],
	['a progressive JPEG with all colours', { format: 'jpeg', isProgressive: true, chromaSubsampling: '4:4:4' }, 600],
	['a progressive JPEG in CMYK', { format: 'jpeg', isProgressive: true, channels: 4, chromaSubsampling: '4:4:4:4' }, 800],
	['a progressive JPEG in grey', { format: 'jpeg', isProgressive: true, channels: 1 }, 200],
	['a JPEG on its side', { format: 'jpeg', orientation: 8 }, 300],
	['a TIFF of 32 bits on its side', { format: 'tiff', depth: 'float', orientation: 5 }, 1200],
	['a WebP', { format: 'webp' }, 830],
	['an AVIF', { format: 'heif' }, 1800],
	['an AVIF of 10 bits', { format: 'heif', depth: 'ushort' }, 2200]
])('%s', (_name, more, megabytes) => {
	expect(held(more)).toBeCloseTo(megabytes, 3);
});

test('the file counts three times, but a JPEG is not turned while its form is held', () => {
	expect(held({}, 60e6)).toBeCloseTo(180, 3);
	expect(held({ format: 'jpeg' }, 60e6)).toBeCloseTo(180, 3);
	expect(held({ format: 'jpeg', orientation: 6 }, 60e6)).toBeCloseTo(360, 3);
});
