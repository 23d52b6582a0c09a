import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { HangDraft } from './hangDraft.ts';

/** Opens the draft of a show's hang, making it on first use. Refuses not-found. */
export const openHang = (db: Db, exhibition: string): Promise<Outcome<string>> => call(db, 'open_hang', { p_exhibition: exhibition });

/** Saves the whole draft; the value is the next lock. Refuses hang-changed {lock, savedAt}, invalid. */
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

/** Freezes the draft as what the public sees, from now or from a later moment on. Refuses as `publish_hang` in the migrations says. */
export const publishHang = (db: Db, version: string, lock: number, from: Date | null = null): Promise<Outcome<string>> =>
	call(db, 'publish_hang', { p_version: version, p_lock: lock, p_from: from?.toISOString() ?? null });

/** Takes back what is published for later: it is the draft again, or called off where there is another. Refuses 404, 409 in-effect. */
export const callOffHang = (db: Db, version: string): Promise<Outcome<null>> => call(db, 'call_off_hang', { p_version: version });
