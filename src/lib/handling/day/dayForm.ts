import { z } from 'zod';
import { parseCm } from '#lib/shared/length.ts';

/** The forms of the hanging day, from the outbox of a phone or from a form without JavaScript. */

const limits = { minMm: -200_000, maxMm: 200_000 };
const cm = z.string().transform((typed, context) => {
	const parsed = parseCm(typed, limits);
	if (parsed.ok) return parsed.mm;
	context.addIssue({ code: 'custom', message: parsed.problem });
	return z.NEVER;
});
const moment = z.iso.datetime({ offset: true }).nullish().catch(null);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? null : value), schema.nullish());

const tickSchema = z
	.object({
		id: z.uuid(),
		work: z.uuid(),
		part: z.coerce.number().int().min(1).max(50),
		done: z.enum(['1', '0']),
		x: optional(cm),
		y: optional(cm),
		at: moment
	})
	.refine(({ x, y }) => (x == null) === (y == null), { message: 'both', path: ['y'] });

/** `measured` is null if the work hangs as planned. `at` null means the time of arrival. */
export type Tick = {
	id: string;
	work: string;
	part: number;
	done: boolean;
	measured: { xMm: number; yMm: number } | null;
	at: string | null;
};
export type TickErrors = Partial<Record<'x' | 'y' | 'form', string>>;

/**
 * Reads a tick: `id` (created by the sender, which makes recording idempotent), `work`, `part`, `done` 1 or 0, `at`, and for a
 * work that hangs somewhere else `x` and `y` of its bottom left corner in centimetres. Errors: a `LengthProblem`, 'both', 'form'.
 */
export function readTick(form: FormData): { ok: true; tick: Tick } | { ok: false; errors: TickErrors } {
	const parsed = tickSchema.safeParse(Object.fromEntries(form));
	if (!parsed.success) {
		const errors: TickErrors = {};
		for (const { path, message } of parsed.error.issues) {
			if (path[0] === 'x' || path[0] === 'y') errors[path[0]] ??= message;
			else errors.form = 'form';
		}
		return { ok: false, errors };
	}
	const { x, y, done, at, id, work, part } = parsed.data;
	const measured = x == null || y == null ? null : { xMm: x, yMm: y };
	return { ok: true, tick: { id, work, part, done: done === '1', measured, at: at ?? null } };
}

const photoSchema = z
	.object({
		id: z.uuid(),
		work: optional(z.uuid()),
		wall: optional(z.coerce.number().int().positive()),
		at: moment,
		photo: z.instanceof(File)
	})
	.refine(({ work, wall }) => (work == null) !== (wall == null));

/** A photo of a work or of a whole wall. */
export type SentPhoto = { id: string; work: string | null; wall: number | null; at: string | null; file: File };

/** Reads a photo: `id` (created by the sender), `work` or `wall`, `at`, `photo`. Null if something is missing. */
export function readPhoto(form: FormData): SentPhoto | null {
	const parsed = photoSchema.safeParse(Object.fromEntries(form));
	if (!parsed.success || parsed.data.photo.size === 0) return null;
	const { id, work, wall, at, photo } = parsed.data;
	return { id, work: work ?? null, wall: wall ?? null, at: at ?? null, file: photo };
}
