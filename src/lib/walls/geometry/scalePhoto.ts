import { z } from 'zod';

/** Positions on a photograph are in ten-thousandths of its width or height. */
export const photoWhole = 10_000;
const part = z.int().min(0).max(photoWhole);
const place = z.int().min(-100_000).max(100_000);

/** Whether the line from a to b is level or upright on the wall. If so, the photograph is rotated until it is. */
export const levels = ['as-it-is', 'level', 'upright'] as const;

/**
 * How the photograph of a wall is aligned with its elevation: two points a and b on the photograph, in ten-thousandths from its upper left
 * corner; their distance on the wall; and the position of a on the wall (from the left edge, above the floor). Whole millimetres.
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
 * The photograph on the wall: its lower left corner and size in millimetres before rotation, and the rotation around point a in degrees,
 * clockwise on the screen. Fractions.
 */
export type PhotoOnWall = { xMm: number; yMm: number; widthMm: number; heightMm: number; turn: number };

/** Places a photograph on the wall; null if both points are the same. */
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

/** The smallest rotation in degrees that makes a line (y downwards) level or upright. */
function turnOf(dx: number, dy: number, level: PhotoScale['level']): number {
	if (level === 'as-it-is') return 0;
	const degrees = (Math.atan2(dy, dx) * 180) / Math.PI;
	const wanted = level === 'level' ? Math.round(degrees / 180) * 180 : Math.round((degrees - 90) / 180) * 180 + 90;
	return wanted - degrees + 0;
}
