import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestBackend } from './backend.ts';

/**
 * Puts in front of a test backend what Supabase Auth has and the embedded backend lacks: links made with the secret key
 * (`admin/generate_link`), and codes and links of the type `email`. Everything else passes through.
 */
export async function withHostedAuth(backend: TestBackend): Promise<{ url: string; stop: () => Promise<void> }> {
	const onward = (request: IncomingMessage, body: Buffer) =>
		fetch(backend.url + request.url, {
			method: request.method ?? 'GET',
			headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
				/^(host|connection|content-length|transfer-encoding|expect)$/.test(name) ? [] : [[name, String(value)]]
			),
			...(body.length > 0 ? { body: new Uint8Array(body) } : {})
		});
	const answerTo = async (request: IncomingMessage): Promise<Response> => {
		const body = await readAll(request);
		if (request.url === '/auth/v1/admin/generate_link') return generateLink(backend, request, body);
		const isVerify = request.url?.startsWith('/auth/v1/verify');
		return onward(request, isVerify ? Buffer.from(body.toString().replace('"type":"email"', '"type":"magiclink"')) : body);
	};
	const server = createServer((request, response) => {
		void answerTo(request).then(
			async (answer) => {
				const headers = [...answer.headers].filter(
					([name]) => !/^(content-encoding|content-length|transfer-encoding|connection)$/.test(name)
				);
				response.writeHead(answer.status, Object.fromEntries(headers));
				response.end(request.method === 'HEAD' ? undefined : Buffer.from(await answer.arrayBuffer()));
			},
			() => response.destroy()
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

async function generateLink(backend: TestBackend, request: IncomingMessage, body: Buffer): Promise<Response> {
	if (request.headers.apikey !== backend.secretKey) return Response.json({ code: 401, msg: 'Invalid API key' }, { status: 401 });
	const { email } = JSON.parse(body.toString()) as { email: string };
	await backend.client().auth.signInWithOtp({ email });
	const [mail] = await backend.sql(
		"select values ->> 'tokenHash' as hash from public.mail where to_address = $1 order by created_at desc",
		[email]
	);
	const [user] = await backend.sql('select id from auth.users where email = $1', [email]);
	return Response.json({
		id: user?.id,
		email,
		hashed_token: mail?.hash,
		verification_type: 'magiclink',
		action_link: '',
		email_otp: '',
		redirect_to: ''
	});
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}
