import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Account } from '#lib/people/account.ts';
import type { Level } from '#lib/people/areas.ts';
import type { GuardedRequest } from '#lib/people/guardedRequest.ts';
import type { CachedRequest } from '#lib/shared/backend/answerCache.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** A reference shown to the visitor for asking for help; the log contains the same one. */
			reference?: string;
		}
		/** The platform of adapter-node. Undefined under Vite. */
		interface Platform {
			req: CachedRequest & GuardedRequest;
		}
		interface Locals {
			/** The backend with the rights of this request: of a visitor, or of the account in the session cookie. */
			db: Db;
			/** The account of this request; read from the backend once, on first use. Null for visitors. */
			account(): Promise<Account | null>;
			/** Whom the guard let in, and as what. Read it with `accountOf` or `curatorOf`. */
			entered?: { level: Level; account: Account };
		}
	}
}
export {};
