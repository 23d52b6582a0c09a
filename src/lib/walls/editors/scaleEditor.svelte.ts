import { arrowOf } from '#lib/shared/page/arrowKeys.ts';
import { photoWhole } from '../geometry/scalePhoto.ts';
import { parseShare, type ScaleFields, shareText } from '../forms/scalePhotoForm.ts';

/** The two points on a photograph of a wall whose distance was measured. */
export type ScalePoint = 'a' | 'b';

/** The scale of a photograph while somebody sets it: the form as it is typed, and the two points that are tapped. */
export class ScaleEditor {
	values = $state<ScaleFields>()!;
	/** The point that the next tap sets. */
	next = $state<ScalePoint>('a');
	#photo: { width: number; height: number };
	#locale: string;

	/** `photo` in pixels. */
	constructor(photo: { width: number; height: number }, values: ScaleFields, locale: string) {
		this.#photo = photo;
		this.values = values;
		this.#locale = locale;
	}

	/** Where a point is, in pixels of the photograph; null while it isn't set. */
	point = (which: ScalePoint): { x: number; y: number } | null => {
		const [x, y] = [parseShare(this.values[`${which}_x`]), parseShare(this.values[`${which}_y`])];
		return x === null || y === null ? null : { x: (x * this.#photo.width) / photoWhole, y: (y * this.#photo.height) / photoWhole };
	};
	/** Puts a point there, or on the nearest edge of the photograph. */
	put(which: ScalePoint, { x, y }: { x: number; y: number }): void {
		const share = (value: number, whole: number): string =>
			shareText(Math.max(0, Math.min(photoWhole, Math.round((value * photoWhole) / whole))), this.#locale);
		this.values = { ...this.values, [`${which}_x`]: share(x, this.#photo.width), [`${which}_y`]: share(y, this.#photo.height) };
	}
	/** A tap on the photograph: sets the two points in turns. */
	tap(at: { x: number; y: number }): void {
		this.put(this.next, at);
		this.next = this.next === 'a' ? 'b' : 'a';
	}
	/** A key on a point: arrows move it by 10 pixels, with Shift by one; on a large photograph by more. */
	key(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'preventDefault'>, which: ScalePoint): void {
		const arrow = arrowOf(event.key);
		const at = this.point(which);
		if (!arrow || !at) return;
		const px = (event.shiftKey ? 1 : 10) * Math.max(1, this.#photo.width / 2000);
		this.put(which, { x: at.x + arrow[0] * px, y: at.y - arrow[1] * px });
		event.preventDefault();
	}
}
