import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { placementId } from '#lib/exhibitions/hang/hang.ts';
import { placementSchema } from '#lib/exhibitions/hang/hangDraft.ts';
import { proposeApart } from '#lib/proposals/apart.server.ts';
import { readDraft, replaceHang } from '#lib/proposals/draft.server.ts';
import { layouts } from '#lib/proposals/level.ts';
import { orders } from '#lib/proposals/order.ts';
import { chosenBy } from '#lib/proposals/wishes.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { drawnWork, wantedFrom } from './draw.server.ts';

export const load = async (event) => {
	const { show, draft } = await readDraft(event.locals.db, event.params.id);
	const { hang, chosen, read, wanted } = wantedFrom(draft, event.url.searchParams, getLocale());
	const { wishes, minMm, problems } = read;
	const made =
		minMm === null || problems.length > 0 || chosen.size === 0
			? { proposals: [], impossible: [] }
			: await proposeApart({ ...wanted, hang, chosen, minMm }, wishes.layouts, wishes.orders);
	return {
		show: { id: show.id, title: show.title },
		lock: draft.lock,
		version: draft.version,
		walls: draft.walls,
		works: draft.works.map(drawnWork),
		wishes,
		problems,
		count: { chosen: chosen.size, movable: chosenBy({ ...wishes, which: 'all' }, draft.placements, draft.works).chosen.size },
		proposals: made.proposals.map(({ layout, order, hang: proposed, parts, score, walls, warnings }) => ({
			layout,
			order,
			parts,
			score,
			walls,
			warnings,
			boxes: proposed
				.filter(({ wallId }) => wallId !== null)
				.map(({ id, wallId, xMm, yMm, widthMm, heightMm }) => ({ id, wallId, xMm, yMm, widthMm, heightMm }))
		})),
		impossible: made.impossible.map(({ layout, reason }) => ({ layout, reason })),
		undone: event.url.searchParams.get('undone') === '1'
	};
};

const takeSchema = z.object({ layout: z.enum(layouts), order: z.enum(orders), lock: z.coerce.number().int().min(0), version: z.uuid() });
const undoSchema = z.object({
	lock: z.coerce.number().int().min(0),
	version: z.uuid(),
	before: z
		.string()
		.max(1_000_000)
		.transform((text, context): unknown => {
			try {
				return JSON.parse(text);
			} catch {
				context.addIssue({ code: 'custom', message: 'not-json' });
				return z.NEVER;
			}
		})
		.pipe(z.array(placementSchema).max(500))
});

export const actions = {
	/** Writes a proposal into the draft, unless the draft has changed since. Returns the previous hang, so that it can be undone. */
	take: async (event) => {
		const { draft } = await readDraft(event.locals.db, event.params.id);
		const asked = takeSchema.safeParse(Object.fromEntries(await event.request.formData()));
		if (!asked.success) return fail(422, { code: 'invalid' });
		const { layout, order, lock, version } = asked.data;
		if (version !== draft.version || lock !== draft.lock) return fail(409, { code: 'changed' });
		const { hang, chosen, read, wanted } = wantedFrom(draft, event.url.searchParams, getLocale());
		if (read.minMm === null) return fail(422, { code: 'invalid' });
		const { proposals } = await proposeApart({ ...wanted, hang, chosen, minMm: read.minMm }, [layout], [order]);
		if (!proposals[0]) return fail(409, { code: 'changed' });
		const saved = await replaceHang(event.locals.db, { version, lock }, proposals[0].hang);
		if (!saved.ok) return fail(saved.refusal.status, { code: saved.refusal.code === 'hang-changed' ? 'changed' : saved.refusal.code });
		const before = JSON.stringify(draft.placements.map(({ id: _id, ...placement }) => placement));
		return { taken: { layout, order, lock: saved.value, version, before } };
	},
	/** Restores the hang from before a proposal was taken, unless somebody has changed the draft since. */
	undo: async (event) => {
		// The show must be one that can be hung; who saves is asked by the database.
		await readDraft(event.locals.db, event.params.id);
		const asked = undoSchema.safeParse(Object.fromEntries(await event.request.formData()));
		if (!asked.success) return fail(422, { code: 'invalid' });
		const { before, lock, version } = asked.data;
		const hang = before.map((placement) => ({ ...placement, id: placementId(placement.exhibitionWorkId, placement.part) }));
		const saved = await replaceHang(event.locals.db, { version, lock }, hang);
		if (!saved.ok) return fail(saved.refusal.status, { code: saved.refusal.code === 'hang-changed' ? 'changed' : saved.refusal.code });
		redirect(303, `${event.url.pathname}?undone=1`);
	}
};
