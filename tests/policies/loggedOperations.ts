import { giveSound, makeArtwork, run, text, type World } from '../support/world.ts';

/** Values that an operation stores for the next ones: the result of each function under its name, and a few ids. */
export type Kept = Record<string, string>;
type Args = Record<string, unknown>;
type Who = keyof World['ids'];
export type LoggedOperation = {
	/** The function that is called, and after a comma, what is special about the call. */
	what: string;
	/** The actor in the log, or null when the site itself acts. */
	who: Who | null;
	/** Everything that it writes to the log: table, event, and the state if there is one. */
	verbs: string[];
	run: (world: World, kept: Kept) => Promise<unknown>;
};

/** The text of every field here. It must not appear in the log. */
export const secret = 'Geheim';

/** An operation in which `who` calls the function that `what` starts with. */
const called = (what: string, who: Who, verbs: string, args: (kept: Kept, world: World) => Args | Promise<Args>): LoggedOperation => {
	const name = what.split(',')[0]!;
	return {
		...{ what, who, verbs: verbs.split(' ') },
		run: async (world, kept) => (kept[name] = String(await run(world.db[who], name, await args(kept, world))))
	};
};
const done = (what: string, who: Who | null, verbs: string, run: LoggedOperation['run']): LoggedOperation => ({
	...{ what, who, verbs: verbs.split(' '), run }
});
const first = async ({ backend }: World, sql: string, ...params: unknown[]): Promise<string> =>
	String((await backend.sql(sql, params))[0]!.id);
const inShow = (world: World): Promise<string> =>
	first(world, 'select id from public.exhibition_work where artwork_id = $1', world.of('artist').published);
const sentWork = (world: World, artwork: string): Promise<string> =>
	first(world, 'select id from public.submission_work where artwork_id = $1', artwork);
const hash = '0'.repeat(64);
const dates = { installs: '2091-01-01', opens: '2091-01-01', closes: '2091-02-01', taken_down: '2091-02-01' };
const event = { title: text(secret), starts_at: '2091-01-02T10:00:00Z', ends_at: '2091-01-02T11:00:00Z' };
const paper = { language: 'de', title: secret, grounds: hash, sha256: hash, path: `${secret}.pdf`, bytes: 1, pages: 1 };
const anyStock = (world: World) => first(world, 'select id from public.stock limit 1');

/** The order matters: each operation may use what earlier ones created. */
export const loggedOperations: readonly LoggedOperation[] = [
	done('save_artwork', 'artist', 'artwork.insert', async (world, kept) => {
		kept.artwork = await makeArtwork(world.db.artist, world.backend.admin(), world.of('artist').artist, secret);
	}),
	done('begin_sound', null, 'sound.insert', async (world, kept) => {
		kept.sound = await giveSound(world, kept.artwork!, 'de');
	}),
	called('remove_sound', 'artist', 'sound.delete', ({ sound }) => ({ p_sound: sound })),
	called('submit_artworks', 'artist', 'submission.insert.submitted', ({ artwork }, { call, of }) => ({
		...{ p_call: call, p_artist: of('artist').artist, p_artworks: [artwork] },
		p_values: { house_rules: true, privacy: true, idea: text(secret), wording: secret }
	})),
	called('plan_decision', 'curator', 'submission.update.in_review decision.insert', async ({ artwork }, world) => ({
		...{ p_submission_work: await sentWork(world, artwork!), p_outcome: 'declined', p_words: text(secret), p_until: null }
	})),
	called('release_decisions', 'curator', 'decision.update submission.update.decided', (kept) => ({ p_submission: kept.submit_artworks })),
	called('withdraw_submission', 'artist', 'submission.update.withdrawn', (_, { of }) => ({ p_submission: of('artist').submission })),
	called('withhold_artwork', 'curator', 'withholding.insert', (_, { of }) => ({
		...{ p_artwork: of('artist').published, p_on: true, p_reason: secret }
	})),
	called('hide_artist, of somebody else', 'coordinator', 'withholding.insert', (_, { of }) => ({
		p_artist: of('artist').artist,
		p_on: true
	})),
	called('save_wall', 'coordinator', 'wall_revision.insert', (_, { room }) => ({
		...{ p_wall: null, p_values: { room, code: secret, width_mm: 3000, height_mm: 2800, zones: [] } }
	})),
	called('save_room_hours', 'coordinator', 'room.update', (_, { room }) => ({
		...{ p_room: room, p_hours: { weekly: [], exceptions: [], note: text(secret) } }
	})),
	called('save_room_plan', 'coordinator', 'room.update', (_, { room }) => ({ p_room: room, p_plan: null })),
	called('save_stock, new', 'coordinator', 'stock.insert', () => ({ p_lines: [{ kind: 'hook', amount: 1 }] })),
	called('save_stock, changed', 'coordinator', 'stock.update', async (_, world) => ({
		p_lines: [{ id: await anyStock(world), kind: 'hook', amount: 2 }]
	})),
	called('save_stock, gone', 'coordinator', 'stock.delete', async (_, world) => ({ p_lines: [{ id: await anyStock(world), gone: true }] })),
	called('save_exhibition', 'curator', 'exhibition.insert.draft booking.insert exhibition.update.scheduled', (_, { wall }) => ({
		...{ p_exhibition: null, p_values: { slug: 'log', title: text(secret), ...dates }, p_walls: [wall] }
	})),
	called('publish_exhibition', 'curator', 'exhibition.update.published', (kept) => ({ p_exhibition: kept.save_exhibition, p_on: true })),
	called('save_event', 'curator', 'event.insert', (kept) => ({
		...{ p_exhibition: kept.save_exhibition, p_event: null, p_values: { ...event, kind: 'talk' } }
	})),
	called('save_event, changed', 'curator', 'event.update', (kept) => ({
		...{ p_exhibition: kept.save_exhibition, p_event: kept.save_event, p_values: { ...event, kind: 'tour' } }
	})),
	called('remove_event', 'curator', 'event.delete', (kept) => ({ p_exhibition: kept.save_exhibition, p_event: kept.save_event })),
	called('make_day_link', 'curator', 'private_link.insert', (kept) => ({ p_exhibition: kept.save_exhibition, p_token_hash: hash })),
	called('revoke_day_link', 'curator', 'private_link.update', (kept) => ({ p_link: kept.make_day_link })),
	called('cancel_exhibition', 'curator', 'exhibition.update.cancelled booking.update', (kept) => ({ p_exhibition: kept.save_exhibition })),
	called('report_condition', 'curator', 'condition_report.insert.damaged', async (_, world) => ({
		...{ p_exhibition_work: await inShow(world), p_moment: 'arrival', p_state: 'damaged', p_note: secret }
	})),
	done('publish_hang', 'curator', 'hang_version.update.published', async (world) => {
		const p_version = await run(world.db.curator, 'open_hang', { p_exhibition: world.exhibition });
		const place = { x_mm: 100, y_mm: 1200, width_mm: 300, height_mm: 400 };
		const p_placements = [{ work: await inShow(world), part: 1, wall: world.wall, ...place }];
		await run(world.db.curator, 'save_hang', { p_version, p_lock: 0, p_placements, p_centre_lines: {} });
		await run(world.db.curator, 'publish_hang', { p_version, p_lock: 1 });
	}),
	called('remove_exhibition_work', 'curator', 'exhibition_work.update hang_version.update.published', async (_, world) => ({
		...{ p_exhibition_work: await inShow(world), p_reason: 'complaint' }
	})),
	called('add_exhibition_works', 'curator', 'exhibition_work.insert', async (_, world) => ({
		...{ p_exhibition: world.exhibition, p_submission_works: [await sentWork(world, world.of('artist').accepted)] }
	})),
	done('publish_wall_photo', 'curator', 'handling_photo.update.stored', async (world, kept) => {
		kept.photo = await first(
			world,
			`insert into public.handling_photo (id, exhibition_id, wall_id, moment, state, sha256, width, height, at)
			values (gen_random_uuid(), $1, $2, 'wall', 'stored', $3, 1, 1, now()) returning id`,
			...[world.exhibition, world.wall, hash]
		);
		await run(world.db.curator, 'publish_wall_photo', { p_photo: kept.photo, p_on: true, p_people_agreed: true });
	}),
	called('remove_handling_photo', 'curator', 'handling_photo.delete.stored', ({ photo }) => ({ p_photo: photo })),
	done('keep_paper', null, 'paper.insert.made', async (world, kept) => {
		const about = { kind: 'agreement', exhibition_id: world.exhibition, artist_id: world.of('artist').artist };
		kept.paper = await run(world.backend.admin(), 'keep_paper', { p_by: world.ids.curator, p_values: { ...paper, ...about } });
	}),
	called('offer_agreement', 'curator', 'paper.update.offered', (kept) => ({ p_paper: kept.paper })),
	called('accept_agreement', 'artist', 'paper.update.accepted', (kept) => ({ p_paper: kept.paper, p_sha256: hash })),
	done('send_request', null, 'request.insert.open', (world) =>
		run(world.backend.admin(), 'send_request', { p_values: { about: 'visit', message: secret, name: secret, language: 'de' } })
	),
	called('move_request', 'curator', 'request.update.closed', async (_, world) => ({
		...{ p_request: await first(world, 'select id from public.request limit 1'), p_state: 'closed' }
	})),
	...[true, false].map((p_on) =>
		called(`set_role, ${p_on ? 'given' : 'taken'}`, 'coordinator', `account_role.${p_on ? 'insert' : 'delete'}`, () => ({
			...{ p_email: 'other@example.org', p_role: 'curator', p_on }
		}))
	),
	called('set_retention', 'coordinator', 'retention.update', () => ({ p_amounts: { mails: 12 } })),
	called('look_up_contact', 'coordinator', 'contact_look.insert', (_, { of }) => ({ p_artist: of('artist').artist, p_reason: secret })),
	called('suspend_account', 'coordinator', 'account.update', (_, { ids }) => ({ p_account: ids.other, p_on: true })),
	called('delete_artwork', 'artist', 'artwork.delete', (_, { of }) => ({ p_artwork: of('artist').draft }))
];
