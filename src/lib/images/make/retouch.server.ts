import sharp, { type Metadata, type Sharp } from 'sharp';
import { rawOf } from '../take/codecs.server.ts';
import type { Opened } from '../take/decode.server.ts';
import { rawTiff, type RawShape } from '../take/rawTiff.ts';
import { blurBoxes, type Box, frameSize, isRetouched, type Retouch, shownBox, type Size, turnedSize } from './retouch.ts';

/**
 * Applies the artist's retouching. The result is upright and in its own colours. `side`: the longer side that the caller needs, in
 * pixels; a larger picture may be reduced to it, but `metadata` still tells the full size. Blurring loads all pixels into memory, so call
 * it inside `inTurn`.
 * @throws Error when the picture can't be read.
 */
export async function retouched(opened: Opened, retouch: Retouch, side = Infinity): Promise<Opened> {
	if (!isRetouched(retouch)) return opened;
	const { width, height } = opened.metadata.autoOrient;
	const frame = frameSize({ width, height }, retouch);
	const shown = shownBox(frame, retouch);
	const open = () => placed(opened.open().autoOrient(), { width, height }, frame, shown, retouch);
	const blurs = blurBoxes(frame, shown, retouch);
	const metadata: Metadata = {
		...opened.metadata,
		width: shown.width,
		height: shown.height,
		autoOrient: { width: shown.width, height: shown.height }
	};
	if (blurs.length === 0) return { ...opened, metadata, open };
	const share = Math.min(1, side / Math.max(shown.width, shown.height));
	const small = { width: Math.max(1, Math.round(shown.width * share)), height: Math.max(1, Math.round(shown.height * share)) };
	// RGB with a profile keeps its values and its profile. Grey, CMYK and LAB become sRGB.
	const { space, icc, ...rest } = metadata;
	const own = icc && (space === 'srgb' || space === 'rgb16') ? icc : undefined;
	const whole = own ? open().keepIccProfile() : open();
	const { file, channels } = await blurred(share < 1 ? whole.resize({ ...small, fit: 'fill' }) : whole, own, share, blurs);
	return {
		...opened,
		metadata: { ...rest, space: 'srgb', depth: 'uchar', channels, ...(own && { icc: own }) },
		memoryBytes: shown.width * shown.height * channels,
		open: () => sharp(file, { limitInputPixels: false, failOn: 'error' })
	};
}

/** Rotates, straightens and crops a picture in one step. */
function placed(upright: Sharp, size: Size, frame: Size, shown: Box, retouch: Retouch): Sharp {
	const { turn = 0, tilt = 0 } = retouch;
	const full = turnedSize(size, retouch);
	const angle = (Math.abs(tilt) / 10) * (Math.PI / 180);
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	// The bounding box of the tilted picture and the frame inside it have the same centre.
	const left = Math.round((full.width * cos + full.height * sin - frame.width) / 2) + shown.left;
	const top = Math.round((full.width * sin + full.height * cos - frame.height) / 2) + shown.top;
	const rotated = turn || tilt ? upright.rotate(turn + tilt / 10) : upright;
	return rotated.extract({ left, top, width: shown.width, height: shown.height });
}

/**
 * An uncompressed TIFF of the picture with these boxes blurred. The boxes are in pixels of the full picture; `share` scales them to this
 * one.
 */
async function blurred(picture: Sharp, icc: Buffer | undefined, share: number, boxes: ReturnType<typeof blurBoxes>) {
	const { data, info } = await rawOf(picture.toColourspace('srgb'));
	const shape = { width: info.width, height: info.height, channels: info.channels as RawShape['channels'] };
	for (const box of boxes) await average(data, shape, scaled(box, share, shape), Math.max(1, box.block * share));
	const { file, pixels } = rawTiff({ ...shape, bits: 8, icc });
	pixels.set(data);
	return { file, channels: shape.channels };
}

type Shape = Size & { channels: RawShape['channels'] };

/** Scales a box. Rounds outwards, so that nothing to be hidden stays visible at its edge. */
function scaled({ left, top, width, height }: Box, share: number, within: Size): Box {
	const [x, y] = [Math.floor(left * share), Math.floor(top * share)];
	const right = Math.min(within.width, Math.ceil((left + width) * share));
	const bottom = Math.min(within.height, Math.ceil((top + height) * share));
	return { left: x, top: y, width: right - x, height: bottom - y };
}

/** Replaces the pixels of a box by a few mean colours with smooth transitions. Only the means remain, so the original can't be restored. */
async function average(data: Buffer, raw: Shape, box: Box, block: number): Promise<void> {
	const few = { width: Math.max(1, Math.round(box.width / block)), height: Math.max(1, Math.round(box.height / block)) };
	const means = await rawOf(
		sharp(data, { raw, limitInputPixels: false })
			.extract(box)
			.resize({ ...few, fit: 'fill', kernel: 'linear' })
	);
	const smooth = await rawOf(
		sharp(means.data, { raw: { ...few, channels: raw.channels } }).resize({
			width: box.width,
			height: box.height,
			fit: 'fill',
			kernel: 'cubic'
		})
	);
	const rowBytes = box.width * raw.channels;
	for (let row = 0; row < box.height; row++) {
		const from = row * rowBytes;
		smooth.data.copy(data, ((box.top + row) * raw.width + box.left) * raw.channels, from, from + rowBytes);
	}
}
