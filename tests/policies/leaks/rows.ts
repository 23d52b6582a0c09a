import type { Building, Givers, Subject } from './building.ts';
import { canary } from './canaries.ts';
import type { Case } from './cases.ts';

/** Photographs and sounds as rows without files. Their public names are canaries. That is enough to test the views. */
export const asRows: Givers = { photo, sound, wallPhoto, remake };

const file = { bucket: 'pictures', format: 'webp', width: 640, height: 480, bytes: 9 };
const files = {
	master: { ...file, kind: 'master', bucket: 'masters', format: 'jpeg', width: 4000, height: 3000 },
	variant: { ...file, kind: 'variant' },
	large: { ...file, kind: 'variant', width: 4000, height: 3000 },
	retired: { ...file, kind: 'retired', retired_at: '2026-01-01' },
	pyramid: { ...file, kind: 'pyramid', format: 'zip', width: 4000, height: 3000 }
};

async function photo({ row, insert }: Building, name: Case, { artwork, revision }: Subject, role: 'front' | 'back'): Promise<void> {
	const size = { width: 4000, height: 3000, bytes: 9 };
	const media = await insert('media', { ...row('media', name, `${role}_media`), artwork_id: artwork, state: 'ready', ...size });
	for (const [kind, facts] of Object.entries(files)) {
		const names = { path: canary(name, `${role}.${kind}.path`), public_name: kind === 'master' ? null : canary(name, `${role}.${kind}`) };
		await insert('media_file', { media_id: media.id, ...facts, ...names });
	}
	const about = row('photo', name, role === 'front' ? 'photo' : `${role}_photo`);
	const { id } = await insert('photo', { ...about, artwork_id: artwork, media_id: media.id, role });
	await insert('revision_photo', { revision_id: revision, photo_id: id, position: role === 'front' ? 2 : 1 });
}

async function sound({ row, insert }: Building, name: Case, { artwork }: Subject): Promise<void> {
	await insert('sound', { ...row('sound', name), artwork_id: artwork, format: 'mp3', bytes: 9, duration_ms: 1200 });
}

async function wallPhoto({ row, insert }: Building, name: Case, photo: string): Promise<void> {
	const facts = { photo_id: photo, kind: 'variant', format: 'webp', width: 800, height: 600, bytes: 9 };
	await insert('handling_file', { ...row('handling_file', name, 'wall_file'), ...facts });
}

async function remake({ backend, insert }: Building, name: Case, { artwork }: Subject): Promise<void> {
	const [front] = await backend.sql("select media_id from public.photo where artwork_id = $1 and role = 'front'", [artwork]);
	const names = { path: canary(name, 'front.remade.path'), public_name: canary(name, 'front.remade') };
	await insert('media_file', { media_id: front!.media_id, ...files.variant, ...names });
}
