import { randomBytes } from 'node:crypto';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { forgetEpoch } from '#lib/shared/backend/epoch.server.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { faultPoint } from '#lib/shared/backend/faultPoint.server.ts';
import type { Master } from '../take/master.server.ts';
import type { Pyramid } from './pyramid.server.ts';
import type { PictureSet } from './set.server.ts';
import { type PictureToStore, removeFiles, storeFiles } from '../keep/store.server.ts';

type Made = { kind: 'master' | 'variant' | 'pyramid'; format: string; width: number; height: number; bytes: Buffer };
/** A file with its path in storage and, unless it is a master, its public name. */
export type NewFile = PictureToStore & Omit<Made, 'bytes'> & { publicName: string | null };

/** Names files at random, so that nobody can guess the address of a picture that isn't public. */
export function nameFiles(media: string, made: readonly Made[]): NewFile[] {
	return made.map(({ bytes, ...file }) => {
		const publicName = file.kind === 'master' ? null : randomBytes(18).toString('base64url');
		const bucket = file.kind === 'master' ? 'masters' : 'pictures';
		return { ...file, data: bytes, publicName, bucket, path: `${media}/${publicName ?? 'master'}.${file.format}` };
	});
}

/** A master as a file to store. */
export const masterFile = ({ sha256: _sha256, ...master }: Master): Made => ({ kind: 'master', ...master });

/** A picture as the database functions expect it. */
export const pictureRow = ({ width, height, thumbhash, dominant }: PictureSet, files: readonly NewFile[]) => ({
	width,
	height,
	thumbhash,
	dominant,
	files: files.map(({ publicName, data, ...file }) => ({ ...file, bytes: data.length, public_name: publicName }))
});

/**
 * Replaces the published files of a picture. Returns false, and removes the new files, when the artist changed the retouching meanwhile
 * or the picture was deleted. `complete`: false for a first set, to which more files will follow.
 */
export async function publishSet(
	media: string,
	editNo: number,
	set: PictureSet,
	pyramid: Pyramid | null,
	complete: boolean
): Promise<boolean> {
	const files = nameFiles(media, [...set.variants, ...(pyramid ? [{ kind: 'pyramid' as const, format: 'zip', ...pyramid }] : [])]);
	await storeFiles(files);
	faultPoint('set-stored');
	const replaced = await call(siteDb(), 'replace_files', {
		p_media: media,
		p_edit_no: editNo,
		p_picture: pictureRow(set, files),
		p_complete: complete
	});
	// Drop the cached epoch here: a worker changes pictures without a request that would do it.
	forgetEpoch();
	faultPoint('set-published');
	await removeFiles(replaced.ok ? replaced.value : files);
	return replaced.ok;
}
