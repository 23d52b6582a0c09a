import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { HangDraft } from './hangDraft.ts';

/** Opens the draft of a show's hang; creates it on first use. Returns its id. Refuses 404 not-found. */
export const openHang = (db: Db, exhibition: string): Promise<Outcome<string>> => call(db, 'open_hang', { p_exhibition: exhibition });

/** Saves the whole draft. Returns the next lock. Refuses 409 hang-changed (detail: {lock, savedAt}), 422 invalid. */
export const saveHang = (db: Db, hang: HangDraft): Promise<Outcome<number>> =>
	call(db, 'save_hang', {
		p_version: hang.version,
		p_lock: hang.lock,
		p_centre_lines: hang.centreLines,
		p_placements: hang.placements.map((placement) => ({
			work: placement.exhibitionWorkId,
			part: placement.part,
			wall: placement.wallId,
			x_mm: placement.xMm,
			y_mm: placement.yMm,
			width_mm: placement.widthMm,
			height_mm: placement.heightMm,
			cluster: placement.cluster,
			pinned: placement.pinned,
			hooks: placement.hooksMm,
			label: placement.label
		})),
		p_settings: {
			...(hang.settings?.labels ? { label: hang.settings.labels } : {}),
			...(hang.settings?.colours ? { colours: hang.settings.colours } : {})
		}
	});

/** Publishes the draft: freezes it, and lets it take effect at once or at `from`. Refuses as `publish_hang` in the database. */
export const publishHang = (db: Db, version: string, lock: number, from: Date | null = null): Promise<Outcome<string>> =>
	call(db, 'publish_hang', { p_version: version, p_lock: lock, p_from: from?.toISOString() ?? null });

/** Calls off a version that is published for later. It becomes the draft again, unless there is one. Refuses 404, 409 in-effect. */
export const callOffHang = (db: Db, version: string): Promise<Outcome<null>> => call(db, 'call_off_hang', { p_version: version });
