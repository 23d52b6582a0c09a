import { notFound, pictureHeaders, preflight, refusalAnswer } from '#lib/images/iiif/answers.ts';
import { answerTile, findPyramid } from '#lib/images/iiif/pyramids.server.ts';
import { isRefusal } from '#lib/images/iiif/refusal.ts';
import { canonical, readRequest } from '#lib/images/iiif/request.ts';
import { keepAnswer, publicMoment } from '#lib/shared/backend/epoch.server.ts';
import { matchesEtag } from '#lib/shared/backend/etag.ts';
import type { RequestHandler } from './$types';

/** A region of a picture in a requested size (IIIF Image API 3.0). 503 while too many tiles are being made. */
export const GET: RequestHandler = async (event) => {
	const { params, url, request } = event;
	const moment = await publicMoment();
	const pyramid = await findPyramid(params.id);
	if (!pyramid) return notFound();
	const tile = readRequest(params, pyramid);
	if (isRefusal(tile)) return refusalAnswer(tile.status, tile.why);
	const path = `${pyramid.name}/${canonical(pyramid, tile)}`;
	// No commas in ETags: If-None-Match separates ETags with commas.
	const etag = `"${path.replaceAll(',', '.')}"`;
	const headers = pictureHeaders(`${url.origin}/iiif/${path}`, etag);
	if (matchesEtag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
	const bytes = await answerTile(pyramid, tile);
	if (bytes === 'busy') return refusalAnswer(503, 'Too many at once');
	const length = { 'content-length': String(bytes.length) };
	keepAnswer(event, moment);
	return new Response(new Uint8Array(bytes), { headers: { ...headers, ...length } });
};

export const OPTIONS: RequestHandler = preflight;
