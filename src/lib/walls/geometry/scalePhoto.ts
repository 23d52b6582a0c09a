import { z } from 'zod';

/** Ten-thousandths of a photograph's width or height. */
export const photoWhole = 10_000;
const part = z.int().min(0).max(photoWhole);
const place = z.int().min(-100_000).max(100_000);

/** Whether the line between the two points is known to lie level or upright; the photograph is turned then until it does. */
export const levels = ['as-it-is', 'level', 'upright'] as const;

/**
 * How the photograph of a wall lies on its elevation: two points that can be found on both, a and b, in ten-thousandths of the
 * picture from its upper left corner; how far they are from each other on the wall; and where a is on the wall (from the left
 * edge, above the floor). Whole millimetres.
 */
export const photoScaleSchema = z
	.object({
		aX: part,
		aY: part,
		bX: part,
		bY: part,
		lengthMm: z.int().min(10).max(100_000),
		level: z.enum(levels),
		xMm: place,
		yMm: place
	})
	.refine((scale) => scale.aX !== scale.bX || scale.aY !== scale.bY, { message: 'one-point', path: ['bX'] });
export type PhotoScale = z.infer<typeof photoScaleSchema>;

type Pixels = { width: number; height: number };
/**
 * The photograph on the wall: its lower left corner and size in millimetres as it would be unturned, and the turn in
 * degrees (clockwise as one sees it) around the point a. Fractions.
 */
export type PhotoOnWall = { xMm: number; yMm: number; widthMm: number; heightMm: number; turn: number };

/** The photograph on the wall; null as long as both points are one. */
export function photoOnWall(photo: Pixels, scale: PhotoScale): PhotoOnWall | null {
	const [aX, aY] = [(scale.aX * photo.width) / photoWhole, (scale.aY * photo.height) / photoWhole];
	const [dx, dy] = [(scale.bX * photo.width) / photoWhole - aX, (scale.bY * photo.height) / photoWhole - aY];
	const apart = Math.hypot(dx, dy);
	if (apart === 0) return null;
	const mmPerPixel = scale.lengthMm / apart;
	const [widthMm, heightMm] = [photo.width * mmPerPixel, photo.height * mmPerPixel];
	return {
		xMm: scale.xMm - aX * mmPerPixel,
		yMm: scale.yMm - heightMm + aY * mmPerPixel,
		widthMm,
		heightMm,
		turn: turnOf(dx, dy, scale.level)
	};
}

/** By how much a line from a to b (y downwards) is turned until it lies level or stands upright: the nearer way. */
function turnOf(dx: number, dy: number, level: PhotoScale['level']): number {
	if (level === 'as-it-is') return 0;
	const degrees = (Math.atan2(dy, dx) * 180) / Math.PI;
	const wanted = level === 'level' ? Math.round(degrees / 180) * 180 : Math.round((degrees - 90) / 180) * 180 + 90;
	return wanted - degrees + 0;
}
