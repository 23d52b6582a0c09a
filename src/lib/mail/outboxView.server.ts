import type { Db } from '#lib/shared/backend/db.server.ts';
import type { RenderedMail } from './mail.ts';
import { renderMail } from './templates.ts';

export type MailState = 'draft' | 'released' | 'sending' | 'sent' | 'failed' | 'perhaps_sent';

/** A mail as /dev/mail shows it. `rendered` is null after a sign-in code has been sent and deleted. */
export type ShownMail = {
	id: string;
	address: string;
	template: string;
	state: MailState;
	createdAt: string;
	code: string | null;
	link: string | null;
	rendered: RenderedMail | null;
};

/** The newest mails in the outbox, at most 100, newest first. Only for demo mode. `db` needs the secret key. */
export async function listMail(db: Db, origin: string): Promise<ShownMail[]> {
	const { data } = await db.rpc('list_mail').throwOnError();
	return data.map((row) => {
		const rendered = renderMail(row, origin);
		return {
			id: row.id,
			address: row.address ?? '',
			template: row.template,
			state: row.state,
			createdAt: row.created_at,
			code: row.values.token ?? null,
			link: /^https?:\S+$/m.exec(rendered?.text ?? '')?.[0] ?? null,
			rendered
		};
	});
}
