import type { SupabaseClient } from '@supabase/supabase-js';
import type { Account } from '#lib/people/account.ts';
import type { Level } from '#lib/people/areas.ts';
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
			db: SupabaseClient;
			/** Who makes this request; asked of the backend once, on first use. Null for visitors. */
			account(): Promise<Account | null>;
			/** Whom the guard let in, and as what. Read it with `accountOf` or `curatorOf`. */
			entered?: { level: Level; account: Account };
		}
	}
}
export {};
