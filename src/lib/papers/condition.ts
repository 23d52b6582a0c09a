import { berlinToday, formatDate } from '#lib/shared/dates.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { paperHead } from './head.ts';
import { listRow, outerSizes } from './lists.ts';
import { type PaperLanguage, type PaperText, paperText } from './paper.ts';
import type { PaperCondition, PaperPhoto, PaperShow, PaperWork } from './show.ts';
import { hardwareIn, inBoth, moneyIn, textIn, weightIn } from './words.ts';

const roles = {
	front: m.papers_condition_photo_front,
	detail: m.papers_condition_photo_detail,
	back: m.papers_condition_photo_back,
	frame: m.papers_condition_photo_frame
} as const;
const surfaces = [
	m.papers_condition_front,
	m.papers_condition_edges,
	m.papers_condition_frame,
	m.papers_condition_back,
	m.papers_condition_hardware
];

const moments = { arrival: m.papers_condition_at_handover, return: m.papers_condition_at_return } as const;
const states = { sound: m.papers_condition_sound, marks: m.papers_condition_marks, damaged: m.papers_condition_damaged } as const;

export type ConditionPhoto = { name: string; caption: PaperText[]; alt: string; photo: Omit<PaperPhoto, 'role'> };

/** The file name of a work's photograph in the template. */
const nameOf = (work: PaperWork, i: number): string => `${work.number}-${i + 1}.jpg`;

/** The photographs of a work: front, back, frame, detail in this order, at most four. */
export function photosOf(work: PaperWork, language: PaperLanguage): ConditionPhoto[] {
	const order: PaperPhoto['role'][] = ['front', 'back', 'frame', 'detail'];
	const sorted = work.photos.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role)).slice(0, 4);
	return sorted.map((photo, i) => ({
		name: nameOf(work, i),
		caption: inBoth(roles[photo.role], language),
		alt: m.papers_condition_photo_alt({ number: work.number, what: roles[photo.role]({}, { locale: 'de' }) }, { locale: 'de' }),
		photo
	}));
}

/** How many photographs of one moment the report shows at most: the latest. */
const maxOfMoment = 6;

/** The photographs of a recorded condition, each with its date. */
export function photosOfMoment(work: PaperWork, { moment, photos }: PaperCondition, language: PaperLanguage): ConditionPhoto[] {
	return photos.slice(-maxOfMoment).map(({ at, ...photo }, i) => ({
		name: `${work.number}-${moment}-${i + 1}.jpg`,
		caption: [...inBoth(moments[moment], language), paperText('de', formatDate(berlinToday(new Date(at)), 'de'))],
		alt: m.papers_condition_photo_alt({ number: work.number, what: `${moments[moment]({}, { locale: 'de' })} ${i + 1}` }, { locale: 'de' }),
		photo
	}));
}

/** All photographs of a work on the report. */
export const allPhotosOf = (work: PaperWork, language: PaperLanguage): ConditionPhoto[] => [
	...photosOf(work, language),
	...work.conditions.flatMap((condition) => photosOfMoment(work, condition, language))
];

const forPaper = ({ name, caption, alt }: ConditionPhoto) => ({ name, caption, alt });

/** The data of the handover and condition report of an artist's works, one page for each. Null if none of the works is by the artist. */
export function conditionReport(show: PaperShow, artistId: string, language: PaperLanguage, made: Date) {
	const works = show.works.filter((work) => work.artistId === artistId);
	const [first] = works;
	if (!first) return null;
	const both = (message: Parameters<typeof inBoth>[0]) => inBoth(message, language);
	const head = paperHead(show, 'condition', 'de', made, '', language);
	const artist = [textIn(first.artist, 'und')?.t, first.latinName].filter(Boolean).join(' / ');
	return {
		...head,
		title: [head.heading.map(({ t }) => t).join(' · '), artist, head.show.t].join(' – '),
		artist,
		labels: {
			outer: both(m.papers_list_outer),
			weight: both(m.papers_condition_weight),
			hardware: both(m.papers_condition_hung_by),
			value: both(m.papers_list_value),
			what: both(m.papers_condition_what),
			moments: [both(m.papers_condition_at_handover), both(m.papers_condition_at_return)],
			grades: [m.papers_condition_sound, m.papers_condition_marks, m.papers_condition_damaged].map(both),
			surfaces: surfaces.map(both),
			notes: both(m.papers_condition_notes),
			handedOver: both(m.papers_condition_handed_over),
			received: both(m.papers_condition_received),
			noPhoto: both(m.papers_condition_no_photo)
		},
		works: works.map((work) => ({
			...listRow(work, language, []),
			outer: outerSizes(work),
			weight: paperText(
				'de',
				weightIn(
					total(work),
					work.parts.some(({ weightEstimated }) => weightEstimated),
					'de'
				)
			),
			hardware: hardwareIn(work.hardware, 'de'),
			value: work.insuranceCents === null ? '–' : moneyIn(work.insuranceCents, 'de'),
			photos: photosOf(work, language).map(forPaper),
			conditions: work.conditions.map((condition) => ({
				moment: both(moments[condition.moment]),
				state: condition.state && both(states[condition.state]),
				note: paperText('de', condition.note),
				photos: photosOfMoment(work, condition, language).map(forPaper)
			}))
		}))
	};
}

/** The weight of a whole work in g; null if the weight of a part is unknown. */
const total = ({ parts }: PaperWork): number | null =>
	parts.some(({ weightG }) => weightG === null) ? null : parts.reduce((sum, { weightG }) => sum + (weightG ?? 0), 0);
