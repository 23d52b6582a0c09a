import type { Case } from './cases.ts';

/**
 * The complete rows of the public views that visitors may read of each work. `views.test.ts` fails on a row that isn't listed here, on
 * an additional column, and on a different value.
 *
 * `<table.column>` is the value of that column for the same case (or for the show, in fields of a show). `null` means no value.
 * `cases.ts` explains the names of the cases.
 */
export type Rows = { of: readonly (Case | Other)[]; row: Record<string, unknown> };
/** Subjects that belong to no work: the shows, the calls, the house. */
export type Other = 'currentshow' | 'pastshow' | 'opencall' | 'house';

/** Cases that are shown, with everything that the artist agreed to. */
const agreed = ['open', 'nopress', 'novoice', 'nofullresolution', 'nomachines', 'past'] as const;
const shown = [...agreed, 'safemode'] as const;
/** Cases that hang in a public show but aren't shown. Their box and number stay visible. */
const boxOnly = ['nowebsite', 'withheld', 'artistwithheld', 'takenback', 'hidden', 'noarchive'] as const;
/** Cases that left a public show. Their wall stays in it, empty. */
const gone = ['takenout', 'givenback'] as const;
/** Cases with their own room in the house, whether or not the work is visible. */
const withRoom = [...shown, ...boxOnly, ...gone, 'unpublished', 'cancelled'] as const;
const without = <const T extends string>(names: readonly T[], ...left: string[]): T[] => names.filter((name) => !left.includes(name));

const work = {
	...{ exhibition_id: '<show.id>', number: '<number>', artwork_id: '<artwork.id>', revision_id: '<revision.id>' },
	...{ shown: true, machines: true },
	...{ artist_id: '<artist.id>', artist_slug: '<artist.slug>', artist_name: '<artist.name>', artist_latin_name: '<artist.latin_name>' },
	...{ title: '<artwork_revision.title>', untitled: false, year_from: 1987, year_to: 1988, year_circa: true, category: 'painting' },
	...{ technique: '<artwork_revision.technique>', description: '<artwork_revision.description>' },
	...{ label_text: '<artwork_revision.label_text>', content_note: '<artwork_revision.content_note>', credit: '<artwork_revision.credit>' },
	parts: [{ part: 1, heightMm: 400, widthMm: 300, depthMm: 20, outerHeightMm: 420, outerWidthMm: 320 }],
	image: {
		...{ width: 4000, height: 3000, thumbhash: 'AAAA', dominant: '#808080', alt: '<photo.alt>', credit: '<photo.credit>' },
		zoom: '<front.pyramid>',
		files: [
			{ name: '<front.variant>', width: 640, height: 480, format: 'webp' },
			{ name: '<front.large>', width: 4000, height: 3000, format: 'webp' }
		]
	}
};
const remade = { name: '<front.remade>', width: 640, height: 480, format: 'webp' };
/** A work in safe mode: a pseudonym, no deep zoom, no credits, newly made picture files, and nothing for machines. */
const safeWork = {
	...{ ...work, machines: false, credit: null, image: { ...work.image, credit: null, zoom: null, files: [remade] } },
	...{ artist_slug: '<pseudonym.slug>', artist_name: '<pseudonym>', artist_latin_name: null }
};
const nothing = Object.fromEntries(Object.keys(work).map((column) => [column, null]));
const box = { exhibition_id: '<show.id>', number: '<number>', artwork_id: '<artwork.id>', revision_id: '<revision.id>' };

const artist = {
	...{ id: '<artist.id>', slug: '<artist.slug>', kind: 'person', name: '<artist.name>', latin_name: '<artist.latin_name>' },
	...{ biography: '<artist.biography>', statement: '<artist.statement>' },
	...{ links: ['https://example.org/<artist.links>'], indexable: true }
};

const picture = { format: 'webp', width: 640, height: 480, bytes: 9, bucket: 'pictures' };
const front = { ...picture, public_name: '<front.variant>', path: '<front.variant.path>' };
const replaced = { ...picture, public_name: '<front.retired>', path: '<front.retired.path>' };
const large = { ...picture, public_name: '<front.large>', path: '<front.large.path>', width: 4000, height: 3000 };
const ofWall = {
	...picture,
	public_name: '<wall_file.public_name>',
	path: '<wall_file.path>',
	width: 800,
	height: 600,
	bucket: 'handling'
};

const room = {
	...{ exhibition_id: '<show.id>', room_id: '<room.id>', name: '<room.name>', height_mm: 2900, doors: [], windows: [] },
	outline: [
		{ xMm: 0, yMm: 0 },
		{ xMm: 0, yMm: 4000 },
		{ xMm: 5000, yMm: 4000 },
		{ xMm: 5000, yMm: 0 }
	],
	furniture: [{ xMm: 2000, yMm: 1000, widthMm: 1400, depthMm: 400, heightMm: 450, turn: 0 }],
	walls: [{ code: '<wall.code>', colour: null, edge: 1, atMm: 500 }]
};

export const allowedRows: Record<string, readonly Rows[]> = {
	pub_work: [
		{ of: without(agreed, 'nomachines', 'nofullresolution'), row: work },
		{ of: ['nomachines'], row: { ...work, machines: false } },
		{ of: ['nofullresolution'], row: { ...work, image: { ...work.image, zoom: null } } },
		{ of: ['safemode'], row: safeWork },
		{ of: boxOnly, row: { ...nothing, ...box, shown: false, machines: false } }
	],
	pub_artist: [
		{ of: agreed, row: artist },
		{ of: ['safemode'], row: { ...artist, slug: '<pseudonym.slug>', name: '<pseudonym>', latin_name: null, indexable: false } }
	],
	pub_plain_text: [
		{ of: shown, row: { exhibition_id: '<show.id>', artwork_id: '<artwork.id>', plain_text: '<artwork_revision.plain_text>' } }
	],
	pub_code: [{ of: shown, row: { code: '<work.code>', artwork_id: '<artwork.id>', exhibition_id: '<show.id>', number: '<number>' } }],
	pub_artist_work: [{ of: shown, row: { artist_id: '<artist.id>', artwork_id: '<artwork.id>' } }],
	pub_contact: [{ of: agreed, row: { artist_id: '<artist.id>' } }],
	pub_press: [{ of: without(agreed, 'nopress'), row: { exhibition_id: '<show.id>', number: '<number>', artwork_id: '<artwork.id>' } }],
	pub_sound: [
		{
			of: without(shown, 'novoice'),
			row: {
				...{ artwork_id: '<artwork.id>', language: 'de', transcript: '<sound.transcript>', format: 'mp3', bytes: 9, duration_ms: 1200 },
				...{ path: '<sound.path>', public_name: '<sound.public_name>' }
			}
		}
	],
	pub_media: [
		{ of: agreed, row: front },
		{ of: agreed, row: replaced },
		{ of: without(agreed, 'nofullresolution'), row: large },
		{ of: ['safemode'], row: { ...picture, public_name: '<front.remade>', path: '<front.remade.path>' } },
		{ of: shown, row: ofWall }
	],
	pub_pyramid: [
		{
			of: without(agreed, 'nofullresolution'),
			row: { public_name: '<front.pyramid>', width: 4000, height: 3000, bytes: 9, bucket: 'pictures', path: '<front.pyramid.path>' }
		}
	],
	pub_wall_photo: [
		{
			of: shown,
			row: {
				...{ exhibition_id: '<show.id>', wall_code: '<wall.code>', id: '<handling_photo.id>', taken: '2026-01-02' },
				...{ width: 800, height: 600, dominant: '#808080' },
				files: [{ name: '<wall_file.public_name>', width: 800, height: 600, format: 'webp' }]
			}
		}
	],
	pub_placement: [
		{
			of: [...shown, ...boxOnly],
			row: {
				...{ exhibition_id: '<show.id>', hang_wall_id: '<hang_wall.id>', number: '<number>', artwork_id: '<artwork.id>', part: null },
				...{ x_mm: 100, y_mm: 1200, width_mm: 320, height_mm: 420 }
			}
		}
	],
	pub_wall: [
		{
			of: [...shown, ...boxOnly, ...gone],
			row: {
				...{ hang_wall_id: '<hang_wall.id>', exhibition_id: '<show.id>', code: '<wall.code>', room: '<room.name>', room_id: '<room.id>' },
				...{ position: '<number of the case>', width_mm: 3000, height_mm: 2800, centre_line_mm: 1450, colour: null },
				blocked: [{ xMm: 2500, yMm: 0, widthMm: 400, heightMm: 2000, reason: 'door' }]
			}
		}
	],
	pub_show_room: [{ of: [...shown, ...boxOnly, ...gone], row: room }],
	pub_visit_room: [
		{
			of: withRoom,
			row: {
				...{ room_id: '<room.id>', code: '<room.code>', name: '<room.name>', floor: '<room.floor>', step_free: true },
				hours: { weekly: [], exceptions: [], note: '<room.hours>' }
			}
		}
	],
	pub_exhibition: [
		{
			of: ['currentshow', 'pastshow'],
			row: {
				...{ id: '<show.id>', slug: '<exhibition.slug>', title: '<exhibition.title>', subtitle: '<exhibition.subtitle>' },
				...{ introduction: '<exhibition.introduction>', plain_introduction: '<exhibition.plain_introduction>' },
				...{ visiting_notes: '<exhibition.visiting_notes>', access_notes: '<exhibition.access_notes>', funders: '<exhibition.funders>' },
				...{ opens: '<exhibition.opens>', closes: '<exhibition.closes>', hang_version_id: '<hang_version.id>' }
			}
		}
	],
	pub_old_slug: [{ of: ['currentshow', 'pastshow'], row: { slug: '<old_slug.slug>', now_slug: '<exhibition.slug>' } }],
	pub_event: [
		{
			of: ['currentshow', 'pastshow'],
			row: {
				...{ id: '<event.id>', exhibition_id: '<show.id>', kind: 'talk', title: '<event.title>', place: '<event.place>' },
				...{ starts_at: '2026-03-01T17:00:00.000Z', ends_at: '2026-03-01T18:00:00.000Z', languages: ['de'] },
				...{ sequence: 0, changed_at: '2026-01-01T00:00:00.000Z' }
			}
		}
	],
	pub_call: [
		{
			of: ['opencall'],
			row: {
				...{ id: '<call.id>', slug: '<call.slug>', title: '<call.title>', introduction: '<call.introduction>' },
				...{ opens: '2020-01-01', closes: null, permanent: false }
			}
		},
		{
			of: ['house'],
			row: {
				...{ id: '<call.id>', slug: 'immer-offen', title: 'Immer offen', opens: '2022-02-08', closes: null, permanent: true },
				introduction: 'Künstlerinnen und Künstler mit Migrationsgeschichte zeigen ihre Arbeiten kostenlos an den Wänden unseres Büros.'
			}
		}
	],
	pub_epoch: [{ of: ['house'], row: { epoch: '<epoch>', turned_at: '<moment>', turns_at: null } }]
};
