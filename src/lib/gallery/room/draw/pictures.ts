import { DoubleSide, Group, Mesh, MeshBasicMaterial, Texture, type WebGLRenderer } from 'three';
import { Atlas } from './atlas.ts';
import { asPicture, bitmapOf } from './bitmap.ts';
import { metres, sidesOf, spotAt, type Side } from '../geometry.ts';
import { geometryOf } from './buildScene.ts';
import { Quads } from './quads.ts';
import { bytesOf, chooseFiles, maxTextureBytes, pixelsPerMetre } from './levelOfDetail.ts';
import { upright } from './shell.ts';
import type { SceneBox, ScenePicture, Scene, Spot } from '../scene.ts';
import { pictureDepth } from './works.ts';

type HungPicture = {
	box: SceneBox;
	picture: ScenePicture;
	side: Side;
	/** The left and right end of the picture on the plan, and the height of its centre. Metres. */
	ends: [Spot, Spot];
	high: number;
	/** State of its copy in the atlas. */
	copy: 'none' | 'loading' | 'loaded' | 'failed';
	/** A mesh in front of the copy, while the copy has too few pixels. */
	mesh: Mesh<ReturnType<typeof geometryOf>, MeshBasicMaterial> | null;
	/** Indices of the file that the mesh shows and of the one it should show; -1: none. */
	current: number;
	wanted: number;
	isLoading: boolean;
};

/** The position of an eye, on the plan and above the floor. Metres. */
export type Eye = Spot & { high: number };

const maxParallelLoads = 4;
/** Uploading a picture of this many pixels takes about a frame. During movement, such pictures are hung at most every two seconds. */
const largePixels = 400_000;
const largeWaitsMs = 2000;
const mipmapIntervalMs = 1000;

/**
 * The pictures of a scene. All of them are drawn as small copies in one mesh; near ones also have a mesh of their own in front of their copy,
 * with the file that their size on the screen needs.
 */
export class Pictures {
	readonly group = new Group();
	#hung: HungPicture[];
	#atlas: Atlas;
	#renderer: WebGLRenderer;
	#changed: () => void;
	#isOpen = true;
	#loads = 0;

	/** `changed` is called when a picture is ready to be hung. */
	constructor(scene: Scene, renderer: WebGLRenderer, changed: () => void) {
		this.#renderer = renderer;
		this.#changed = changed;
		const sides = sidesOf(scene.outline);
		this.#hung = scene.boxes.flatMap((box): HungPicture[] => {
			const { picture } = box;
			const side = sides[box.edge];
			if (!picture || !side || picture.files.length === 0) return [];
			const { at, high } = spanOf(box, picture);
			const ends: [Spot, Spot] = [spotAt(side, at[0], 0), spotAt(side, at[1], 0)];
			const nothing = { copy: 'none', mesh: null, current: -1, wanted: -1, isLoading: false } as const;
			return [{ box, picture, side, ends, high: (high[0] + high[1]) / 2, ...nothing }];
		});
		this.#atlas = new Atlas(this.#hung.map(({ picture }) => (/^#[0-9a-f]{6}$/i.test(picture.dominant) ? picture.dominant : '#8a867e')));
		const small = new Quads();
		this.#hung.forEach((one, i) => addPicture(small, one, 0, this.#atlas.place(i, one.picture.part)));
		if (this.#hung.length > 0)
			this.group.add(new Mesh(geometryOf(small), new MeshBasicMaterial({ map: this.#atlas.texture, side: DoubleSide })));
	}

	/** Loads the files needed for the current and the coming position. `heightPx` pixels of the screen show `vertical` radians. */
	sharpen(eyes: readonly Eye[], heightPx: number, vertical: number): void {
		const seen = this.#hung.map(({ picture, ends, high, current }) => {
			const distance = Math.min(...eyes.map((eye) => distanceOf(eye, ends, high)));
			const whole = metres(picture.widthMm) / (picture.part[2] - picture.part[0]);
			return { files: picture.files, pixels: whole * pixelsPerMetre(distance, heightPx, vertical), distance, current };
		});
		// Hysteresis: a picture with a mesh keeps it down to 80 % of the size at which it got it.
		const near = seen.flatMap((one, i) => (one.pixels > this.#atlas.fieldPx * (one.current < 0 ? 1 : 0.8) ? [i] : []));
		const files = chooseFiles(
			near.map((i) => seen[i]!),
			maxTextureBytes - this.#atlas.bytes
		);
		for (const one of this.#hung) one.wanted = -1;
		near.forEach((i, n) => (this.#hung[i]!.wanted = files[n]!));
		for (const one of this.#hung) if (one.wanted < 0 && one.mesh && !one.isLoading) this.#removeMesh(one);
		this.#queue = this.#hung.map((_, i) => i).sort((a, b) => seen[a]!.distance - seen[b]!.distance);
		this.#loadNext();
	}
	#queue: number[] = [];

	#loadNext(): void {
		for (const i of this.#queue) {
			if (this.#loads >= maxParallelLoads) return;
			const one = this.#hung[i]!;
			if (one.copy === 'none') void this.#loadCopy(one, i);
			else if (one.wanted >= 0 && one.current !== one.wanted && !one.isLoading) void this.#loadFile(one, one.wanted);
		}
	}

	async #loadCopy(one: HungPicture, i: number): Promise<void> {
		one.copy = 'loading';
		const { fieldPx } = this.#atlas;
		const bitmap = await this.#load(one.picture.files[0]![2], { resizeWidth: fieldPx, resizeHeight: fieldPx, resizeQuality: 'medium' });
		if (bitmap) {
			this.#ready.push({
				bitmap,
				hang: () => {
					one.copy = 'loaded';
					this.#atlas.put(i, bitmap, this.#renderer, this.#isMipmapUpdateDue());
					bitmap.close();
				}
			});
			this.#changed();
		} else one.copy = 'failed';
		if (this.#isOpen) this.#loadNext();
	}
	/** Whether to update the mipmaps of the atlas: at intervals while copies are loading, and with the last one. */
	#isMipmapUpdateDue(): boolean {
		const now = performance.now();
		if (now - this.#mipmapsUpdatedAt < mipmapIntervalMs && this.#hung.some(({ copy }) => copy === 'none' || copy === 'loading'))
			return false;
		this.#mipmapsUpdatedAt = now;
		return true;
	}
	#mipmapsUpdatedAt = 0;

	async #loadFile(one: HungPicture, file: number): Promise<void> {
		one.isLoading = true;
		const bitmap = await this.#load(one.picture.files[file]![2]);
		if (bitmap) {
			this.#ready.push({
				bitmap,
				hang: () => {
					this.#hang(one, bitmap);
					one.current = file;
					one.isLoading = false;
				}
			});
			this.#changed();
		} else {
			// Don't retry a failed file before the next call of `sharpen`.
			one.isLoading = false;
			one.wanted = one.current;
		}
		if (this.#isOpen) this.#loadNext();
	}

	/** The decoded file; null if that fails, or if the scene was closed meanwhile. */
	async #load(address: string, size: ImageBitmapOptions = {}): Promise<ImageBitmap | null> {
		this.#loads++;
		const bitmap = await bitmapOf(address, size);
		this.#loads--;
		if (this.#isOpen) return bitmap;
		bitmap?.close();
		return null;
	}

	/**
	 * Hangs one loaded picture; called once a frame. Large ones wait until the visitor stands still (`movingAt` null) or, during a long
	 * movement, for two seconds since the last one. Returns whether more are waiting.
	 */
	hangNext(movingAt: number | null): boolean {
		const isDue = movingAt === null || movingAt - this.#hungAt > largeWaitsMs;
		const index = this.#ready.findIndex(({ bitmap }) => isDue || bitmap.width * bitmap.height < largePixels);
		const [next] = index === -1 ? [] : this.#ready.splice(index, 1);
		if (next) {
			if (next.bitmap.width * next.bitmap.height >= largePixels) this.#hungAt = movingAt ?? 0;
			next.hang();
			this.#loadNext();
		}
		return this.#ready.length > 0;
	}
	#ready: { bitmap: ImageBitmap; hang: () => void }[] = [];
	#hungAt = 0;

	#hang(one: HungPicture, bitmap: ImageBitmap): void {
		const texture = asPicture(new Texture(bitmap));
		// Once uploaded to the GPU, the bitmap is no longer needed.
		texture.onUpdate = () => bitmap.close();
		texture.needsUpdate = true;
		this.#renderer.initTexture(texture);
		if (!one.mesh) {
			const [left, top, right, bottom] = one.picture.part;
			const quads = new Quads();
			// The first row of a bitmap is its top.
			addPicture(quads, one, inFrontOfCopy, [
				[left, bottom],
				[right, bottom],
				[right, top],
				[left, top]
			]);
			one.mesh = new Mesh(geometryOf(quads), new MeshBasicMaterial({ map: texture, side: DoubleSide }));
			this.group.add(one.mesh);
		} else {
			one.mesh.material.map?.dispose();
			one.mesh.material.map = texture;
		}
	}

	#removeMesh(one: HungPicture): void {
		const { mesh } = one;
		if (!mesh) return;
		this.group.remove(mesh);
		mesh.material.map?.dispose();
		mesh.material.dispose();
		mesh.geometry.dispose();
		one.mesh = null;
		one.current = -1;
	}

	/** GPU memory of the pictures in bytes. */
	get bytes(): number {
		return this.#hung.reduce((sum, { picture, current }) => sum + (current >= 0 ? bytesOf(picture.files[current]!) : 0), this.#atlas.bytes);
	}

	/** Texture pixels per screen pixel of a work, seen from an eye: 1 and more is sharp. Null for a work without a picture. */
	shareOf(number: number, eye: Eye, heightPx: number, vertical: number): number | null {
		const one = this.#hung.find(({ box }) => box.number === number);
		if (!one) return null;
		const { picture, current, copy, ends, high } = one;
		const whole = metres(picture.widthMm) / (picture.part[2] - picture.part[0]);
		const has = current >= 0 ? picture.files[current]![0] : copy === 'loaded' ? this.#atlas.fieldPx : 0;
		return has / (whole * pixelsPerMetre(distanceOf(eye, ends, high), heightPx, vertical));
	}

	/** Stops loading and frees bitmaps that were not hung. */
	close(): void {
		this.#isOpen = false;
		for (const { bitmap } of this.#ready.splice(0)) bitmap.close();
	}
}

/** The distance of an eye from the nearest point of a picture; differences in height count half. Metres. */
function distanceOf(eye: Eye, [a, b]: [Spot, Spot], high: number): number {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const share = Math.min(1, Math.max(0, ((eye.x - a.x) * dx + (eye.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
	return Math.hypot(eye.x - a.x - dx * share, eye.y - a.y - dy * share, (eye.high - high) / 2);
}

/** The extent of a picture along its side and above the floor. Metres. */
const spanOf = (box: SceneBox, { xMm, yMm, widthMm, heightMm }: ScenePicture): { at: [number, number]; high: [number, number] } => ({
	at: [metres(box.atMm + xMm), metres(box.atMm + xMm + widthMm)],
	high: [metres(box.yMm + yMm), metres(box.yMm + yMm + heightMm)]
});

/** Distance of a picture's own mesh from the copy behind it. Metres. */
const inFrontOfCopy = 0.001;

function addPicture(into: Quads, { box, picture, side }: HungPicture, out: number, corners: [number, number][]): void {
	const { at, high } = spanOf(box, picture);
	into.add(upright(side, at, high, pictureDepth(box) + out), [1, 1, 1], 1, corners);
}
