import type { Row as Stored } from '#lib/shared/database.ts';
import type { Db } from '#lib/shared/backend/db.server.ts';
import type { PaperState } from './papers.server.ts';

/** An agreement as its artist sees it after it was offered. */
export type OwnAgreement = { id: string; title: string; sha256: string; state: PaperState; acceptedAt: string | null };

type Row = Pick<Stored<'paper'>, 'id' | 'title' | 'sha256' | 'state' | 'accepted_at'>;
const columns = 'id, title, sha256, state, accepted_at';
const agreementOf = ({ accepted_at: acceptedAt, ...row }: Row): OwnAgreement => ({ ...row, acceptedAt });

/** The agreements offered to an artist, the latest first. */
export async function listAgreements(db: Db, artist: string): Promise<OwnAgreement[]> {
	const query = db.from('paper').select(columns).eq('artist_id', artist).eq('kind', 'agreement').neq('state', 'made');
	const { data } = await query.order('made_at', { ascending: false }).throwOnError();
	return data.map(agreementOf);
}

/** One offered agreement, if it belongs to one of these artists; else null. */
export async function findAgreement(db: Db, id: string, artists: readonly string[]): Promise<OwnAgreement | null> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) || artists.length === 0) return null;
	const query = db.from('paper').select(columns).eq('id', id).eq('kind', 'agreement').neq('state', 'made').in('artist_id', artists);
	const { data } = await query.maybeSingle().throwOnError();
	return data ? agreementOf(data) : null;
}
