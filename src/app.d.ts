import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Account } from '#lib/people/account.server.ts';
import type { CachedRequest } from '#lib/shared/backend/answerCache.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What the person can name when asking for help; the log has it too. */
			reference?: string;
		}
		/** What adapter-node hands over; under Vite there is none. */
		interface Platform {
			req: CachedRequest;
		}
		interface Locals {
			/** The backend with the rights of whoever makes this request: a visitor, or the account of the session cookie. */
			db: Db;
			/** Who makes this request; asked of the backend once, on first use. Null for visitors. */
			account(): Promise<Account | null>;
		}
	}
}
export {};
