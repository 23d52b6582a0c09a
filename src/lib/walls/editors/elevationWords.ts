import { m } from '#lib/shared/paraglide/messages.js';
import type { PointFields } from '../forms/suspensionForm.ts';
import type { BlockReason } from '../wall.ts';
import type { ZoneFields } from '../forms/wallForm.ts';
import { reasonText } from '../wallWords.ts';
import type { Corner } from '../geometry/zoneEdit.ts';

/** Labels for screen readers, spoken again after each move. Lengths are as they stand in the table. */
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
