import { LinearFilter, LinearMipmapLinearFilter, type Texture } from 'three';

/** A texture as pictures are looked at: from the top, smooth from near, far and aslant. */
export function asPicture<T extends Texture>(texture: T): T {
	texture.flipY = false;
	texture.magFilter = LinearFilter;
	texture.minFilter = LinearMipmapLinearFilter;
	texture.anisotropy = 4;
	return texture;
}

/** The pixels of a picture's file, of a size if one is wanted; null when it can't be had. */
export async function bitmapOf(address: string, size: ImageBitmapOptions = {}): Promise<ImageBitmap | null> {
	try {
		const answer = await fetch(address);
		// As the file has it: the graphics side would have to undo anything else.
		const as = { ...size, premultiplyAlpha: 'none', colorSpaceConversion: 'none' } as const;
		return answer.ok ? await createImageBitmap(await answer.blob(), as) : null;
	} catch {
		return null;
	}
}
