import { notFound, preflight, toInfo } from '#lib/images/iiif/answers.ts';
import { findPyramid } from '#lib/images/iiif/pyramids.server.ts';
import type { RequestHandler } from './$types';

/** The base address of a picture's IIIF service: redirects to its info.json. */
export const GET: RequestHandler = async ({ params, url }) => {
	const pyramid = await findPyramid(params.id);
	return pyramid ? toInfo(`${url.origin}/iiif/${pyramid.name}`) : notFound();
};

export const OPTIONS: RequestHandler = preflight;
