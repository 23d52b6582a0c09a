import { z } from 'zod';

/** A rectangle in ten-thousandths of the frame: of the upright picture after it was turned and straightened. */
export type Part = { x: number; y: number; width: number; height: number };
export type Turn = 0 | 90 | 180 | 270;
/**
 * What the artist wants done to a photograph: turned clockwise by `turn` degrees; tilted clockwise by `tilt` tenths of a degree and
 * enlarged until no corner is empty; of that, `crop` is shown, and `blur` is made unrecognisable. Both are parts of the same frame.
 */
export type Retouch = { turn?: Turn; tilt?: number; crop?: Part; blur?: Part[] };
export type Size = { width: number; height: number };
/** Whole pixels. */
export type Box = { left: number; top: number; width: number; height: number };

export const whole = 10_000;
/** Sides in ten-thousandths, tilt in tenths of a degree. */
export const retouchLimits = { smallest: 10, tilt: 150, blurs: 20 } as const;
export const turns: readonly Turn[] = [0, 90, 180, 270];

const tenThousandths = z.int().min(0).max(whole);
const side = z.int().min(retouchLimits.smallest).max(whole);
const partSchema: z.ZodType<Part> = z
	.strictObject({ x: tenThousandths, y: tenThousandths, width: side, height: side })
	.refine(({ x, y, width, height }) => x + width <= whole && y + height <= whole, { message: 'outside' });
/** Accepts what the database does (`app.is_retouch`). */
export const retouchSchema = z.strictObject({
	turn: z.literal([0, 90, 180, 270]).exactOptional(),
	tilt: z.int().min(-retouchLimits.tilt).max(retouchLimits.tilt).exactOptional(),
	crop: partSchema.exactOptional(),
	blur: z.array(partSchema).min(1).max(retouchLimits.blurs).exactOptional()
});

/** The same wish without what changes nothing. */
export function tidy({ turn = 0, tilt = 0, crop, blur = [] }: Retouch): Retouch {
	return { ...(turn && { turn }), ...(tilt && { tilt }), ...(crop && !isWhole(crop) && { crop }), ...(blur.length > 0 && { blur }) };
}
export const isWhole = ({ width, height }: Part): boolean => width === whole && height === whole;
/** Whether anything is wished at all. */
export const isRetouched = (retouch: Retouch): boolean => Object.keys(tidy(retouch)).length > 0;

/** The wish once the picture is turned by another quarter: the same is shown, and the same is hidden. */
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

/** An upright picture's size once it is turned. */
export const turnedSize = ({ width, height }: Size, { turn = 0 }: Retouch): Size =>
	turn % 180 === 0 ? { width, height } : { width: height, height: width };

/**
 * How large the frame is within the tilted picture, as a share of the picture's sides. Turned back into the axes of the picture,
 * the corners of a centred rectangle s·w by s·h lie at s/2·(w·cos + h·sin) from its middle across and s/2·(w·sin + h·cos) down
 * (elementary trigonometry); the largest rectangle without empty corners is where the first of them reaches w/2 or h/2.
 */
export function frameShare({ width, height }: Size, tilt: number): number {
	const angle = (Math.abs(tilt) / 10) * (Math.PI / 180);
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	return Math.min(width / (width * cos + height * sin), height / (width * sin + height * cos));
}

/** The frame of an upright picture of this size, in whole pixels; a tilted one loses a pixel where it would mix with nothing. */
export function frameSize(upright: Size, retouch: Retouch): Size {
	const full = turnedSize(upright, retouch);
	if (!retouch.tilt) return full;
	const share = frameShare(full, retouch.tilt);
	return { width: Math.max(1, Math.floor(full.width * share) - 2), height: Math.max(1, Math.floor(full.height * share) - 2) };
}

/** What is shown of the frame, in its pixels: at least one. */
export function shownBox(frame: Size, { crop }: Retouch): Box {
	if (!crop) return { left: 0, top: 0, ...frame };
	const left = Math.min(frame.width - 1, Math.round((crop.x * frame.width) / whole));
	const top = Math.min(frame.height - 1, Math.round((crop.y * frame.height) / whole));
	const right = Math.round(((crop.x + crop.width) * frame.width) / whole);
	const bottom = Math.round(((crop.y + crop.height) * frame.height) / whole);
	return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** The size of what is shown of an upright picture of this size. */
export function shownSize(upright: Size, retouch: Retouch): Size {
	const { width, height } = shownBox(frameSize(upright, retouch), retouch);
	return { width, height };
}

/** What has to be made unrecognisable of `shown` (pixels of a frame of this size), in its own pixels; rounded outwards. */
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
 * The side in pixels of what becomes one colour. Four across the shorter side and twelve along the longer one: letters that fill
 * the rectangle can be told apart from five rows on, faces from about sixteen columns.
 */
const blockSide = (width: number, height: number): number => Math.max(4, Math.min(width, height) / 4, Math.max(width, height) / 12);
