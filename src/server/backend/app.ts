import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { App, setExperimental } from '@supabase/lite';
import { openDatabase, query, type BackendConnection, type DatabaseOptions, type Row } from './database.ts';
import { mailTemplates, queueingEmailDriver, type SignInMailer } from './email.ts';
import { prepareLikeHosted } from './hosted.ts';
import type { BackendKeys } from './keys.ts';
import { applyMigrations } from './migrations.ts';
import { refusePasswords } from './passwords.ts';
import { afterBody, oneAtATime } from './queue.ts';
import { signHash, withBareHash } from './signedLinks.ts';
import { answerSnapshot } from './snapshot.ts';
import { answerWithSessions } from './sessions.ts';
import { filesystemStorage } from './storage.ts';

export type BackendOptions = {
	database: DatabaseOptions;
	/** Folder for the stored objects. */
	storageDir: string;
	keys: BackendKeys;
	/** Port on the loopback interface; 0 takes any free one. */
	port?: number;
	/** Folder of the migrations; the project's own by default. */
	migrationsDir?: string;
	/** Called for every sign-in mail after it was put into the outbox. */
	onSignInMail?: SignInMailer;
	/** Called with a line of text before each long step. */
	log?: (line: string) => void;
};

export type Backend = {
	url: string;
	/** Runs one statement as the owner of the database, bypassing all policies. */
	sql: (text: string, params?: unknown[]) => Promise<Row[]>;
	/** Stops accepting requests, waits for running ones, and closes the database. */
	close: () => Promise<void>;
};

const projectMigrations = join(import.meta.dirname, '../../../supabase/migrations');
/** The limit of the project, as in supabase/config.toml. Buckets have lower ones (supabase/schemas), which the storage applies. */
export const projectLimitBytes = 70 * 1024 * 1024;

const tooLarge = { statusCode: '413', error: 'Payload too large', message: 'The object exceeded the maximum allowed size' };

/**
 * Starts the embedded backend on the loopback interface and applies all migrations.
 * @throws Error when the database can't be opened or a migration fails.
 */
export async function startBackend(options: BackendOptions): Promise<Backend> {
	setExperimental('storage', true);
	const connection = await openDatabase(options.database);
	try {
		const app = makeApp(connection, options);
		await app.ensureSystemSchema();
		await prepareLikeHosted(connection);
		await applyMigrations(connection, options.migrationsDir ?? projectMigrations, options.log ?? (() => undefined));
		return await serve(app, connection, options);
	} catch (error) {
		await connection.close();
		throw error;
	}
}

function makeApp(connection: BackendConnection, options: BackendOptions): App {
	const queueMail: SignInMailer = async (mail) => {
		await query(connection, 'select public.queue_sign_in_mail($1, $2, $3)', [
			mail.email,
			mail.token,
			signHash(mail.tokenHash, options.keys.jwtSecret)
		]);
		await options.onSignInMail?.(mail);
	};
	const app = new App({
		connection,
		db: { migrations: { enabled: false } },
		// As on hosted Supabase.
		api: { max_rows: 1000 },
		auth: {
			enabled: true,
			jwt_secret: options.keys.jwtSecret,
			publishable_key: options.keys.publishableKey,
			secret_key: options.keys.secretKey,
			jwt_expiry: 3600,
			enable_refresh_token_rotation: true,
			// There are no passwords: people prove who they are by reading a mail.
			email: { enable_signup: false, otp_length: 6, otp_expiry: 3600, template: mailTemplates }
		},
		storage: { enabled: true, file_size_limit: `${projectLimitBytes}B` },
		studio: { enabled: false },
		options: {
			drivers: { email: queueingEmailDriver(queueMail) },
			server: { admin: false, disableStudio: true, disableFallback: true }
		}
	});
	app._storageAdapter = filesystemStorage(options.storageDir);
	return app;
}

async function serve(app: App, connection: BackendConnection, options: BackendOptions): Promise<Backend> {
	const sql: Backend['sql'] = (text, params) => query(connection, text, params);
	const fetchSigned = async (request: Request) => {
		const ready = await withBareHash(request, options.keys.jwtSecret);
		return ready instanceof Response ? ready : app.fetch(ready, { peerAddress: null });
	};
	const answer = async (request: Request) => (await refusePasswords(request)) ?? answerWithSessions(request, fetchSigned, sql);
	const inTurn = options.database.driver === 'pglite' ? oneAtATime() : afterBody;
	const server = createAdaptorServer({
		fetch: async (request: Request) => {
			const { pathname } = new URL(request.url);
			if (pathname === '/backup/v1/snapshot')
				return inTurn(request, (ready) => answerSnapshot(ready, connection, options.database, options.keys.secretKey));
			// Block all other paths: `/_system/info` would show the configuration to everybody on this machine.
			if (!/^\/(rest|auth|storage)\/v1(\/|$)/.test(pathname)) return new Response('Not found', { status: 404 });
			if (Number(request.headers.get('content-length')) > projectLimitBytes) return Response.json(tooLarge, { status: 413 });
			return inTurn(request, answer);
		}
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}`,
		sql,
		async close() {
			const closed = new Promise((resolve) => server.close(resolve));
			if ('closeIdleConnections' in server) server.closeIdleConnections();
			await closed;
			await connection.close();
		}
	};
}
