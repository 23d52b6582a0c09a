import { z } from 'zod';

/** A rectangle in ten-thousandths of the frame. The frame is the upright picture after rotating and straightening. */
export type Part = { x: number; y: number; width: number; height: number };
export type Turn = 0 | 90 | 180 | 270;
/**
 * How the artist retouched a photograph: rotated clockwise by `turn` degrees; tilted clockwise by `tilt` tenths of a degree and enlarged
 * until no corner is empty; then `crop` is shown, and `blur` is made unrecognisable. Both are measured in the same frame.
 */
export type Retouch = { turn?: Turn; tilt?: number; crop?: Part; blur?: Part[] };
export type Size = { width: number; height: number };
/** Whole pixels. */
export type Box = { left: number; top: number; width: number; height: number };

/** The full width or height in ten-thousandths. */
export const whole = 10_000;
/** The smallest side in ten-thousandths, the largest tilt in tenths of a degree, and how many parts may be blurred. */
export const retouchLimits = { smallest: 10, tilt: 150, blurs: 20 } as const;
export const turns: readonly Turn[] = [0, 90, 180, 270];

const tenThousandths = z.int().min(0).max(whole);
const side = z.int().min(retouchLimits.smallest).max(whole);
const partSchema: z.ZodType<Part> = z
	.strictObject({ x: tenThousandths, y: tenThousandths, width: side, height: side })
	.refine(({ x, y, width, height }) => x + width <= whole && y + height <= whole, { message: 'outside' });
/** Accepts the same values as `app.is_retouch` in the database. */
export const retouchSchema = z.strictObject({
	turn: z.literal([0, 90, 180, 270]).exactOptional(),
	tilt: z.int().min(-retouchLimits.tilt).max(retouchLimits.tilt).exactOptional(),
	crop: partSchema.exactOptional(),
	blur: z.array(partSchema).min(1).max(retouchLimits.blurs).exactOptional()
});

/** The retouching without the values that change nothing. */
export function tidy({ turn = 0, tilt = 0, crop, blur = [] }: Retouch): Retouch {
	return { ...(turn && { turn }), ...(tilt && { tilt }), ...(crop && !isWhole(crop) && { crop }), ...(blur.length > 0 && { blur }) };
}
/** Whether a part is the whole frame. */
export const isWhole = ({ width, height }: Part): boolean => width === whole && height === whole;
/** Whether the retouching changes anything. */
export const isRetouched = (retouch: Retouch): boolean => Object.keys(tidy(retouch)).length > 0;

/** The retouching after another quarter rotation. The same parts of the picture are shown and hidden. */
export function turned(retouch: Retouch, direction: 'clockwise' | 'anticlockwise'): Retouch {
	const quarters = direction === 'clockwise' ? 1 : 3;
	const part = direction === 'clockwise' ? clockwise : (old: Part) => clockwise(clockwise(clockwise(old)));
	const turn = turns[(turns.indexOf(retouch.turn ?? 0) + quarters) % 4]!;
	return tidy({
		...retouch,
		turn,
		...(retouch.crop && { crop: part(retouch.crop) }),
		...(retouch.blur && { blur: retouch.blur.map(part) })
	});
}
const clockwise = ({ x, y, width, height }: Part): Part => ({ x: whole - y - height, y: x, width: height, height: width });

/** The size of an upright picture after rotating it. */
export const turnedSize = ({ width, height }: Size, { turn = 0 }: Retouch): Size =>
	turn % 180 === 0 ? { width, height } : { width: height, height: width };

/**
 * The size of the frame inside the tilted picture, as a share of the picture's sides. In the picture's own axes, the corners of a centred
 * rectangle s·w by s·h are at s/2·(w·cos + h·sin) across and s/2·(w·sin + h·cos) down from the centre (elementary trigonometry). The
 * rectangle is largest, without empty corners, when the first corner reaches w/2 or h/2.
 */
export function frameShare({ width, height }: Size, tilt: number): number {
	const angle = (Math.abs(tilt) / 10) * (Math.PI / 180);
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	return Math.min(width / (width * cos + height * sin), height / (width * sin + height * cos));
}

/**
 * The frame of an upright picture in whole pixels. A tilted frame is a pixel smaller on each side, because its edge would blend with the
 * empty corners.
 */
export function frameSize(upright: Size, retouch: Retouch): Size {
	const full = turnedSize(upright, retouch);
	if (!retouch.tilt) return full;
	const share = frameShare(full, retouch.tilt);
	return { width: Math.max(1, Math.floor(full.width * share) - 2), height: Math.max(1, Math.floor(full.height * share) - 2) };
}

/** The shown part of the frame in pixels, at least one by one. */
export function shownBox(frame: Size, { crop }: Retouch): Box {
	if (!crop) return { left: 0, top: 0, ...frame };
	const left = Math.min(frame.width - 1, Math.round((crop.x * frame.width) / whole));
	const top = Math.min(frame.height - 1, Math.round((crop.y * frame.height) / whole));
	const right = Math.round(((crop.x + crop.width) * frame.width) / whole);
	const bottom = Math.round(((crop.y + crop.height) * frame.height) / whole);
	return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** The size of the shown part of an upright picture. */
export function shownSize(upright: Size, retouch: Retouch): Size {
	const { width, height } = shownBox(frameSize(upright, retouch), retouch);
	return { width, height };
}

/**
 * The boxes to blur inside `shown`, in pixels of `shown`, rounded outwards. `block`: the side in pixels of an area that becomes one
 * colour.
 */
export function blurBoxes(frame: Size, shown: Box, { blur = [] }: Retouch): (Box & { block: number })[] {
	return blur.flatMap((part) => {
		const left = Math.max(shown.left, Math.floor((part.x * frame.width) / whole));
		const top = Math.max(shown.top, Math.floor((part.y * frame.height) / whole));
		const right = Math.min(shown.left + shown.width, Math.ceil(((part.x + part.width) * frame.width) / whole));
		const bottom = Math.min(shown.top + shown.height, Math.ceil(((part.y + part.height) * frame.height) / whole));
		if (right <= left || bottom <= top) return [];
		const block = blockSide((part.width * frame.width) / whole, (part.height * frame.height) / whole);
		return [{ left: left - shown.left, top: top - shown.top, width: right - left, height: bottom - top, block }];
	});
}

/**
 * The side in pixels of an area that becomes one colour: at most four areas along the shorter side and twelve along the longer one.
 * Letters that fill a rectangle become readable from five rows on, faces recognisable from about sixteen columns on.
 */
const blockSide = (width: number, height: number): number => Math.max(4, Math.min(width, height) / 4, Math.max(width, height) / 12);
