import { metres, type Side } from '../geometry.ts';
import { type Palette, rgb, times } from './palette.ts';
import type { Quads } from './quads.ts';
import { boxOn, onSide, upright } from './shell.ts';
import type { InnerRect, SceneBox } from '../scene.ts';

/** How far a frame sticks out of the wall, how far the picture lies behind the front of the frame, and the width of a frame. Metres. */
export const deep = 0.03;
const behind = 0.011;
const faceOf = (box: SceneBox): number => Math.min(0.022, metres(Math.min(box.widthMm, box.heightMm)) * 0.12);

/** The distance of a box's picture from the wall. Metres. */
export const pictureDepth = (box: SceneBox): number => (box.frame ? deep - behind + 0.0015 : deep + 0.0005);

type Span = [number, number];
const spans = (box: SceneBox): { at: Span; high: Span } => ({
	at: [metres(box.atMm), metres(box.atMm + box.widthMm)],
	high: [metres(box.yMm), metres(box.yMm + box.heightMm)]
});
const inner = (box: SceneBox, { xMm, yMm, widthMm, heightMm }: InnerRect): { at: Span; high: Span } => ({
	at: [metres(box.atMm + xMm), metres(box.atMm + xMm + widthMm)],
	high: [metres(box.yMm + yMm), metres(box.yMm + yMm + heightMm)]
});

/** Adds a frame with its mat, the edges of a canvas, or the plain box of a withheld work. `Pictures` draws the picture itself. */
export function buildWork(box: SceneBox, side: Side, palette: Palette, into: Quads): void {
	const { at, high } = spans(box);
	if (!box.picture) return boxOn(into, side, at, high, [0, 0.02], rgb(palette.withheld));
	if (!box.frame) return boxOn(into, side, at, high, [0, deep], rgb(palette.canvas));
	const face = faceOf(box);
	const [dark, light] = [rgb(palette.frame), rgb(palette.frameLight)];
	const inside = { at: [at[0] + face, at[1] - face] as Span, high: [high[0] + face, high[1] - face] as Span };
	// The outer sides; then the four mitred pieces of the front; then the step down to the picture.
	boxOn(into, side, at, high, [0, deep], dark, null);
	const outer = upright(side, at, high, deep);
	const edge = upright(side, inside.at, inside.high, deep);
	const low = upright(side, inside.at, inside.high, deep - behind);
	for (let i = 0; i < 4; i++) {
		const next = (i + 1) % 4;
		const shine = [0.92, 1, 1.18, 1.04][i]!;
		into.add([outer[i]!, outer[next]!, edge[next]!, edge[i]!], times(dark, shine));
		into.add([edge[i]!, edge[next]!, low[next]!, low[i]!], times(light, [1.1, 0.9, 0.7, 0.95][i]!));
	}
	into.add(low, rgb(palette.mat));
	if (!box.mat) return;
	// The cut edge of the mat: a thin line, slightly darker than its face.
	const cut = inner(box, box.mat);
	const line = 0.003;
	into.add(
		upright(side, [cut.at[0] - line, cut.at[1] + line], [cut.high[0] - line, cut.high[1] + line], deep - behind + 0.0007),
		times(rgb(palette.mat), 0.93)
	);
}

/** Adds the lamp light around a work and the shadow of its box, as transparent layers over the wall. */
export function buildLight(box: SceneBox, side: Side, palette: Palette, into: Quads): void {
	const { at, high } = spans(box);
	const [middle, level] = [(at[0] + at[1]) / 2, (high[0] + high[1]) / 2];
	const [glow, opacity] = palette.glow;
	const rings = [
		[0, opacity],
		[0.5, opacity * 0.72],
		[1, 0]
	] as const;
	const [wide, tall] = [(at[1] - at[0]) / 2 + 0.75, (high[1] - high[0]) / 2 + 0.85];
	const parts = 20;
	const point = (ring: number, i: number) => {
		const turn = (i / parts) * 2 * Math.PI;
		const share = rings[ring]![0];
		return onSide(side, middle + Math.cos(turn) * wide * share, Math.max(0.001, level + 0.12 + Math.sin(turn) * tall * share), 0.002);
	};
	for (let ring = 0; ring < 2; ring++)
		for (let i = 0; i < parts; i++) {
			const [from, to] = [rings[ring]![1], rings[ring + 1]![1]];
			into.add([point(ring, i), point(ring, i + 1), point(ring + 1, i + 1), point(ring + 1, i)], rgb(glow), [from, from, to, to]);
		}
	const [shade, dark] = palette.shade;
	addSoftRect(side, [at[0] + 0.03, at[1] - 0.03], [high[0] + 0.005, high[1] - 0.06], 0.08, rgb(shade), dark, into);
}

/** Adds a rectangle that fades out on all sides. */
function addSoftRect(side: Side, at: Span, high: Span, fade: number, colour: [number, number, number], opacity: number, into: Quads): void {
	const s = [at[0] - fade, at[0], at[1], at[1] + fade];
	const h = [high[0] - fade, high[0], high[1], high[1] + fade];
	const alpha = (i: number, j: number) => (i % 3 === 0 || j % 3 === 0 ? 0 : opacity);
	for (let i = 0; i < 3; i++)
		for (let j = 0; j < 3; j++) {
			const corners = [
				[i, j],
				[i + 1, j],
				[i + 1, j + 1],
				[i, j + 1]
			] as const;
			// Split the quads at the corners from the inner corner outwards, so that the fade looks round.
			const turned = (i === 0 && j === 2) || (i === 2 && j === 0) ? [1, 2, 3, 0] : [0, 1, 2, 3];
			into.add(
				turned.map((k) => onSide(side, s[corners[k]![0]]!, h[corners[k]![1]]!, 0.003)),
				colour,
				turned.map((k) => alpha(...corners[k]!))
			);
		}
}
