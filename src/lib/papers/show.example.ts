import { noConsents } from '#lib/consents/channels.ts';
import { placementId } from '#lib/exhibitions/hang/hang.ts';
import { freshPlacement } from '#lib/exhibitions/hang/placement.ts';
import { unknownFacts } from '#lib/walls/hooks/facts.ts';
import { plainWall } from '#lib/walls/wall.ts';
import type { PaperShow, PaperWork } from './show.ts';

/** An example show for tests: a wall with a rail and a door, and three works in German, Arabic and Vietnamese, one of them in two parts. */

export const text = (t: string, lang = 'de') => ({ [lang]: { t, by: 'author' as const } });

export const exampleWork = (number: number, more: Partial<PaperWork> = {}): PaperWork => ({
	id: `00000000-0000-4000-8000-00000000000${number % 10}`,
	artworkId: `10000000-0000-4000-8000-00000000000${number % 10}`,
	revision: `20000000-0000-4000-8000-00000000000${number % 10}`,
	number,
	code: 'K7RW2M9X',
	artistId: `30000000-0000-4000-8000-00000000000${number % 10}`,
	artist: text('Lea Ram'),
	latinName: null,
	safeMode: false,
	hidden: false,
	language: 'de',
	title: text('Abend über der Weißen Elster'),
	untitled: false,
	year: { from: 2024, to: null, circa: false },
	category: 'painting',
	technique: text('Öl auf Leinwand'),
	framing: 'frame',
	hardware: 'wire',
	lightSensitive: false,
	edition: null,
	labelText: {},
	plainText: {},
	forSale: false,
	priceCents: null,
	insuranceCents: null,
	afterwards: 'back',
	owner: null,
	consents: noConsents,
	measuredAt: null,
	parts: [
		{ part: 1, heightMm: 800, widthMm: 600, depthMm: null, outerHeightMm: 860, outerWidthMm: 660, weightG: 3200, weightEstimated: false }
	],
	photos: [],
	conditions: [],
	...more
});

const second = exampleWork(2, {
	artist: { ar: { t: 'سامر الحلبي', by: 'author' } },
	latinName: 'Samer al-Halabi',
	language: 'ar',
	title: {
		ar: { t: 'ذاكرة البيت القديم', by: 'author' },
		de: { t: 'Erinnerung an das alte Haus', by: 'translator' },
		en: { t: 'Memory of the old house', by: 'translator' }
	},
	technique: { ar: { t: 'حبر على ورق', by: 'author' }, de: { t: 'Tusche auf Papier', by: 'translator' } },
	framing: 'glass',
	hardware: 'two-eyes',
	edition: '3/10',
	forSale: true,
	priceCents: 48_000,
	insuranceCents: 60_000,
	afterwards: 'sale',
	consents: { website: true, archive: true, 'full-resolution': false, machines: false, press: false },
	labelText: {
		ar: {
			t: 'رسم الفنان هذا البيت من الذاكرة، بعد عشرين عامًا من مغادرته. كل نافذة فيه تحكي عن غرفة لا يعرف اليوم من يسكنها. استعمل حبرًا مصنوعًا من قشور الجوز كما كان يفعل جده.',
			by: 'author'
		},
		de: {
			t: 'Der Künstler hat dieses Haus aus dem Gedächtnis gezeichnet, zwanzig Jahre nachdem er es verlassen hat. Jedes Fenster erzählt von einem Zimmer, von dem er nicht weiß, wer heute darin wohnt. Die Tusche ist aus Walnussschalen gekocht, wie bei seinem Großvater.',
			by: 'translator'
		}
	},
	plainText: {
		de: {
			t: 'Das ist das Haus, in dem der Künstler als Kind gelebt hat. Er hat es gezeichnet, weil er nicht dorthin zurück kann.',
			by: 'translator'
		}
	},
	parts: [1, 2].map((part) => ({
		part,
		heightMm: 420,
		widthMm: 297,
		depthMm: null,
		outerHeightMm: 520,
		outerWidthMm: 400,
		weightG: 1600,
		weightEstimated: true
	}))
});

const third = exampleWork(3, {
	artist: text('Nguyễn Thị Hường', 'vi'),
	language: 'vi',
	title: text('Chợ nổi lúc bình minh', 'vi'),
	year: { from: 2019, to: 2021, circa: true },
	category: 'textile',
	technique: text('Lụa thêu', 'vi'),
	framing: 'none',
	hardware: 'sleeve-rod',
	forSale: true,
	parts: [
		{ part: 1, heightMm: 1200, widthMm: 900, depthMm: 20, outerHeightMm: 1200, outerWidthMm: 900, weightG: null, weightEstimated: false }
	]
});

const rail = {
	fromMm: 0,
	toMm: 6000,
	heightMm: 2700,
	hookLoadG: 15_000,
	cordLoadG: 20_000,
	metreLoadG: null,
	positions: { kind: 'free' as const }
};

export const exampleShow: PaperShow = {
	id: '40000000-0000-4000-8000-000000000001',
	slug: 'anderswo-zuhause',
	title: {
		de: { t: 'Anderswo zuhause', by: 'author' },
		en: { t: 'At home elsewhere', by: 'translator' },
		ar: { t: 'في بيت آخر', by: 'translator' }
	},
	subtitle: { de: { t: 'Neun Blicke auf Leipzig', by: 'author' } },
	installs: '2026-11-10',
	opens: '2026-11-14',
	closes: '2027-01-31',
	takenDown: '2027-02-02',
	hang: {
		version: '50000000-0000-4000-8000-000000000001',
		lock: 4,
		number: 3,
		savedAt: '2026-11-20T10:00:00Z',
		state: 'published',
		kind: 'plan',
		labels: { side: 'right', widthMm: 100, heightMm: 70, distanceMm: 50, middleMm: 1370 },
		walls: [
			{
				...plainWall,
				wallId: 1,
				code: 'A',
				room: text('Flur'),
				widthMm: 6000,
				heightMm: 2800,
				centreLineMm: 1450,
				suspension: { kind: 'rails', rails: [rail] },
				blocked: [
					{ xMm: 5000, yMm: 0, widthMm: 900, heightMm: 2050, reason: 'door' },
					{ xMm: 200, yMm: 250, widthMm: 160, heightMm: 90, reason: 'socket' }
				]
			}
		],
		placements: [
			{ work: 1, part: 1, xMm: 800, yMm: 1020, widthMm: 660, heightMm: 860 },
			{ work: 2, part: 1, xMm: 2000, yMm: 1190, widthMm: 400, heightMm: 520 },
			{ work: 2, part: 2, xMm: 2430, yMm: 1190, widthMm: 400, heightMm: 520 },
			{ work: 3, part: 1, xMm: 3505, yMm: 850, widthMm: 900, heightMm: 1200 }
		].map(({ work, part, ...box }) => {
			const exhibitionWorkId = exampleWork(work).id;
			return { ...freshPlacement, ...box, id: placementId(exhibitionWorkId, part), exhibitionWorkId, part, wallId: 1 };
		}),
		works: [
			{ work: exampleWork(1), facts: { dropMm: 60, hardware: 'wire', weightG: 3200, hookSpacingMm: null } },
			{ work: second, facts: { dropMm: 45, hardware: 'two-eyes', weightG: 1600, weightEstimated: true, hookSpacingMm: 250 } },
			{ work: third, facts: { dropMm: null, hardware: 'sleeve-rod', weightG: null, hookSpacingMm: null } }
		].map(({ work, facts }) => ({
			id: work.id,
			artworkId: work.artworkId,
			number: work.number,
			title: work.title,
			untitled: work.untitled,
			artist: work.artist,
			artistId: work.artistId,
			parts: work.parts.map((part) => ({
				part: part.part,
				widthMm: part.outerWidthMm,
				heightMm: part.outerHeightMm,
				gapMm: null,
				facts: { ...unknownFacts, ...facts }
			})),
			picture: [],
			dominant: null
		}))
	},
	works: [exampleWork(1), second, third],
	stock: [
		{ id: 'a', kind: 'cord', lengthMm: 1500, loadG: 20_000, amount: 2 },
		{ id: 'b', kind: 'hook', lengthMm: null, loadG: 15_000, amount: 20 }
	],
	ticks: [{ work: exampleWork(1).id, part: 1, done: true, measured: { xMm: 802, yMm: 1018 } }]
};
