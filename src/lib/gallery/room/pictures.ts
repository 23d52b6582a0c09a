import {
	DataTexture,
	DoubleSide,
	Group,
	LinearFilter,
	LinearMipmapLinearFilter,
	Mesh,
	MeshBasicMaterial,
	Texture,
	type WebGLRenderer
} from 'three';
import { metres, sidesOf, spotAt } from './geometry.ts';
import { geometryOf } from './meshes.ts';
import { rgb } from './palette.ts';
import { Quads } from './quads.ts';
import { bytesOf, filesFor, pixelsPerMetre } from './sharp.ts';
import { upright } from './shell.ts';
import type { RoomBox, RoomPicture, RoomScene, Spot } from './types.ts';
import { pictureDepth } from './works.ts';

type Hung = {
	box: RoomBox;
	picture: RoomPicture;
	/** The ends of the work above the floor, and its height. */
	ends: [Spot, Spot];
	high: number;
	material: MeshBasicMaterial;
	now: number;
	wanted: number;
	isComing: boolean;
};

/** Where somebody is or is going to be, and how high their eyes are. */
export type Eye = Spot & { high: number };

const atOnce = 4;
/** From so many pixels on a picture is large, and while one moves comes at most every half second. */
const largePixels = 400_000;
const largeWaitsMs = 500;

/** The pictures of a room: each a plane with the file that its size on the screen asks for. */
export class Pictures {
	readonly group = new Group();
	#hung: Hung[];
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
			const at: [number, number] = [metres(box.atMm + picture.xMm), metres(box.atMm + picture.xMm + picture.widthMm)];
			const high: [number, number] = [metres(box.yMm + picture.yMm), metres(box.yMm + picture.yMm + picture.heightMm)];
			const [left, top, right, bottom] = picture.part;
			const quads = new Quads();
			// Bitmaps begin at the top.
			quads.add(upright(side, at, high, pictureDepth(box)), [1, 1, 1], 1, [
				[left, bottom],
				[right, bottom],
				[right, top],
				[left, top]
			]);
			const material = new MeshBasicMaterial({ map: plain(picture.dominant), side: DoubleSide });
			this.group.add(new Mesh(geometryOf(quads), material));
			const ends: [Spot, Spot] = [spotAt(side, at[0], 0), spotAt(side, at[1], 0)];
			return [{ box, picture, ends, high: (high[0] + high[1]) / 2, material, now: -1, wanted: -1, isComing: false }];
		});
	}

	/** Asks for the files that fit where one stands, and where one is going. `heightPx` pixels of the screen show `lens` radians. */
	sharpen(eyes: readonly Eye[], heightPx: number, lens: number): void {
		const seen = this.#hung.map(({ picture, ends, high, now }) => {
			const distance = Math.min(...eyes.map((eye) => distanceOf(eye, ends, high)));
			const whole = metres(picture.widthMm) / (picture.part[2] - picture.part[0]);
			return { files: picture.files, pixels: whole * pixelsPerMetre(distance, heightPx, lens), distance, now };
		});
		const files = filesFor(seen);
		this.#hung.forEach((one, i) => (one.wanted = files[i]!));
		this.#queue = this.#hung.map((_, i) => i).sort((a, b) => seen[a]!.distance - seen[b]!.distance);
		this.#next();
	}
	#queue: number[] = [];

	#next(): void {
		for (const i of this.#queue) {
			if (this.#coming >= atOnce) return;
			const one = this.#hung[i]!;
			if (one.now !== one.wanted && !one.isComing) void this.#fetch(one, one.wanted);
		}
	}

	async #fetch(one: Hung, file: number): Promise<void> {
		one.isComing = true;
		this.#coming++;
		const bitmap = await bitmapOf(one.picture.files[file]![2]);
		this.#coming--;
		if (!this.#isOpen || !bitmap) {
			bitmap?.close();
			// What can't be fetched isn't asked for again before one has been elsewhere.
			one.isComing = false;
			if (this.#isOpen) one.wanted = one.now;
		} else {
			this.#ready.push({ one, bitmap, file });
			this.#changed();
		}
		if (this.#isOpen) this.#next();
	}

	/**
	 * Hangs a picture that has arrived, one a frame: a large one takes its time, and so waits until one stands still (`movingAt` null) or,
	 * while one goes on and on, half a second. Whether there are more.
	 */
	hangNext(movingAt: number | null): boolean {
		const isDue = movingAt === null || movingAt - this.#hungAt > largeWaitsMs;
		const index = this.#ready.findIndex(({ bitmap }) => isDue || bitmap.width * bitmap.height < largePixels);
		const [next] = index === -1 ? [] : this.#ready.splice(index, 1);
		if (next) {
			const { one, bitmap, file } = next;
			if (bitmap.width * bitmap.height >= largePixels) this.#hungAt = movingAt ?? 0;
			this.#hang(one, bitmap);
			one.now = file;
			one.isComing = false;
			this.#next();
		}
		return this.#ready.length > 0;
	}
	#ready: { one: Hung; bitmap: ImageBitmap; file: number }[] = [];
	#hungAt = 0;

	#hang(one: Hung, bitmap: ImageBitmap): void {
		const texture = new Texture(bitmap);
		texture.flipY = false;
		texture.magFilter = LinearFilter;
		texture.minFilter = LinearMipmapLinearFilter;
		texture.anisotropy = 4;
		// On the graphics side it is kept; here it only takes memory.
		texture.onUpdate = () => bitmap.close();
		texture.needsUpdate = true;
		this.#renderer.initTexture(texture);
		one.material.map?.dispose();
		one.material.map = texture;
	}

	/** What the pictures take on the graphics side, in bytes. */
	get bytes(): number {
		return this.#hung.reduce((sum, { picture, now }) => sum + (now >= 0 ? bytesOf(picture.files[now]!) : 0), 0);
	}

	/** How many of the pixels that a work takes on the screen its texture has, from an eye; 1 and more is sharp. Null without a picture. */
	shareOf(number: number, eye: Eye, heightPx: number, lens: number): number | null {
		const one = this.#hung.find(({ box }) => box.number === number);
		if (!one) return null;
		const { picture, now, ends, high } = one;
		const whole = metres(picture.widthMm) / (picture.part[2] - picture.part[0]);
		return now < 0 ? 0 : picture.files[now]![0] / (whole * pixelsPerMetre(distanceOf(eye, ends, high), heightPx, lens));
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

/** A texture of one pixel. */
function plain(colour: string): DataTexture {
	const [r, g, b] = /^#[0-9a-f]{6}$/i.test(colour) ? rgb(colour) : [0.54, 0.53, 0.5];
	const texture = new DataTexture(new Uint8Array([r * 255, g * 255, b * 255, 255]), 1, 1);
	texture.needsUpdate = true;
	return texture;
}

async function bitmapOf(address: string): Promise<ImageBitmap | null> {
	try {
		const answer = await fetch(address);
		// As the file has it: the graphics side would have to undo anything else.
		const as = { premultiplyAlpha: 'none', colorSpaceConversion: 'none' } as const;
		return answer.ok ? await createImageBitmap(await answer.blob(), as) : null;
	} catch {
		return null;
	}
}
