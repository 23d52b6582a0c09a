import { DoubleSide, Group, Mesh, MeshBasicMaterial, Texture, type WebGLRenderer } from 'three';
import { Atlas } from './atlas.ts';
import { asPicture, bitmapOf } from './bitmap.ts';
import { metres, sidesOf, spotAt, type Side } from '../geometry.ts';
import { geometryOf } from './buildScene.ts';
import { Quads } from './quads.ts';
import { bytesOf, filesFor, memoryBytes, pixelsPerMetre } from './levelOfDetail.ts';
import { upright } from './shell.ts';
import type { RoomBox, RoomPicture, RoomScene, Spot } from '../scene.ts';
import { pictureDepth } from './works.ts';

type Hung = {
	box: RoomBox;
	picture: RoomPicture;
	side: Side;
	/** The ends of the work above the floor, and its height. */
	ends: [Spot, Spot];
	high: number;
	/** Its copy in the atlas. */
	copy: 'none' | 'coming' | 'there' | 'failed';
	/** In front of its copy, while that has too few pixels: which of its files it shows. -1: none. */
	mesh: Mesh<ReturnType<typeof geometryOf>, MeshBasicMaterial> | null;
	now: number;
	wanted: number;
	isComing: boolean;
};

/** Where somebody is or is going to be, and how high their eyes are. */
export type Eye = Spot & { high: number };

const atOnce = 4;
/** From so many pixels on a picture is large, and while one moves comes at most every other second: handing it on takes as long as a frame. */
const largePixels = 400_000;
const largeWaitsMs = 2000;
const renewMs = 1000;

/** The pictures of a room: all of them small in one mesh, and those that one is near to in front of it, with the file that their size asks for. */
export class Pictures {
	readonly group = new Group();
	#hung: Hung[];
	#atlas: Atlas;
	#renderer: WebGLRenderer;
	#changed: () => void;
	#isOpen = true;
	#coming = 0;

	constructor(scene: RoomScene, renderer: WebGLRenderer, changed: () => void) {
		this.#renderer = renderer;
		this.#changed = changed;
		const sides = sidesOf(scene.outline);
		this.#hung = scene.boxes.flatMap((box): Hung[] => {
			const { picture } = box;
			const side = sides[box.edge];
			if (!picture || !side || picture.files.length === 0) return [];
			const { at, high } = spanOf(box, picture);
			const ends: [Spot, Spot] = [spotAt(side, at[0], 0), spotAt(side, at[1], 0)];
			const nothing = { copy: 'none', mesh: null, now: -1, wanted: -1, isComing: false } as const;
			return [{ box, picture, side, ends, high: (high[0] + high[1]) / 2, ...nothing }];
		});
		this.#atlas = new Atlas(this.#hung.map(({ picture }) => (/^#[0-9a-f]{6}$/i.test(picture.dominant) ? picture.dominant : '#8a867e')));
		const small = new Quads();
		this.#hung.forEach((one, i) => addPicture(small, one, 0, this.#atlas.place(i, one.picture.part)));
		if (this.#hung.length > 0)
			this.group.add(new Mesh(geometryOf(small), new MeshBasicMaterial({ map: this.#atlas.texture, side: DoubleSide })));
	}

	/** Asks for the files that fit where one stands, and where one is going. `heightPx` pixels of the screen show `lens` radians. */
	sharpen(eyes: readonly Eye[], heightPx: number, lens: number): void {
		const seen = this.#hung.map(({ picture, ends, high, now }) => {
			const distance = Math.min(...eyes.map((eye) => distanceOf(eye, ends, high)));
			const whole = metres(picture.widthMm) / (picture.part[2] - picture.part[0]);
			return { files: picture.files, pixels: whole * pixelsPerMetre(distance, heightPx, lens), distance, now };
		});
		// One that has a file keeps it a little longer than it needs, so that nothing changes to and fro.
		const near = seen.flatMap((one, i) => (one.pixels > this.#atlas.fieldPx * (one.now < 0 ? 1 : 0.8) ? [i] : []));
		const files = filesFor(
			near.map((i) => seen[i]!),
			memoryBytes - this.#atlas.bytes
		);
		for (const one of this.#hung) one.wanted = -1;
		near.forEach((i, n) => (this.#hung[i]!.wanted = files[n]!));
		for (const one of this.#hung) if (one.wanted < 0 && one.mesh && !one.isComing) this.#takeOff(one);
		this.#queue = this.#hung.map((_, i) => i).sort((a, b) => seen[a]!.distance - seen[b]!.distance);
		this.#next();
	}
	#queue: number[] = [];

	#next(): void {
		for (const i of this.#queue) {
			if (this.#coming >= atOnce) return;
			const one = this.#hung[i]!;
			if (one.copy === 'none') void this.#copy(one, i);
			else if (one.wanted >= 0 && one.now !== one.wanted && !one.isComing) void this.#fetch(one, one.wanted);
		}
	}

	async #copy(one: Hung, i: number): Promise<void> {
		one.copy = 'coming';
		const { fieldPx } = this.#atlas;
		const bitmap = await this.#get(one.picture.files[0]![2], { resizeWidth: fieldPx, resizeHeight: fieldPx, resizeQuality: 'medium' });
		if (bitmap) {
			this.#ready.push({
				bitmap,
				hang: () => {
					one.copy = 'there';
					this.#atlas.put(i, bitmap, this.#renderer, this.#isRenewal());
					bitmap.close();
				}
			});
			this.#changed();
		} else one.copy = 'failed';
		if (this.#isOpen) this.#next();
	}
	/** Whether it is time for the smaller copies of the atlas: now and then while copies come, and with the last one. */
	#isRenewal(): boolean {
		const now = performance.now();
		if (now - this.#renewed < renewMs && this.#hung.some(({ copy }) => copy === 'none' || copy === 'coming')) return false;
		this.#renewed = now;
		return true;
	}
	#renewed = 0;

	async #fetch(one: Hung, file: number): Promise<void> {
		one.isComing = true;
		const bitmap = await this.#get(one.picture.files[file]![2]);
		if (bitmap) {
			this.#ready.push({
				bitmap,
				hang: () => {
					this.#hang(one, bitmap);
					one.now = file;
					one.isComing = false;
				}
			});
			this.#changed();
		} else {
			// What can't be fetched isn't asked for again before one has been elsewhere.
			one.isComing = false;
			one.wanted = one.now;
		}
		if (this.#isOpen) this.#next();
	}

	/** The pixels of a file; null when it can't be had, or when nobody is in the room any more. */
	async #get(address: string, size: ImageBitmapOptions = {}): Promise<ImageBitmap | null> {
		this.#coming++;
		const bitmap = await bitmapOf(address, size);
		this.#coming--;
		if (this.#isOpen) return bitmap;
		bitmap?.close();
		return null;
	}

	/**
	 * Hangs a picture that has arrived, one a frame: a large one takes its time, and so waits until one stands still (`movingAt` null) or,
	 * while one goes on and on, two seconds. Whether there are more.
	 */
	hangNext(movingAt: number | null): boolean {
		const isDue = movingAt === null || movingAt - this.#hungAt > largeWaitsMs;
		const index = this.#ready.findIndex(({ bitmap }) => isDue || bitmap.width * bitmap.height < largePixels);
		const [next] = index === -1 ? [] : this.#ready.splice(index, 1);
		if (next) {
			if (next.bitmap.width * next.bitmap.height >= largePixels) this.#hungAt = movingAt ?? 0;
			next.hang();
			this.#next();
		}
		return this.#ready.length > 0;
	}
	#ready: { bitmap: ImageBitmap; hang: () => void }[] = [];
	#hungAt = 0;

	#hang(one: Hung, bitmap: ImageBitmap): void {
		const texture = asPicture(new Texture(bitmap));
		// On the graphics side it is kept; here it only takes memory.
		texture.onUpdate = () => bitmap.close();
		texture.needsUpdate = true;
		this.#renderer.initTexture(texture);
		if (!one.mesh) {
			const [left, top, right, bottom] = one.picture.part;
			const quads = new Quads();
			// Bitmaps begin at the top.
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

	#takeOff(one: Hung): void {
		const { mesh } = one;
		if (!mesh) return;
		this.group.remove(mesh);
		mesh.material.map?.dispose();
		mesh.material.dispose();
		mesh.geometry.dispose();
		one.mesh = null;
		one.now = -1;
	}

	/** What the pictures take on the graphics side, in bytes. */
	get bytes(): number {
		return this.#hung.reduce((sum, { picture, now }) => sum + (now >= 0 ? bytesOf(picture.files[now]!) : 0), this.#atlas.bytes);
	}

	/** How many of the pixels that a work takes on the screen its texture has, from an eye; 1 and more is sharp. Null without a picture. */
	shareOf(number: number, eye: Eye, heightPx: number, lens: number): number | null {
		const one = this.#hung.find(({ box }) => box.number === number);
		if (!one) return null;
		const { picture, now, copy, ends, high } = one;
		const whole = metres(picture.widthMm) / (picture.part[2] - picture.part[0]);
		const has = now >= 0 ? picture.files[now]![0] : copy === 'there' ? this.#atlas.fieldPx : 0;
		return has / (whole * pixelsPerMetre(distanceOf(eye, ends, high), heightPx, lens));
	}

	close(): void {
		this.#isOpen = false;
		for (const { bitmap } of this.#ready.splice(0)) bitmap.close();
	}
}

/** How far an eye is from the nearest point of a work between its ends. */
function distanceOf(eye: Eye, [a, b]: [Spot, Spot], high: number): number {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const share = Math.min(1, Math.max(0, ((eye.x - a.x) * dx + (eye.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
	return Math.hypot(eye.x - a.x - dx * share, eye.y - a.y - dy * share, (eye.high - high) / 2);
}

/** From where to where on its wall a picture is seen. Metres. */
const spanOf = (box: RoomBox, { xMm, yMm, widthMm, heightMm }: RoomPicture): { at: [number, number]; high: [number, number] } => ({
	at: [metres(box.atMm + xMm), metres(box.atMm + xMm + widthMm)],
	high: [metres(box.yMm + yMm), metres(box.yMm + yMm + heightMm)]
});

/** How far a picture of its own hangs in front of its small copy. Metres. */
const inFrontOfCopy = 0.001;

function addPicture(into: Quads, { box, picture, side }: Hung, out: number, corners: [number, number][]): void {
	const { at, high } = spanOf(box, picture);
	into.add(upright(side, at, high, pictureDepth(box) + out), [1, 1, 1], 1, corners);
}
