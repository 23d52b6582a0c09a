import { createHash } from 'node:crypto';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { openPicture } from '#lib/images/take/decode.server.ts';
import { inTurn } from '#lib/images/take/queue.server.ts';
import { readFile, removeFiles, storeFile, tooLargeReason } from '#lib/images/keep/store.server.ts';
import { isEmbedded, siteDb } from '#lib/shared/backend/backend.server.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { isPdf } from './pdfBytes.ts';

const bucket = 'papers';

/** Stores a file in the bucket of papers. Uses the secret key, because no person may write there. @throws like `storeFile`. */
export const storePaper = (path: string, data: Uint8Array, contentType: string): Promise<void> =>
	storeFile({ bucket, path, data }, contentType);

export type PaperFile = { bytes: Uint8Array<ArrayBuffer>; contentType: string; name: string; sha256: string };

/** Reads a paper or its scan; null if there is none that the session may see. @throws if the file's hash isn't the stored one. */
export async function readPaper(db: Db, show: string | null, id: string, what: 'paper' | 'scan'): Promise<PaperFile | null> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
	const query = db.from('paper').select('path, sha256, title, scan_path, scan_format, scan_sha256').eq('id', id);
	const { data: row } = await (show === null ? query : query.eq('exhibition_id', show)).maybeSingle().throwOnError();
	if (!row) return null;
	const isScan = what === 'scan';
	const [path, sha256] = isScan ? [row.scan_path, row.scan_sha256] : [row.path, row.sha256];
	if (!path || !sha256) return null;
	const bytes = await readFile({ bucket, path });
	if (createHash('sha256').update(bytes).digest('hex') !== sha256)
		throw new Error(`the file ${path} has changed: its SHA-256 isn't the one in the database`);
	const format = isScan ? (row.scan_format ?? 'pdf') : 'pdf';
	return { bytes, sha256, contentType: typeOf(format), name: `${row.title}.${format}` };
}

/** The most bytes that a scan may have: enough for a few pages in colour. */
export const largestScan = (): Promise<number> => largestFile(bucket);

export type ScanKept = { ok: true } | { ok: false; status: number; code: string };

/**
 * Stores the scan of an agreement that was signed on paper: a PDF or a picture. A picture is decoded to make sure that it is one. Refuses 422
 * scan-type, 413 scan-size, 413 scan-storage (the storage refused it for its size), and as `keep_scan`.
 */
export async function keepScan(by: string, show: string, paper: string, file: File): Promise<ScanKept> {
	if (file.size > (await largestScan())) return { ok: false, status: 413, code: 'scan-size' };
	const sent = Buffer.from(await file.arrayBuffer());
	const scan = isPdf(sent) ? { bytes: sent, format: 'pdf' } : await pictureOf(sent);
	if (!scan) return { ok: false, status: 422, code: 'scan-type' };
	const { bytes, format } = scan;
	const path = `${show}/${crypto.randomUUID()}-scan.${format}`;
	try {
		await storePaper(path, bytes, typeOf(format));
	} catch (error) {
		const refused = await tooLargeReason(error, file.size);
		return { ok: false, status: 413, code: refused === 'too-big-for-storage' ? 'scan-storage' : 'scan-size' };
	}
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const kept = await call(siteDb(), 'keep_scan', {
		p_by: by,
		p_paper: paper,
		p_path: path,
		p_format: format,
		p_sha256: sha256,
		p_bytes: bytes.length
	});
	if (kept.ok) return { ok: true };
	await removeFiles([{ bucket, path }]);
	return { ok: false, ...kept.refusal };
}

const typeOf = (format: string): string => (format === 'pdf' ? 'application/pdf' : `image/${format}`);

/** A picture that can be decoded completely; formats that browsers can't show become JPEG. Null for everything else. */
async function pictureOf(bytes: Buffer): Promise<{ bytes: Buffer; format: string } | null> {
	const opened = await openPicture(bytes);
	if (!opened.ok) return null;
	try {
		return await inTurn(opened.memoryBytes, async () => {
			const { format } = opened.metadata;
			if (opened.decode || format === 'tiff') {
				const picture = opened.decode ? await opened.decode() : opened;
				return { bytes: await picture.open().autoOrient().jpeg({ quality: 90 }).toBuffer(), format: 'jpeg' };
			}
			await opened.open().stats();
			return { bytes, format: format === 'heif' ? 'avif' : format };
		});
	} catch {
		return null;
	}
}

const hourS = 3600;

/** Removes orphaned files: those of a process that was killed after it stored the file and before it saved the row. */
async function reconcile(olderThanS: number): Promise<void> {
	try {
		const { data } = await siteDb().rpc('list_paper_orphans', { p_older_than_seconds: olderThanS }).throwOnError();
		if (data.length > 0) await removeFiles(data);
	} catch (error) {
		log.warn({ error }, 'could not remove orphaned paper files; will try again in an hour');
	}
}

/**
 * Removes orphaned files at the start and every hour. With the embedded backend, no other process writes files, so at the start every orphan
 * is removed, whatever its age.
 */
export async function startReconcilingPapers(): Promise<void> {
	setInterval(() => void reconcile(hourS), hourS * 1000).unref();
	if (isEmbedded()) await reconcile(0);
	else void reconcile(hourS);
}
