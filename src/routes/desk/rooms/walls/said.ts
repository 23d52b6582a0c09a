import { m } from '#lib/shared/paraglide/messages.js';
import type { PointFields } from '#lib/walls/suspensionForm.ts';
import type { BlockReason } from '#lib/walls/wall.ts';
import type { ZoneFields } from '#lib/walls/wallForm.ts';
import { reasonText } from '#lib/walls/wallWords.ts';
import type { Corner } from '#lib/walls/zoneEdit.ts';

/** What a screen reader says of what is on a wall, and again after each move. Lengths as they stand in the table. */
export const zoneText = ({ reason, x, y, width, height }: ZoneFields, line: number): string =>
	m.walls_zone_said({
		line: line + 1,
		reason: reason ? reasonText(reason as BlockReason) : m.walls_wall_zone(),
		x: x || '0',
		y: y || '0',
		width,
		height
	});

export const pointText = ({ x, y }: PointFields, line: number): string => m.walls_point_said({ line: line + 1, x, y });

const cornerTexts = { nw: m.walls_corner_nw, ne: m.walls_corner_ne, sw: m.walls_corner_sw, se: m.walls_corner_se };
export const cornerText = (corner: Corner, line: number): string => cornerTexts[corner]({ line: line + 1 });
