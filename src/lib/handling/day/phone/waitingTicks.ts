import { parseCm } from '#lib/shared/length.ts';
import type { DayTick } from '../day.ts';
import type { Entry } from './entryStore.ts';

/** The ticks that wait on this phone, as they will be once they have arrived. Refused ones don't count. */
export function waitingTicks(entries: readonly Entry[]): DayTick[] {
	return entries.flatMap(({ id, action, fields, at, problem }): DayTick[] => {
		if (action !== 'tick' || problem !== null) return [];
		const [x, y] = [parseCm(fields.x ?? ''), parseCm(fields.y ?? '')];
		const measured = x.ok && y.ok ? { xMm: x.mm, yMm: y.mm } : null;
		return [{ id, work: fields.work ?? '', part: Number(fields.part), done: fields.done === '1', measured, by: 'here', at }];
	});
}

/** How many photographs of a work or of a wall wait on this phone, refused ones included: they can still be sent or given up. */
export const waitingPhotos = (entries: readonly Entry[], of: { work?: string; wall?: number }): number =>
	entries.filter(({ action, fields }) => action === 'photo' && (of.work ? fields.work === of.work : fields.wall === String(of.wall)))
		.length;
