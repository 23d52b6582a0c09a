/** A response with a private file: displayed in the browser, saved under its name in any script (RFC 6266), and never cached. */
export function fileAnswer(file: { bytes: Uint8Array<ArrayBuffer>; contentType: string; name: string }): Response {
	const name = file.name
		.toWellFormed()
		.replace(/[\p{Cc}/\\:*?"<>|]/gu, '_')
		.slice(-180);
	const ascii = name
		.normalize('NFKD')
		.replace(/[^\x20-\x7e]/g, '_')
		.replace(/[%;]/g, '_');
	return new Response(file.bytes, {
		headers: {
			'content-type': file.contentType,
			'content-length': String(file.bytes.length),
			'content-disposition': `inline; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
}
