import { LinearFilter, LinearMipmapLinearFilter, type Texture } from 'three';

/** Sets a texture up for pictures: first row on top, filtered with mipmaps and anisotropy. Returns the same texture. */
export function asPicture<T extends Texture>(texture: T): T {
	texture.flipY = false;
	texture.magFilter = LinearFilter;
	texture.minFilter = LinearMipmapLinearFilter;
	texture.anisotropy = 4;
	return texture;
}

/** Fetches and decodes a picture file, resized if `size` says so. Null if that fails. */
export async function bitmapOf(address: string, size: ImageBitmapOptions = {}): Promise<ImageBitmap | null> {
	try {
		const answer = await fetch(address);
		// Keep the file's values: WebGL would have to undo any conversion.
		const as = { ...size, premultiplyAlpha: 'none', colorSpaceConversion: 'none' } as const;
		return answer.ok ? await createImageBitmap(await answer.blob(), as) : null;
	} catch {
		return null;
	}
}
