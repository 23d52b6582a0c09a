import { notFound, preflight, toInfo } from '#lib/images/iiif/answers.ts';
import { findPyramid } from '#lib/images/iiif/pyramids.server.ts';
import type { RequestHandler } from './$types';

/** The address of a picture's service leads to its description. */
export const GET: RequestHandler = async ({ params, url }) => {
	const pyramid = await findPyramid(params.id);
	return pyramid ? toInfo(`${url.origin}/iiif/${pyramid.name}`) : notFound();
};

export const OPTIONS: RequestHandler = preflight;
