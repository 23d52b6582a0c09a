import { error, fail, redirect } from '@sveltejs/kit';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { missingOpenings } from '#lib/walls/plan/planOpenings.ts';
import { blocksSaving, planProblems } from '#lib/walls/plan/planProblems.ts';
import { saveRoomPlan } from '#lib/walls/plan/plans.server.ts';
import { parsePlanFields, planFieldsOf, readPlanFields } from '#lib/walls/forms/roomPlanForm.ts';
import { listRooms } from '#lib/walls/walls.server.ts';
import type { Actions, PageServerLoad } from './$types';

async function needRoom(db: App.Locals['db'], id: string) {
	const room = (await listRooms(db)).find((each) => String(each.id) === id);
	if (!room) error(404, 'not found');
	return room;
}

export const load: PageServerLoad = async (event) => {
	const { id, name, plan, walls } = await needRoom(event.locals.db, event.params.id);
	const locale = getLocale();
	const missing = plan ? missingOpenings(plan, walls) : { doors: [], windows: [] };
	const completed = plan && { ...plan, doors: [...plan.doors, ...missing.doors], windows: [...plan.windows, ...missing.windows] };
	return {
		id,
		name,
		walls: walls.map(({ id: wall, code, widthMm, heightMm }) => ({ id: wall, code, widthMm, heightMm })),
		values: planFieldsOf(completed, walls, locale),
		saved: planFieldsOf(plan, walls, locale),
		missing: missing.doors.length + missing.windows.length,
		done: event.url.searchParams.has('done')
	};
};

export const actions: Actions = {
	/** Keeps the plan, unless something of it can't be read or doesn't fit together. */
	default: async (event) => {
		const room = await needRoom(event.locals.db, event.params.id);
		const values = readPlanFields(await event.request.formData());
		const parsed = parsePlanFields(values);
		if (!parsed.ok) return fail(422, { values, errors: parsed.errors, refused: null });
		if (blocksSaving(planProblems(parsed.plan, room.walls))) return fail(422, { values, errors: {}, refused: null });
		const saved = await saveRoomPlan(event.locals.db, room.id, parsed.plan);
		if (!saved.ok) return fail(saved.refusal.status, { values, errors: {}, refused: saved.refusal.code });
		redirect(303, `${event.url.pathname}?done=1`);
	}
};
