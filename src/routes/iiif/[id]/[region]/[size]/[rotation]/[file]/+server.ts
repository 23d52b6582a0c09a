import { notFound, pictureHeaders, preflight, refusalAnswer } from '#lib/images/iiif/answers.ts';
import { answerTile, findPyramid } from '#lib/images/iiif/pyramids.server.ts';
import { isRefusal } from '#lib/images/iiif/refusal.ts';
import { canonical, readRequest } from '#lib/images/iiif/request.ts';
import { keepAnswer, publicMoment } from '#lib/shared/backend/epoch.server.ts';
import { hasIt } from '#lib/shared/backend/etag.ts';
import type { RequestHandler } from './$types';

/** A part of a picture in a size (IIIF Image API 3.0). */
export const GET: RequestHandler = async (event) => {
	const { params, url, request } = event;
	const moment = await publicMoment();
	const pyramid = await findPyramid(params.id);
	if (!pyramid) return notFound();
	const asked = readRequest(params, pyramid);
	if (isRefusal(asked)) return refusalAnswer(asked.status, asked.why);
	const one = `${pyramid.name}/${canonical(pyramid, asked)}`;
	// Tags are listed with commas between them.
	const etag = `"${one.replaceAll(',', '.')}"`;
	const headers = pictureHeaders(`${url.origin}/iiif/${one}`, etag);
	if (hasIt(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
	const bytes = await answerTile(pyramid, asked);
	if (bytes === 'busy') return refusalAnswer(503, 'Too many at once');
	const length = { 'content-length': String(bytes.length) };
	keepAnswer(event, moment);
	return new Response(new Uint8Array(bytes), { headers: { ...headers, ...length } });
};

export const OPTIONS: RequestHandler = preflight;
