import { createHash } from 'node:crypto';
import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import { readFile, removeFiles } from '#lib/images/keep/store.server.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Terms } from './agreement.ts';
import { compose, groundsOf } from './compose.ts';
import { groundsText, type PaperAsk, paperKey } from './paper.ts';
import { storePaper } from './paperFiles.server.ts';
import type { PaperShow } from './show.ts';
import { makePdf, PrinterBusy } from './typst.server.ts';

export type PaperState = 'made' | 'offered' | 'signed' | 'accepted';
/** A paper that was made. `grounds`: the hash of its grounds; see `isCurrent`. */
export type Paper = PaperAsk & {
	id: string;
	title: string;
	grounds: string;
	sha256: string;
	pages: number;
	bytes: number;
	annex: number;
	terms: Terms | null;
	state: PaperState;
	madeAt: string;
	signedAt: string | null;
	acceptedAt: string | null;
	scan: boolean;
	/** The number of the version of the hang that it was made from; null if there was none. */
	version: number | null;
};
const columns =
	'id, kind, wall_id, artist_id, language, title, grounds, sha256, pages, bytes, annex, terms, state, made_at, signed_at, accepted_at, scan_path, hang_version(number)';

const selectPapers = (db: Db) => db.from('paper').select(columns);

const paperOf = (row: RowOf<typeof selectPapers>): Paper => ({
	id: row.id,
	kind: row.kind,
	wall: row.wall_id,
	artist: row.artist_id,
	language: row.language,
	title: row.title,
	grounds: row.grounds,
	sha256: row.sha256,
	pages: row.pages,
	bytes: row.bytes,
	annex: row.annex,
	terms: row.terms,
	state: row.state,
	madeAt: row.made_at,
	signedAt: row.signed_at,
	acceptedAt: row.accepted_at,
	scan: row.scan_path !== null,
	version: row.hang_version?.number ?? null
});

/** The papers of a show, the latest first. */
export async function listPapers(db: Db, show: string): Promise<Paper[]> {
	const { data } = await selectPapers(db).eq('exhibition_id', show).order('made_at', { ascending: false }).throwOnError();
	return data.map(paperOf);
}

const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The hash of a paper's grounds. It is stored with the paper, to find out later whether the paper is still up to date. */
export const groundsHash = (show: PaperShow, ask: Pick<PaperAsk, 'kind' | 'artist'>): string => sha256Of(groundsText(groundsOf(show), ask));

/** Whether a paper is still up to date. */
export const isCurrent = (paper: Paper, show: PaperShow): boolean => paper.grounds === groundsHash(show, paper);

export type Made = { ok: true; paper: string; title: string } | { ok: false; status: number; code: string };

/**
 * Makes a paper and stores it. If an identical paper exists, returns that one. `by`: the curator's account. Refuses 422 nothing, 503 busy, and
 * as `keep_paper`.
 */
export async function makePaper(
	db: Db,
	by: string,
	show: PaperShow,
	ask: PaperAsk,
	{ terms, now = new Date(), addressOf }: { terms?: Terms | undefined; now?: Date; addressOf: (code: string) => string }
): Promise<Made> {
	const before = (await listPapers(db, show.id)).filter((one) => paperKey(one) === paperKey(ask));
	const annex = ask.kind === 'agreement' ? await nextAnnex(db, show.id, ask.artist ?? '') : 0;
	const agreed = ask.kind === 'agreement' ? (terms ?? before[0]?.terms ?? undefined) : undefined;
	const composed = compose(show, ask, { made: now, addressOf, terms: agreed, annex });
	if (!composed) return { ok: false, status: 422, code: 'nothing' };
	// Use the day without the time, so that the same paper made twice on one day has the same bytes.
	const made = new Date(now.toISOString().slice(0, 10));
	const pictures: Record<string, Uint8Array> = {};
	for (const [name, file] of Object.entries(composed.photos)) pictures[name] = await readFile(file);
	let pdf;
	try {
		pdf = await makePdf(composed.template, composed.data, made, pictures);
	} catch (error) {
		if (error instanceof PrinterBusy) return { ok: false, status: 503, code: 'busy' };
		throw error;
	}
	const sha256 = sha256Of(pdf.bytes);
	const { title } = composed.data;
	const same = before.find((one) => one.sha256 === sha256 && one.annex === annex && one.grounds === groundsHash(show, ask));
	if (same) return { ok: true, paper: same.id, title };
	const path = `${show.id}/${crypto.randomUUID()}.pdf`;
	await storePaper(path, pdf.bytes, 'application/pdf');
	const kept = await call(siteDb(), 'keep_paper', {
		p_by: by,
		p_values: {
			kind: ask.kind,
			exhibition_id: show.id,
			wall_id: ask.wall,
			artist_id: ask.artist,
			hang_version_id: show.hang?.version ?? null,
			hang_lock: show.hang?.lock ?? null,
			language: ask.language,
			title,
			grounds: groundsHash(show, ask),
			sha256,
			path,
			bytes: pdf.bytes.length,
			pages: pdf.pages,
			annex,
			terms: agreed ?? null
		}
	});
	if (kept.ok) return { ok: true, paper: kept.value, title };
	await removeFiles([{ bucket: 'papers', path }]);
	return { ok: false, ...kept.refusal };
}

/** The number of the next annex to an agreement; 0 if no agreement is signed yet. */
async function nextAnnex(db: Db, show: string, artist: string): Promise<number> {
	const { data } = await db
		.from('paper')
		.select('annex')
		.eq('exhibition_id', show)
		.eq('artist_id', artist)
		.eq('kind', 'agreement')
		.in('state', ['signed', 'accepted'])
		.order('annex', { ascending: false })
		.limit(1)
		.throwOnError();
	const [last] = data;
	return last ? last.annex + 1 : 0;
}

/** Offers an agreement to its artist. Refuses 404 not-found, 409 illegal-move. */
export const offerAgreement = (db: Db, paper: string): Promise<Outcome<null>> => call(db, 'offer_agreement', { p_paper: paper });

/** Accepts an agreement. `sha256`: the hash of the file that the artist has read. Refuses 404 not-found, 409 illegal-move, 422 other-bytes. */
export const acceptAgreement = (db: Db, paper: string, sha256: string): Promise<Outcome<null>> =>
	call(db, 'accept_agreement', { p_paper: paper, p_sha256: sha256 });
