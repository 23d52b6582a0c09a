/** The longer sides of the published pictures in pixels. None is larger than its photograph. */
export const sides: readonly number[] = [320, 640, 960, 1280, 2000];
/** The sides that are made while somebody waits for the upload: enough for a page. */
export const firstSides: readonly number[] = [320, 640, 1280];

export const formats = ['avif', 'webp', 'jpeg'] as const;
export type Format = (typeof formats)[number];

/** JPEG serves old programs and link previews, so two sizes are enough. Narrowest first. */
export const jpegSides: readonly number[] = [640, 1280];

/** One published file: its random name, format and width in pixels. */
export type PictureFile = { name: string; format: string; width: number };

/** File extension and media type of each format. */
export const endings: Record<string, string> = { avif: 'avif', webp: 'webp', jpeg: 'jpg' };
export const mimeTypes: Record<string, string> = {
	avif: 'image/avif',
	webp: 'image/webp',
	jpeg: 'image/jpeg',
	png: 'image/png',
	tiff: 'image/tiff',
	zip: 'application/zip'
};

/** The address of a file under /media. Only the name identifies it; the extension is for people and programs. */
export const mediaHref = (file: Pick<PictureFile, 'name' | 'format'>): string => `/media/${file.name}.${endings[file.format] ?? 'bin'}`;

/** The files of a format, narrowest first. */
export const filesOf = <T extends PictureFile>(files: readonly T[], format: Format): T[] =>
	files.filter((file) => file.format === format).sort((a, b) => a.width - b.width);

/** The `srcset` of a format; empty without files. */
export const srcset = (files: readonly PictureFile[], format: Format): string =>
	filesOf(files, format)
		.map((file) => `${mediaHref(file)} ${file.width}w`)
		.join(', ');

/** The narrowest file of a format that is at least `width` pixels wide, else the widest; undefined without files. */
export function fileFor<T extends PictureFile>(files: readonly T[], format: Format, width: number): T | undefined {
	const found = filesOf(files, format);
	return found.find((file) => file.width >= width) ?? found.at(-1);
}

/** The size of a picture reduced to a longer side of `side` pixels. Smaller pictures keep their size. */
export function fitted(width: number, height: number, side: number): { width: number; height: number } {
	const factor = Math.min(1, side / Math.max(width, height));
	return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** The longer sides to make: those of `wanted` that are smaller than the picture, and its own if it is smaller than the largest. */
export function sidesFor(width: number, height: number, wanted = sides): number[] {
	const longer = Math.max(width, height);
	const smaller = wanted.filter((side) => side < longer);
	return smaller.length === wanted.length ? [...wanted] : [...smaller, longer];
}
