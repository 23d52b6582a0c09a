import { z } from 'zod';
import { conditionMoments, conditions, custodies } from './custody.ts';

/** The forms of the handling page. */

/** The maximum length of a note in characters. */
export const noteLimit = 2000;

export const custodySchema = z.object({ work: z.uuid(), custody: z.enum(custodies) });

export const conditionSchema = z.object({
	work: z.uuid(),
	moment: z.enum(conditionMoments),
	state: z.enum(conditions),
	note: z.string().trim().max(noteLimit).default('')
});

export const publishSchema = z.object({
	photo: z.uuid(),
	on: z.enum(['1', '0']).transform((on) => on === '1'),
	agreed: z.literal('on').optional().transform(Boolean)
});
