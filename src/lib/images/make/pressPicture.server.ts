import { bytesOf } from '../take/codecs.server.ts';
import { creditXmp, withIptcCredit } from './credit.ts';
import { openPicture } from '../take/decode.server.ts';
import { inTurn } from '../take/queue.server.ts';

/**
 * A JPEG for print and press, in full size, with the credit line in XMP and IPTC. @throws Error when `published` is no readable picture.
 */
export async function pressPicture(published: Uint8Array, credit: string): Promise<Uint8Array<ArrayBuffer>> {
	const opened = await openPicture(Buffer.from(published));
	if (!opened.ok) throw new Error(`A published picture can’t be read: ${opened.reason}`);
	const jpeg = await inTurn(opened.memoryBytes, () =>
		bytesOf(opened.open().toColourspace('srgb').jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).withXmp(creditXmp(credit)))
	);
	return new Uint8Array(withIptcCredit(jpeg, credit));
}
