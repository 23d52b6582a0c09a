import sharp from 'sharp';
import { uploadPhoto } from '#lib/artworks/upload.server.ts';
import { wav } from '#lib/sounds/made.example.ts';
import { addSound } from '#lib/sounds/sounds.server.ts';
import type { Building, Givers, Subject } from './building.ts';
import { canary } from './canaries.ts';
import type { Case } from './cases.ts';

/** Real photographs and sounds, uploaded like an artist's, with canaries in the metadata. The site itself makes the other files. */
export const asFiles: Givers = { photo, sound, wallPhoto, remake: () => Promise.resolve() };

/** The text that `wav` writes to the metadata of the sound. */
export const soundNote = 'GEHEIM';

/** Makes a different picture for each case, so that the bytes differ. Its metadata contain canaries in EXIF and XMP fields. */
async function photograph(name: Case, role: string): Promise<File> {
	const says = (field: string) => canary(name, `${role}.${field}`);
	const background = { r: name.charCodeAt(0), g: name.charCodeAt(1), b: role.length * 20 };
	const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
		.withExif({ IFD0: { Artist: says('exif'), Copyright: says('exif'), ImageDescription: says('exif') } })
		.withXmp(
			`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><photoshop:City>${says('xmp')}</photoshop:City></rdf:Description></rdf:RDF></x:xmpmeta>`
		)
		.jpeg()
		.toBuffer();
	return new File([new Uint8Array(bytes)], `${says('file.name')}.jpg`, { type: 'image/jpeg' });
}

async function photo({ backend, artist, row }: Building, name: Case, { artwork }: Subject, role: 'front' | 'back'): Promise<void> {
	// Two cases are enough for back views, which are never public, because each photograph takes time to process.
	if (role === 'back' && name !== 'open' && name !== 'withheld') return;
	const taken = await uploadPhoto(artist, artwork, role, await photograph(name, role));
	if (!taken.ok) throw new Error(`The upload of the photograph of ${name} was refused: ${JSON.stringify(taken)}`);
	const { alt, credit } = row('photo', name, role === 'front' ? 'photo' : 'back_photo');
	const about = [JSON.stringify(alt), credit, taken.photo];
	await backend.sql('update public.photo set alt = $1::jsonb, credit = $2 where id = $3', about);
}

async function sound({ backend, artist, row }: Building, name: Case, { artwork }: Subject): Promise<void> {
	const taken = await addSound(artist, artwork, 'de', new File([wav(0.2)], `${canary(name, 'sound.file_name')}.wav`));
	if (!taken.ok) throw new Error(`The upload of the sound of ${name} was refused: ${JSON.stringify(taken)}`);
	const { transcript } = row('sound', name);
	await backend.sql('update public.sound set transcript = $1::jsonb where artwork_id = $2', [JSON.stringify(transcript), artwork]);
}

async function wallPhoto({ backend, insert }: Building, name: Case, photo: string): Promise<void> {
	const data = await sharp({ create: { width: 80, height: 60, channels: 3, background: { r: 9, g: name.length, b: 9 } } })
		.webp()
		.toBuffer();
	const path = `${photo}/wall.webp`;
	const { error } = await backend.admin().storage.from('handling').upload(path, data, { contentType: 'image/webp' });
	if (error) throw error;
	const facts = { photo_id: photo, kind: 'variant', format: 'webp', width: 80, height: 60, bytes: data.length, path };
	await insert('handling_file', { ...facts, public_name: canary(name, 'wall_file.public_name') });
}
