import type { ActionResult } from '@sveltejs/kit';
import { parse } from 'devalue';

type Data = Record<string, unknown>;

/**
 * Reads the answer of an action. It does what `deserialize` of `$app/forms` does, which only works in a page that has started; this site
 * has no types of its own to decode. Throws when the text isn't the answer of an action.
 */
export function readActionResult<Success extends Data, Failure extends Data>(text: string): ActionResult<Success, Failure> {
	const result = JSON.parse(text) as { type?: unknown; data?: string };
	if (typeof result?.type !== 'string') throw new Error('not the answer of an action');
	const read = result.data ? { ...result, data: parse(result.data) as unknown } : result;
	return read as ActionResult<Success, Failure>;
}
