import { placementId, placementsOn } from '#lib/exhibitions/hang/hang.ts';
import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import type { DraftWall } from '#lib/exhibitions/hang/hangDraft.ts';
import { cmText } from '#lib/shared/length.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { orderFromLeft } from '#lib/walls/geometry/arrange.ts';
import { chainOf } from '#lib/walls/geometry/arrangeChain.ts';
import { type Hanging, hangingOf } from '#lib/walls/hooks/hanging.ts';
import { labelRect, type LabelSide } from '#lib/walls/problems/labels.ts';
import { type HangingFacts, unknownFacts } from '#lib/walls/hooks/facts.ts';
import { bounds, middleXMm, middleYMm, type Rect, topMm } from '#lib/walls/geometry/rect.ts';
import { placesInWords } from '#lib/walls/words.ts';
import { paperHead } from './head.ts';
import { type MaterialLine, materialOf, type Need, needsOf } from './material.ts';
import type { PaperLanguage, PaperText } from './paper.ts';
import type { PaperShow, PaperWork } from './show.ts';
import { artistIn, hardwareIn, outerSizeIn, reasonIn, textIn, titleIn, type WorkTitle, weightIn, wordIn } from './words.ts';

/** One row of the table as printed; lengths in cm. */
export type SheetRow = {
	number: string;
	artist: PaperText | null;
	title: WorkTitle;
	outer: string;
	weight: string;
	left: string;
	middleX: string;
	gap: string;
	bottom: string;
	middleY: string;
	top: string;
	hardware: string;
	hookHeight: string;
	hook1: string;
	hook2: string;
	cord: string;
	label: string;
	done: boolean;
	measured: string;
};

type Placed = { box: HangPlacement; work: PaperWork; number: string; facts: HangingFacts; hanging: Hanging };
type Show = PaperShow & { hang: NonNullable<PaperShow['hang']> };

/** The denominators of common drawing scales. */
const scales = [10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250, 500, 1000];
/**
 * The space for the elevation on a landscape A4 sheet, in mm on paper, with the person and the dimensions beside it. With up to `few` works,
 * the height is smaller, so that the table fits on the same sheet.
 */
const elevationSpace = { widthMm: 262, heightMm: 97, heightIfFewMm: 72, few: 5 };
/** The silhouette of a person 1.70 m tall beside the wall. */
const person = { widthMm: 470, heightMm: 1700, distanceMm: 200 };

/** The denominator n of the scale 1:n for the elevation of a wall with this many works. */
export function scaleOf(wall: { widthMm: number; heightMm: number }, works: number): number {
	const heightMm = works > elevationSpace.few ? elevationSpace.heightMm : elevationSpace.heightIfFewMm;
	const acrossMm = wall.widthMm + person.widthMm + person.distanceMm;
	return (
		scales.find((scale) => acrossMm / scale <= elevationSpace.widthMm && Math.max(wall.heightMm, person.heightMm) / scale <= heightMm) ??
		1000
	);
}

/** The placements on a wall from left to right, with their works, facts and hooks. */
function placedOn(show: Show, wall: DraftWall): Placed[] {
	const works = new Map(show.works.map((work) => [work.id, work]));
	const factsById = new Map(
		show.hang.works.flatMap(({ id, parts }) => parts.map((part) => [placementId(id, part.part), part.facts] as const))
	);
	return orderFromLeft(placementsOn(show.hang.placements, wall.wallId)).flatMap((box) => {
		const work = works.get(box.exhibitionWorkId);
		if (!work) return [];
		const facts = factsById.get(box.id) ?? unknownFacts;
		const number = work.parts.length > 1 ? `${work.number}.${box.part}` : String(work.number);
		return [{ box, work, number, facts, hanging: hangingOf(wall, { ...facts, ...box }) }];
	});
}

/** The data of a wall's hang sheet for the template; null if the show has no such wall. */
export function hangSheet(show: PaperShow, wallId: number, language: PaperLanguage, made: Date) {
	const { hang } = show;
	const wall = hang?.walls.find((one) => one.wallId === wallId);
	if (!hang || !wall) return null;
	const full = { ...show, hang };
	const placed = placedOn(full, wall);
	const needs = hang.walls.map((one): Need[] =>
		placedOn(full, one).flatMap(({ box, facts, hanging }) => needsOf(hanging, facts, box.widthMm))
	);
	const material = materialOf(needs, show.stock)[hang.walls.indexOf(wall)] ?? [];
	const cm = (mm: number) => cmText(mm, language);
	const o = { locale: language };
	const works = placed.length;
	const scale = scaleOf(wall, works);
	const roomName = textIn(wall.room, language)?.t ?? '';
	const head = paperHead(show, 'hang-sheet', language, made, wall.code);
	return {
		...head,
		facts: [
			...head.facts,
			[wordIn(m.papers_sheet_room, language).t, roomName],
			[wordIn(m.papers_sheet_size, language).t, m.papers_sheet_size_value({ width: cm(wall.widthMm), height: cm(wall.heightMm) }, o)],
			[wordIn(m.papers_sheet_centre, language).t, `${cm(wall.centreLineMm)} cm`],
			[wordIn(m.papers_sheet_scale, language).t, `1 : ${scale}`],
			[wordIn(m.papers_sheet_origin, language).t, wordIn(m.papers_sheet_origin_value, language).t]
		],
		drawing: drawingOf(full, wall, placed, scale, language),
		alt: m.papers_sheet_alt({ wall: wall.code, count: works, width: cm(wall.widthMm), height: cm(wall.heightMm) }, o),
		columns: columnWords(language),
		rows: rowsOf(full, wall, placed, language),
		nothing: m.papers_sheet_nothing({}, o),
		material: {
			heading: m.papers_material_heading({}, o),
			columns: [
				m.papers_material_what({}, o),
				m.papers_material_needed({}, o),
				m.papers_material_in_stock({}, o),
				m.papers_material_missing({}, o)
			],
			rows: material.map((line) => [materialName(line, language), String(line.needed), String(line.inStock), String(line.missing)]),
			summary: missingText(material, language)
		},
		notes: notesOf(placed, language)
	};
}

export type HangSheet = NonNullable<ReturnType<typeof hangSheet>>;

function rowsOf({ hang, ticks }: Show, wall: DraftWall, placed: readonly Placed[], language: PaperLanguage): SheetRow[] {
	const cm = (mm: number) => cmText(mm, language);
	const o = { locale: language };
	const words = placesInWords(placed.map(({ box }) => box));
	const sides: Record<LabelSide, string> = {
		right: m.papers_label_right({}, o),
		left: m.papers_label_left({}, o),
		below: m.papers_label_below({}, o),
		none: '–'
	};
	return placed.map(({ box, work, number, facts, hanging }, i): SheetRow => {
		const place = words[i];
		const { hooks } = hanging;
		const heights = [...new Set(hooks.map(({ yMm }) => cm(yMm)))].join(' / ');
		const cords = [...new Set(hooks.flatMap(({ cordMm }) => (cordMm === null ? [] : [cm(cordMm)])))].join(' / ');
		const tick = ticks.find((one) => one.work === work.id && one.part === box.part);
		const gap = place?.side === 'above' || place?.side === 'below' ? (place.side === 'above' ? '↑ ' : '↓ ') : '';
		const measure = m.papers_sheet_measure({}, o);
		const unsure = hanging.measure ? measure : null;
		const [first, ...others] = hooks.map(({ xMm }) => cm(xMm));
		return {
			number,
			artist: artistIn(work, language),
			title: titleIn(work, language),
			outer: outerSizeIn({ outerHeightMm: box.heightMm, outerWidthMm: box.widthMm }, language),
			weight: weightIn(facts.weightG, facts.weightEstimated, language),
			left: cm(box.xMm),
			middleX: cm(middleXMm(box)),
			gap: `${gap}${cm(place?.gapMm ?? 0)}`,
			bottom: cm(box.yMm),
			middleY: cm(middleYMm(box)),
			top: cm(topMm(box)),
			hardware: hardwareIn(facts.hardware, language),
			hookHeight: hooks.length === 0 ? '–' : (unsure ?? heights),
			hook1: first ?? '–',
			hook2: others.join(' / ') || '–',
			cord: cords === '' ? '–' : (unsure ?? cords),
			label: sides[box.label ?? hang.labels.side],
			done: tick?.done ?? false,
			measured: tick?.measured ? `${cm(tick.measured.xMm)} / ${cm(tick.measured.yMm)}` : ''
		};
	});
}

const columnWords = (language: PaperLanguage): string[] =>
	[
		m.papers_column_number,
		m.papers_column_work,
		m.papers_column_outer,
		m.papers_column_weight,
		m.papers_column_left,
		m.papers_column_middle_x,
		m.papers_column_gap,
		m.papers_column_bottom,
		m.papers_column_middle_y,
		m.papers_column_top,
		m.papers_column_hardware,
		m.papers_column_hook_height,
		m.papers_column_hook_1,
		m.papers_column_hook_2,
		m.papers_column_cord,
		m.papers_column_label,
		m.papers_column_done
	].map((message) => message({}, { locale: language }));

/** Everything in the drawing, in mm on the wall, y upwards; the template flips y. */
function drawingOf({ hang }: Show, wall: DraftWall, placed: readonly Placed[], scale: number, language: PaperLanguage) {
	const cm = (mm: number) => cmText(mm, language);
	const boxes = placed.map(({ box }) => box);
	const byWork = Map.groupBy(boxes, (box) => box.exhibitionWorkId);
	const labels = [...byWork.values()].flatMap((parts): Rect[] => {
		const around = bounds(parts);
		const label = around && labelRect(around, hang.labels, parts[0]!.label);
		return label ? [label] : [];
	});
	return {
		scale,
		width: wall.widthMm,
		height: wall.heightMm,
		centre: wall.centreLineMm,
		centreText: `${cm(wall.centreLineMm)}`,
		widthText: cm(wall.widthMm),
		heightText: cm(wall.heightMm),
		zones: wall.blocked.map((zone) => ({ ...rectOf(zone), text: reasonIn(zone.reason, language) })),
		works: placed.map(({ box, number, hanging }) => ({
			...rectOf(box),
			number,
			hooks: hanging.measure ? [] : hanging.hooks.map(({ xMm, yMm, cordMm }) => ({ x: xMm, y: yMm, cord: cordMm }))
		})),
		labels: labels.map(rectOf),
		rails:
			wall.suspension.kind === 'rails'
				? wall.suspension.rails.map((rail) => ({ from: rail.fromMm, to: rail.toMm, y: rail.heightMm, text: cm(rail.heightMm) }))
				: [],
		points: wall.suspension.kind === 'points' ? wall.suspension.points.map((point) => ({ x: point.xMm, y: point.yMm })) : [],
		chain: chainOf(boxes, wall.widthMm).map(({ kind, fromMm, toMm }) => ({ kind, from: fromMm, to: toMm, text: cm(toMm - fromMm) })),
		person: { x: wall.widthMm + person.distanceMm, width: person.widthMm, height: person.heightMm, text: '1,70 m' }
	};
}

const rectOf = ({ xMm, yMm, widthMm, heightMm }: Rect) => ({ x: xMm, y: yMm, w: widthMm, h: heightMm });

function materialName({ kind, lengthMm }: MaterialLine, language: PaperLanguage): string {
	const o = { locale: language };
	const length = lengthMm === null ? '' : String(lengthMm / 10);
	if (kind === 'hook') return m.papers_material_hook({}, o);
	return kind === 'cord' ? m.papers_material_cord({ length }, o) : m.papers_material_rod({ length }, o);
}

/** "Es fehlen: 6 Seile zu 150 cm, 2 Haken." */
function missingText(material: readonly MaterialLine[], language: PaperLanguage): string {
	const o = { locale: language };
	const parts = material
		.filter(({ missing }) => missing > 0)
		.map(({ kind, lengthMm, missing: count }) => {
			const length = String((lengthMm ?? 0) / 10);
			if (kind === 'hook') return count === 1 ? m.papers_missing_hook({}, o) : m.papers_missing_hooks({ count }, o);
			if (kind === 'cord') return count === 1 ? m.papers_missing_cord({ length }, o) : m.papers_missing_cords({ count, length }, o);
			return count === 1 ? m.papers_missing_rod({ length }, o) : m.papers_missing_rods({ count, length }, o);
		});
	if (material.length === 0) return m.papers_material_none({}, o);
	return parts.length === 0 ? m.papers_material_enough({}, o) : m.papers_missing({ what: parts.join(', ') }, o);
}

function notesOf(placed: readonly Placed[], language: PaperLanguage): string[] {
	const o = { locale: language };
	const unsure = placed.filter(({ hanging }) => hanging.measure).map(({ number }) => number);
	return [
		m.papers_sheet_note({}, o),
		...(unsure.length > 0 ? [m.papers_sheet_note_measure({ numbers: unsure.join(', ') }, o)] : []),
		m.papers_sheet_note_gap({}, o)
	];
}
