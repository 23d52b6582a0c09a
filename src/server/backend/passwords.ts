/** What the sign-in service offers for passwords only. */
const onlyForPasswords = /^\/auth\/v1\/(signup|recover|reauthenticate)\/?$/;

/**
 * Refuses whatever sets a password or asks for one, because nobody has a password here. Returns null for all other requests. The database
 * refuses it as well (`app.refuse_password`), but too late to say why.
 */
export async function refusePasswords(request: Request): Promise<Response | null> {
	const { pathname, searchParams } = new URL(request.url);
	if (!pathname.startsWith('/auth/v1/') || request.method === 'GET') return null;
	if (onlyForPasswords.test(pathname) || searchParams.get('grant_type') === 'password') return refusal();
	return namesPassword(await request.clone().text()) ? refusal() : null;
}

/** Whether a body has a field `password`. The sign-in service reads every body as JSON, whatever its declared type. */
function namesPassword(body: string): boolean {
	try {
		const value: unknown = JSON.parse(body);
		return typeof value === 'object' && value !== null && 'password' in value;
	} catch {
		return false;
	}
}

const refusal = (): Response =>
	Response.json({ code: 422, error_code: 'no_passwords', msg: 'Nobody has a password here' }, { status: 422 });
