/**
 * Whether an RGB profile (ICC.1:2022) is noticeably wider than sRGB: the triangle of its primaries in CIE xy is more than a tenth larger.
 * False for profiles without primaries (tables, grey, CMYK) and for invalid bytes.
 */
export function isWide(icc: Uint8Array): boolean {
	const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength);
	if (icc.length < 132 || ascii(view, 16) !== 'RGB ') return false;
	const primaries = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => xyOf(view, name));
	const [red, green, blue] = primaries;
	return Boolean(red && green && blue) && area(red!, green!, blue!) > 1.1 * srgbArea;
}

type Point = { x: number; y: number };
const area = (a: Point, b: Point, c: Point): number => Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
/** The sRGB primaries (IEC 61966-2-1), adapted to D50 like all primaries in profiles. */
const srgbArea = area({ x: 0.6485, y: 0.3309 }, { x: 0.3212, y: 0.5979 }, { x: 0.1559, y: 0.066 });

const ascii = (view: DataView, at: number): string => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));

/**
 * CIE x and y of a tag. The tag table is at 128: a count, then signature, offset and size of each tag. A value is three s15Fixed16 after
 * 8 bytes.
 */
function xyOf(view: DataView, name: string): Point | null {
	for (let tag = 0; tag < Math.min(view.getUint32(128), 100) && 144 + tag * 12 <= view.byteLength; tag++) {
		const at = 132 + tag * 12;
		if (ascii(view, at) !== name) continue;
		const offset = view.getUint32(at + 4);
		if (offset + 20 > view.byteLength) return null;
		const [x, y, z] = [8, 12, 16].map((i) => view.getInt32(offset + i) / 65536) as [number, number, number];
		return x + y + z > 0 ? { x: x / (x + y + z), y: y / (x + y + z) } : null;
	}
	return null;
}
