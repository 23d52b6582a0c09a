import { graphemes, hasVisible, putText, type Texts } from '#lib/shared/texts.ts';

/** The fields of the room form, as typed. */
export type RoomFields = { name_de: string; name_en: string; floor: string; step_free: string };
export type RoomErrors = Partial<Record<keyof RoomFields, 'empty' | 'too-long' | 'unstorable'>>;

export const roomLimits = { name: 200, floor: 50 } as const;

export function readRoomFields(form: FormData): RoomFields {
	const text = (name: string): string => String(form.get(name) ?? '');
	return { name_de: text('name_de'), name_en: text('name_en'), floor: text('floor'), step_free: text('step_free') };
}

type Parsed = { ok: true; room: { name: Texts; floor: string; stepFree: boolean | null } } | { ok: false; errors: RoomErrors };

/** Validates the fields. One of the two names is enough. `before`: the names so far; those in other languages stay. */
export function parseRoomFields(fields: RoomFields, before: Texts = {}): Parsed {
	const errors: RoomErrors = {};
	for (const [name, limit] of [
		['name_de', roomLimits.name],
		['name_en', roomLimits.name],
		['floor', roomLimits.floor]
	] as const) {
		if (fields[name].includes('\0') || !fields[name].isWellFormed()) errors[name] = 'unstorable';
		// The database limits bytes, at 4 for each character.
		else if (fields[name].length > limit * 2 || graphemes(fields[name]) > limit || bytes(fields[name]) > limit * 4)
			errors[name] = 'too-long';
	}
	const name = putText(putText(before, 'en', fields.name_en), 'de', fields.name_de);
	if (!hasVisible(fields.name_de) && !hasVisible(fields.name_en)) errors.name_de = 'empty';
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	const stepFree = fields.step_free === 'yes' ? true : fields.step_free === 'no' ? false : null;
	return { ok: true, room: { name, floor: fields.floor, stepFree } };
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
