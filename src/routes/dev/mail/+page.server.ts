import { listMail } from '#lib/mail/outboxView.server.ts';
import { mailOrigin } from '#lib/mail/site.server.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ mails: await listMail(siteDb(), mailOrigin()) });
