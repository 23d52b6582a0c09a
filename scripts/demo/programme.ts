/**
 * The demo programme: works in the public domain under their artists' names, three shows, and four walls in two rooms. The sizes of works
 * and rooms are made up.
 */

/** Heights and widths in mm. `frameMm` is added on every side. Titles and texts are in German. */
export type DemoWork = {
	file: string;
	artist: string;
	title: string;
	year: string;
	technique: string;
	category: 'painting' | 'drawing' | 'print';
	heightMm: number;
	widthMm: number;
	frameMm: number;
	alt: string;
};

export type DemoEvent = { kind: string; day: number; from: string; until: string; title: { de: string; en: string }; languages: string[] };

/** A show. Days are counted from the day of the first start. */
export type DemoShow = {
	title: { de: string; en: string };
	subtitle: { de: string; en: string };
	introduction: { de: string; en: string };
	opensInDays: number;
	closesInDays: number;
	/** Days are counted from the opening. Times are local times in Leipzig. */
	events: DemoEvent[];
	/** Keys of works by wall code, from left to right. */
	walls: Record<string, string[]>;
};

export const credit = 'Werk gemeinfrei (§ 64 UrhG). Reproduktion: Standard Ebooks, CC0 1.0.';

export const works: Record<string, DemoWork> = {
	agnew: {
		file: 'john-singer-sargent-portrait-of-lady-agnew-of-loch.jpg',
		artist: 'John Singer Sargent',
		title: 'Lady Agnew of Lochnaw',
		year: '1892',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 1270,
		widthMm: 1001,
		frameMm: 60,
		alt: 'Eine junge Frau in weißem Kleid mit fliederfarbener Schärpe sitzt in einem geblümten Sessel und sieht die Betrachtenden gerade an.'
	},
	matterhorn: {
		file: 'albert-bierstadt-sunrise-on-the-matterhorn.jpg',
		artist: 'Albert Bierstadt',
		title: 'Sonnenaufgang am Matterhorn',
		year: 'ca. 1875',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 1486,
		widthMm: 1086,
		frameMm: 70,
		alt: 'Hinter dunklen Tannen ragt aus Wolken ein Berggipfel, den die Morgensonne rosa färbt.'
	},
	loge: {
		file: 'mary-cassatt-in-the-loge.jpg',
		artist: 'Mary Cassatt',
		title: 'In der Loge',
		year: '1878',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 813,
		widthMm: 658,
		frameMm: 45,
		alt: 'Eine Frau in Schwarz sitzt im Theater und sieht durch ein Opernglas; im Hintergrund blickt ein Mann durch seines zu ihr hinüber.'
	},
	serfdom: {
		file: 'alphonse-mucha-the-abolition-of-serfdom-in-russia.jpg',
		artist: 'Alphonse Mucha',
		title: 'Die Aufhebung der Leibeigenschaft in Russland',
		year: '1914',
		technique: 'Eitempera und Öl auf Leinwand',
		category: 'painting',
		heightMm: 900,
		widthMm: 1278,
		frameMm: 0,
		alt: 'Eine Menschenmenge wartet im Schnee vor den Kuppeln einer Kathedrale, die im Winterdunst verschwimmen.'
	},
	quatrain: {
		file: 'edmund-dulac-quatrain-xi.jpg',
		artist: 'Edmund Dulac',
		title: 'Vierzeiler XI',
		year: '1909',
		technique: 'Aquarell auf Papier',
		category: 'drawing',
		heightMm: 350,
		widthMm: 249,
		frameMm: 40,
		alt: 'Ein alter Herrscher sitzt auf einem hohen Stuhl zwischen Teppichen und Büchern; Musizierende und Lesende umgeben ihn.'
	},
	zechariah: {
		file: 'james-tissot-the-prophet-zechariah.jpg',
		artist: 'James Tissot',
		title: 'Der Prophet Sacharja',
		year: '1888',
		technique: 'Gouache auf Karton',
		category: 'drawing',
		heightMm: 520,
		widthMm: 260,
		frameMm: 40,
		alt: 'Ein Mann mit rotem Turban und Stab steht vor einer Steinmauer und hebt die rechte Hand.'
	},
	audience: {
		file: 'sir-lawrence-alma-tadema-after-the-audience.jpg',
		artist: 'Lawrence Alma-Tadema',
		title: 'Nach der Audienz',
		year: '1879',
		technique: 'Öl auf Holz',
		category: 'painting',
		heightMm: 914,
		widthMm: 664,
		frameMm: 50,
		alt: 'Auf einer Marmortreppe geht eine Gestalt in Rot hinauf; davor liegen Gaben, rechts steht eine weiße Statue.'
	},
	winter: {
		file: 'alfred-kowalski-winternight.jpg',
		artist: 'Alfred Kowalski',
		title: 'Winternacht',
		year: '1849–1915',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 600,
		widthMm: 766,
		frameMm: 50,
		alt: 'Ein Wolf steht nachts allein auf einem verschneiten Weg und sieht zurück; in der Ferne brennen die Lichter eines Dorfes.'
	},
	chekhov: {
		file: 'osip-braz-portrait-of-anton-pavlovich-chekhov.jpg',
		artist: 'Osip Braz',
		title: 'Bildnis Anton Pawlowitsch Tschechow',
		year: '1898',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 1050,
		widthMm: 819,
		frameMm: 50,
		alt: 'Ein bärtiger Mann mit Zwicker sitzt in einem grünen Lehnstuhl und stützt den Kopf auf die linke Hand.'
	},
	music: {
		file: 'thomas-eakins-music.jpg',
		artist: 'Thomas Eakins',
		title: 'Musik',
		year: '1904',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 984,
		widthMm: 1221,
		frameMm: 55,
		alt: 'Ein Mann im dunklen Anzug spielt im Halbdunkel Geige, hinter ihm sitzt jemand am Klavier.'
	},
	park: {
		file: 'walter-frederick-osborne-in-a-dublin-park-light-an.jpg',
		artist: 'Walter Frederick Osborne',
		title: 'In einem Dubliner Park, Licht und Schatten',
		year: 'ca. 1895',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 710,
		widthMm: 925,
		frameMm: 50,
		alt: 'Ein Junge, eine Mutter mit Säugling und zwei alte Männer sitzen auf einer Parkbank im gefleckten Schatten.'
	},
	curtain: {
		file: 'john-tenniel-alice-illustration-03.png',
		artist: 'John Tenniel',
		title: 'Alice hinter dem Vorhang',
		year: '1865',
		technique: 'Holzstich',
		category: 'print',
		heightMm: 240,
		widthMm: 230,
		frameMm: 60,
		alt: 'Ein Mädchen schiebt einen Vorhang zur Seite und entdeckt dahinter eine sehr kleine Tür.'
	},
	pig: {
		file: 'john-tenniel-alice-illustration-22.png',
		artist: 'John Tenniel',
		title: 'Alice mit dem Ferkel',
		year: '1865',
		technique: 'Holzstich',
		category: 'print',
		heightMm: 260,
		widthMm: 184,
		frameMm: 60,
		alt: 'Ein Mädchen steht im hohen Gras und hält ein Ferkel im Arm.'
	},
	ruins: {
		file: 'joseph-magnus-stack-italian-landscape-of-ruins-in-.jpg',
		artist: 'Joseph Magnus Stäck',
		title: 'Italienische Landschaft mit Ruinen im Mondschein',
		year: '1850',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 1180,
		widthMm: 1028,
		frameMm: 60,
		alt: 'Eine Burgruine auf einem bewaldeten Felsen; der Mond steht zwischen Wolken über den Bergen.'
	},
	cigarette: {
		file: 'edvard-munch-self-portrait-with-burning-cigarette.jpg',
		artist: 'Edvard Munch',
		title: 'Selbstbildnis mit brennender Zigarette',
		year: '1895',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 1105,
		widthMm: 845,
		frameMm: 40,
		alt: 'Ein Mann taucht aus blauem Rauch auf, von unten beleuchtet, in der erhobenen Hand eine Zigarette.'
	},
	dutchman: {
		file: 'albert-pinkham-ryder-the-flying-dutchman.jpg',
		artist: 'Albert Pinkham Ryder',
		title: 'Der Fliegende Holländer',
		year: '1887',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 361,
		widthMm: 444,
		frameMm: 60,
		alt: 'Ein Boot kämpft in grünen Wellen; am gelben Himmel erscheint ein Geisterschiff.'
	},
	clock: {
		file: 'paul-cezanne-the-black-marble-clock.jpg',
		artist: 'Paul Cézanne',
		title: 'Die schwarze Marmoruhr',
		year: 'ca. 1870',
		technique: 'Öl auf Leinwand',
		category: 'painting',
		heightMm: 540,
		widthMm: 731,
		frameMm: 50,
		alt: 'Auf einem weiß gedeckten Tisch stehen eine schwarze Uhr ohne Zeiger, eine große Muschel, eine Tasse und eine Zitrone.'
	},
	mule: {
		file: 'honore-daumier-don-quixote-and-the-dead-mule.jpg',
		artist: 'Honoré Daumier',
		title: 'Don Quijote und das tote Maultier',
		year: 'ca. 1864',
		technique: 'Öl auf Holz',
		category: 'painting',
		heightMm: 300,
		widthMm: 553,
		frameMm: 40,
		alt: 'In einer felsigen braunen Landschaft liegt ein totes Maultier; zwei Reiter nähern sich vom Hügel.'
	}
};

export const artistNotes: Record<string, string> = {
	'John Singer Sargent': 'Geboren 1856 in Florenz als Kind amerikanischer Eltern, lebte in Paris, dann in London.',
	'Albert Bierstadt': 'Geboren 1830 in Solingen, ausgewandert in die USA.',
	'Mary Cassatt': '1844–1926. Zog aus den USA nach Frankreich.',
	'Alphonse Mucha': '1860–1939. Aus Mähren über München nach Paris, später nach Prag.',
	'Edmund Dulac': '1882–1953. Zog von Frankreich nach England.',
	'James Tissot': '1836–1902. Ging aus Frankreich ins Londoner Exil.',
	'Lawrence Alma-Tadema': '1836–1912. Zog aus den Niederlanden nach London.',
	'Alfred Kowalski': '1849–1915. Zog aus Polen nach München.',
	'Osip Braz': 'Geboren 1873 in Odessa; verbannt, dann nach Deutschland und Frankreich emigriert. Gestorben 1936.'
};

/** The rooms in walking order. `stepFree`: yes, no, or empty for unknown. */
export const rooms = [
	{ name: { de: 'Flur', en: 'Corridor' }, floor: '', stepFree: '' },
	{ name: { de: 'Versammlungsraum', en: 'Assembly room' }, floor: '', stepFree: '' }
];

/** Lengths in mm. Zones are measured from the left and from the floor. Days are counted from the first start. */
type DemoZone = { reason: string; xMm: number; yMm: number; widthMm: number; heightMm: number; fromDay?: number; toDay?: number };
/** Lengths in mm, maximum loads in kg (empty: unknown). */
type DemoRail = { fromMm: number; toMm: number; heightMm: number; hookKg: string; cordKg: string; metreKg: string };
export type DemoWall = {
	code: string;
	room: number;
	widthMm: number;
	heightMm: number;
	daylight?: boolean;
	escapeRoute?: boolean;
	walkway?: boolean;
	rails: DemoRail[];
	zones: DemoZone[];
};

const strong = { hookKg: '20', cordKg: '25', metreKg: '50' };
export const walls: DemoWall[] = [
	{
		code: 'A',
		room: 0,
		widthMm: 7200,
		heightMm: 2800,
		walkway: true,
		rails: [{ fromMm: 0, toMm: 7200, heightMm: 2750, ...strong }],
		zones: [
			{ reason: 'door', xMm: 6150, yMm: 0, widthMm: 900, heightMm: 2050 },
			{ reason: 'escape-sign', xMm: 6450, yMm: 2150, widthMm: 300, heightMm: 150 },
			{ reason: 'other', xMm: 7090, yMm: 1050, widthMm: 80, heightMm: 80 }
		]
	},
	{
		code: 'B',
		room: 0,
		widthMm: 4200,
		heightMm: 2800,
		rails: [
			{ fromMm: 0, toMm: 2000, heightMm: 2750, ...strong },
			{ fromMm: 2000, toMm: 4200, heightMm: 2750, ...strong }
		],
		zones: [{ reason: 'socket', xMm: 240, yMm: 260, widthMm: 160, heightMm: 90 }]
	},
	{
		code: 'C',
		room: 1,
		widthMm: 5600,
		heightMm: 2900,
		rails: [{ fromMm: 0, toMm: 5600, heightMm: 2850, hookKg: '15', cordKg: '20', metreKg: '' }],
		zones: [{ reason: 'radiator', xMm: 2200, yMm: 100, widthMm: 1200, heightMm: 500 }]
	},
	{
		code: 'D',
		room: 1,
		widthMm: 4800,
		heightMm: 2900,
		daylight: true,
		rails: [{ fromMm: 0, toMm: 4800, heightMm: 2850, hookKg: '', cordKg: '', metreKg: '' }],
		zones: [
			{ reason: 'escape-sign', xMm: 4350, yMm: 2250, widthMm: 300, heightMm: 150 },
			{ reason: 'furniture', xMm: 3700, yMm: 0, widthMm: 900, heightMm: 450, fromDay: 130, toDay: 160 }
		]
	}
];

/**
 * The plans of the rooms, in the order of `rooms`. Sides run clockwise with right angles; the last side closes the room. Lengths in mm.
 * Edges are numbered from 1. The origin is the beginning of the first side, x to the right, y upwards.
 */
export const plans = [
	{
		heightMm: 2950,
		sidesMm: [7600, 2300, 7600],
		walls: { A: { edge: 1, atMm: 200 }, B: { edge: 3, atMm: 1500 } },
		doors: [
			{ edge: 1, atMm: 6350, widthMm: 900, hinge: 'right', opens: 'out' },
			{ edge: 4, atMm: 600, widthMm: 1100, hinge: 'left', opens: 'out' }
		],
		windows: [],
		furniture: [{ name: 'Bank', xMm: 6500, yMm: -2000, widthMm: 1400, depthMm: 400, heightMm: 450, turn: 0 }],
		escape: [
			[6800, -200],
			[6800, -1150],
			[0, -1150]
		]
	},
	{
		heightMm: 3100,
		sidesMm: [6400, 5600, 6400],
		walls: { C: { edge: 1, atMm: 400 }, D: { edge: 2, atMm: 400 } },
		doors: [{ edge: 4, atMm: 3900, widthMm: 1000, hinge: 'right', opens: 'out' }],
		windows: [
			{ edge: 3, atMm: 800, widthMm: 1400, sillMm: 900, heightMm: 1600 },
			{ edge: 3, atMm: 2500, widthMm: 1400, sillMm: 900, heightMm: 1600 },
			{ edge: 3, atMm: 4200, widthMm: 1400, sillMm: 900, heightMm: 1600 }
		],
		furniture: [
			{ name: 'Tisch', xMm: 3400, yMm: -3300, widthMm: 2400, depthMm: 1000, heightMm: 740, turn: 0 },
			{ name: 'Klavier', xMm: 5500, yMm: -5100, widthMm: 1450, depthMm: 600, heightMm: 1150, turn: 0 }
		],
		escape: [
			[5400, -1200],
			[1000, -1200],
			[0, -1200]
		]
	}
];

/** The hanging equipment of the house: kind, length in mm, maximum load in kg, number of pieces. */
export const stock = [
	{ kind: 'cord', lengthMm: 1000, loadKg: '25', amount: 12 },
	{ kind: 'cord', lengthMm: 1500, loadKg: '25', amount: 24 },
	{ kind: 'cord', lengthMm: 2000, loadKg: '25', amount: 8 },
	{ kind: 'hook', lengthMm: null, loadKg: '20', amount: 40 },
	{ kind: 'rod', lengthMm: 1000, loadKg: '', amount: 4 }
];

export const shows: DemoShow[] = [
	{
		title: { de: 'Stille Stunden', en: 'Quiet Hours' },
		subtitle: { de: 'Lesen, lauschen, warten', en: 'Reading, listening, waiting' },
		introduction: {
			de: 'Ein Geiger im Halbdunkel, eine Bank im Schatten, zwei Bilder zu einem Buch, das fast alle kennen: vier Werke über die Zeit, in der nichts geschehen muss.',
			en: 'A violinist in half-light, a bench in the shade, two pictures for a book that nearly everybody knows: four works about the time in which nothing has to happen.'
		},
		opensInDays: -95,
		closesInDays: -38,
		events: [{ kind: 'opening', day: 0, from: '18:00', until: '21:00', title: { de: '', en: '' }, languages: ['de'] }],
		walls: { C: ['curtain', 'music', 'pig'], D: ['park'] }
	},
	{
		title: { de: 'Anderswo zu Hause', en: 'At Home Elsewhere' },
		subtitle: { de: 'Neun, die gegangen sind', en: 'Nine who left' },
		introduction: {
			de: 'Aus Odessa, aus Solingen, aus Mähren, aus den USA: Alle neun, die hier hängen, haben das Land verlassen, aus dem sie kamen – freiwillig, für die Arbeit, auf der Flucht. Gemalt haben sie dort, wo sie ankamen.',
			en: 'From Odessa, from Solingen, from Moravia, from the United States: all nine who hang here left the country they came from – by choice, for work, or in flight. They painted where they arrived.'
		},
		opensInDays: -18,
		closesInDays: 40,
		events: [
			{ kind: 'opening', day: 0, from: '18:00', until: '21:00', title: { de: '', en: '' }, languages: ['de', 'en'] },
			{
				kind: 'tour',
				day: 24,
				from: '16:00',
				until: '17:00',
				title: { de: 'Neun Wege, neun Bilder', en: 'Nine ways, nine pictures' },
				languages: ['de', 'gsg']
			},
			{
				kind: 'talk',
				day: 38,
				from: '18:30',
				until: '20:00',
				title: { de: 'Was nimmt man mit?', en: 'What does one take along?' },
				languages: ['de', 'ar']
			},
			{ kind: 'finissage', day: 58, from: '15:00', until: '18:00', title: { de: '', en: '' }, languages: ['de', 'en'] }
		],
		walls: { A: ['winter', 'agnew', 'serfdom', 'matterhorn'], B: ['loge', 'audience', 'chekhov'], C: ['quatrain', 'zechariah'] }
	},
	{
		title: { de: 'Bei Nacht', en: 'By Night' },
		subtitle: { de: 'Mond, Rauch und ein Geisterschiff', en: 'Moon, smoke and a ghost ship' },
		introduction: {
			de: 'Eine Ruine im Mondschein, ein Maler im Rauch seiner Zigarette, ein Schiff, das es nicht gibt, und eine Uhr ohne Zeiger.',
			en: 'A ruin by moonlight, a painter in the smoke of his cigarette, a ship that does not exist, and a clock without hands.'
		},
		opensInDays: 52,
		closesInDays: 110,
		events: [{ kind: 'opening', day: 0, from: '19:00', until: '22:00', title: { de: '', en: '' }, languages: ['de'] }],
		walls: { A: ['ruins', 'cigarette'], D: ['dutchman', 'clock'] }
	}
];

/** Works that are submitted and not decided. */
export const waiting = ['mule'];
