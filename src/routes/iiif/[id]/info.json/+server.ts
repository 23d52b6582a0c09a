import { infoHeaders, notFound, preflight } from '#lib/images/iiif/answers.ts';
import { infoOf, infoType } from '#lib/images/iiif/info.ts';
import { findPyramid } from '#lib/images/iiif/pyramids.server.ts';
import type { RequestHandler } from './$types';

/** The description of a picture: its size, tiles and supported features (IIIF Image API 3.0). */
export const GET: RequestHandler = async ({ params, url, request }) => {
	const pyramid = await findPyramid(params.id);
	if (!pyramid) return notFound();
	const info = infoOf(`${url.origin}/iiif/${pyramid.name}`, pyramid);
	return new Response(JSON.stringify(info), { headers: infoHeaders(infoType(request.headers.get('accept'))) });
};

export const OPTIONS: RequestHandler = preflight;
