import { CanvasTexture, Texture, Vector2, type WebGLRenderer } from 'three';
import { asPicture } from './bitmap.ts';

/** A small copy has so many pixels in each direction at most; together no more than any telephone takes as one texture. */
const copyPx = 256;
const maxPx = 4096;

/** A field of the atlas, or a part of it: corners as `upright` goes around, in shares of the whole. */
type Corners = [number, number][];

/** Small copies of all pictures in one texture: whatever is far away is drawn in one call. A field has its picture's colour before. */
export class Atlas {
	/** Pixels of a field in each direction: a picture fills its field, whatever its shape. */
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

	/** Where a part of the i-th picture (left, top, right, bottom in shares of it) lies. */
	place(i: number, [left, top, right, bottom]: readonly [number, number, number, number]): Corners {
		const [x, y] = this.#corner(i);
		const whole = this.#columns * this.fieldPx;
		// A pixel less all around, so that nothing of the next field shines in.
		const at = (from: number, share: number) => (from + 1 + share * (this.fieldPx - 2)) / whole;
		return [
			[at(x, left), at(y, bottom)],
			[at(x, right), at(y, bottom)],
			[at(x, right), at(y, top)],
			[at(x, left), at(y, top)]
		];
	}

	/** Puts the i-th picture, of the size of a field, in its place; `renew`: the smaller copies of the whole, which takes its time. */
	put(i: number, bitmap: ImageBitmap, renderer: WebGLRenderer, renew: boolean): void {
		this.texture.mipmapsAutoUpdate = renew;
		renderer.copyTextureToTexture(new Texture(bitmap), this.texture, null, new Vector2(...this.#corner(i)));
	}

	/** What it takes on the graphics side, in bytes, with its smaller copies. */
	get bytes(): number {
		return ((this.#columns * this.fieldPx) ** 2 * 16) / 3;
	}

	#corner = (i: number): [number, number] => [(i % this.#columns) * this.fieldPx, Math.floor(i / this.#columns) * this.fieldPx];
}
