import { CanvasTexture, Texture, Vector2, type WebGLRenderer } from 'three';
import { asPicture } from './bitmap.ts';

/** Maximum side of one copy, and of the whole texture, in pixels. Every phone supports textures of 4096 pixels. */
const copyPx = 256;
const maxPx = 4096;

/** Texture coordinates of a field of the atlas or of a part of it: four corners in the order of `upright`. */
type Corners = [number, number][];

/**
 * A texture atlas with a small copy of every picture, so that all distant pictures take one draw call. A field shows the dominant colour of
 * its picture until the copy has loaded.
 */
export class Atlas {
	/** Side of a field in pixels. Fields are square; a copy is stretched to fill its field. */
	readonly fieldPx: number;
	readonly texture: CanvasTexture;
	#columns: number;

	constructor(colours: readonly string[]) {
		this.#columns = Math.max(1, Math.ceil(Math.sqrt(colours.length)));
		this.fieldPx = Math.min(copyPx, Math.floor(maxPx / this.#columns));
		const canvas = document.createElement('canvas');
		canvas.width = canvas.height = this.#columns * this.fieldPx;
		const pen = canvas.getContext('2d')!;
		colours.forEach((colour, i) => {
			pen.fillStyle = colour;
			pen.fillRect(...this.#corner(i), this.fieldPx, this.fieldPx);
		});
		this.texture = asPicture(new CanvasTexture(canvas));
	}

	/** The texture coordinates of a part of the i-th picture (left, top, right, bottom as shares of the picture). */
	place(i: number, [left, top, right, bottom]: readonly [number, number, number, number]): Corners {
		const [x, y] = this.#corner(i);
		const whole = this.#columns * this.fieldPx;
		// Inset by one pixel, so that neighbouring fields don't bleed in.
		const at = (from: number, share: number) => (from + 1 + share * (this.fieldPx - 2)) / whole;
		return [
			[at(x, left), at(y, bottom)],
			[at(x, right), at(y, bottom)],
			[at(x, right), at(y, top)],
			[at(x, left), at(y, top)]
		];
	}

	/** Uploads the copy of the i-th picture, which has the size of a field. `updateMipmaps` renews those of the whole texture, which is slow. */
	put(i: number, bitmap: ImageBitmap, renderer: WebGLRenderer, updateMipmaps: boolean): void {
		this.texture.mipmapsAutoUpdate = updateMipmaps;
		renderer.copyTextureToTexture(new Texture(bitmap), this.texture, null, new Vector2(...this.#corner(i)));
	}

	/** GPU memory in bytes, mipmaps included. */
	get bytes(): number {
		return ((this.#columns * this.fieldPx) ** 2 * 16) / 3;
	}

	#corner = (i: number): [number, number] => [(i % this.#columns) * this.fieldPx, Math.floor(i / this.#columns) * this.fieldPx];
}
