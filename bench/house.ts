import { join } from 'node:path';
import { openDatabase, query, runScript } from '../src/server/backend/database.ts';

/** The sizes that the limits of the desk are about. */
export const size = { works: 1000, inShow: 60, artists: 100, pastShows: 15 };

const text = (sql: string): string => `jsonb_build_object('de', jsonb_build_object('t', ${sql}, 'by', 'author'))`;
/** The id of the nth row of a kind: the same in each run, and scattered like random ones. */
const id = (kind: string, n: string): string => `overlay(overlay(md5('${kind} ' || (${n})) placing '4' from 13) placing 'a' from 17)::uuid`;
const code = (n: string): string =>
	`(select string_agg(substr('23456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (${n} / power(30, i)::bigint % 30)::int, 1), '') from generate_series(0, 7) i)`;
const works = `generate_series(1, ${size.works}) n`;

/**
 * Works in submissions of four: the first 200 submissions are decided (of each, three works accepted and one declined), the others
 * wait. Every work has a photograph of its front and one of its back, each with the files that the site makes.
 */
const offered = `
insert into artist (id, slug, name, biography)
	select ${id('artist', 'n')}, 'haus-' || n, ${text("'Name ' || n")}, ${text("repeat('Lebt und arbeitet. ', 20)")} from generate_series(1, ${size.artists}) n;
insert into artwork (id, owner_artist_id) select ${id('work', 'n')}, ${id('artist', `1 + n / 4 % ${size.artists}`)} from ${works};
insert into artwork_artist (artwork_id, artist_id) select id, owner_artist_id from artwork a where exists (select from ${works} where ${id('work', 'n')} = a.id);
insert into artwork_revision (id, artwork_id, number, title, technique, category, framing, hardware, weight_g, year_from, description, frozen_at)
	select ${id('revision', 'n')}, ${id('work', 'n')}, 1, ${text("'Werk ' || n")}, ${text("'Öl auf Leinwand'")}, 'painting', 'frame', 'wire', 3000, 1990 + n % 30,
		${text("repeat('Was man darauf sieht. ', 20)")}, now() from ${works};
insert into artwork_part (revision_id, part_no, height_mm, width_mm, outer_height_mm, outer_width_mm)
	select ${id('revision', 'n')}, 1, 560, 460, 600, 500 from ${works};
insert into media (id, artwork_id, state, sha256, width, height, bytes, thumbhash, dominant)
	select ${id('media', 'n || role')}, ${id('work', 'n')}, 'ready', repeat('ba5e', 16), 2000, 1500, 900000, repeat('A', 28), '#808080'
	from ${works}, unnest(array['front', 'back']) role;
insert into photo (id, artwork_id, media_id, role)
	select ${id('photo', 'n || role')}, ${id('work', 'n')}, ${id('media', 'n || role')}, role from ${works}, unnest(array['front', 'back']) role;
insert into revision_photo (revision_id, photo_id, position)
	select ${id('revision', 'n')}, ${id('photo', 'n || role')}, position from ${works}, unnest(array['front', 'back']) with ordinality as roles(role, position);
insert into media_file (media_id, kind, bucket, path, format, width, height, bytes, public_name)
	select m.id, kind, case kind when 'master' then 'masters' else 'pictures' end, m.id || '/' || kind || format || wide, format, wide, wide * 3 / 4, 90000,
		case when kind <> 'master' then md5(m.id::text || kind || format || wide) end
	from media m, (values ('master', 'jpeg', 2000), ('pyramid', 'zip', 2000), ('variant', 'webp', 320), ('variant', 'webp', 640), ('variant', 'webp', 960),
		('variant', 'webp', 1280), ('variant', 'webp', 2000), ('variant', 'avif', 320), ('variant', 'avif', 640), ('variant', 'avif', 960),
		('variant', 'avif', 1280), ('variant', 'avif', 2000), ('variant', 'jpeg', 640), ('variant', 'jpeg', 1280)) as files(kind, format, wide)
	where m.sha256 = repeat('ba5e', 16);
insert into storage.objects (bucket_id, name) select bucket, path from media_file where media_id in (select m.id from media m where m.sha256 = repeat('ba5e', 16));
insert into consent (artwork_id, channel, given, wording, language, how)
	select ${id('work', 'n')}, channel, true, 'bench', 'de', 'online' from ${works}, unnest(array['website', 'archive', 'print', 'press']) channel;
insert into submission (id, call_id, artist_id, state, house_rules_at, privacy_at, submitted_at)
	select ${id('submission', 'n')}, (select c.id from call c where permanent), ${id('artist', `1 + n % ${size.artists}`)},
		case when n < 200 then 'decided' else 'submitted' end, now(), now(), now() - n * interval '1 day' from generate_series(0, ${size.works / 4}) n;
insert into submission_work (id, submission_id, artwork_id, revision_id, position, state)
	select ${id('sent', 'n')}, ${id('submission', 'n / 4')}, ${id('work', 'n')}, ${id('revision', 'n')}, n % 4,
		case when n >= 800 then 'undecided' when n % 4 = 3 then 'declined' else 'accepted' end from ${works};
insert into decision (submission_work_id, outcome, words, planned_at, released_at)
	select ${id('sent', 'n')}, case when n % 4 = 3 then 'declined' else 'accepted' end, ${text("'Danke'")}, now(), case when n < 800 then now() end
	from ${works} where n < 810;
insert into note (submission_id, text) select ${id('submission', 'n')}, 'Gern im Frühling' from generate_series(0, ${size.works / 4}) n;`;

/** Six walls of their own with the show, and past shows on them, each with 40 works. */
const shown = `
insert into resource (id, kind) overriding system value select 1000 + n, 'wall' from generate_series(1, 6) n;
insert into wall (resource_id, room_id, code, position) select 1000 + n, (select min(resource_id) from room), 'H' || n, 100 + n from generate_series(1, 6) n;
insert into wall_revision (id, wall_id, number, width_mm, height_mm, suspension)
	select ${id('wall', 'n')}, 1000 + n, 1, 10000, 2800, '{"kind": "rail", "heightMm": 2700}' from generate_series(1, 6) n;
insert into exhibition (id, slug, state, title, introduction, installs, opens, closes, taken_down, published_at)
	select ${id('show', 'n')}, 'haus-' || n, 'published', ${text("'Schau ' || n")}, ${text("repeat('Worum es geht. ', 40)")}, day, day, day + 60, day + 61, now()
	from generate_series(0, ${size.pastShows}) n, lateral (select current_date - 30 - n * 70 as day) as days;
insert into booking (resource_id, during, exhibition_id, phase)
	select 1000 + w, tstzrange(e.installs, e.taken_down), e.id, 'show' from exhibition e, generate_series(1, 6) w where slug like 'haus-%';
insert into exhibition_work (id, exhibition_id, artwork_id, revision_id, number, code)
	select ${id('shown', "s || ' ' || w.n")}, ${id('show', 's')}, ${id('work', 'w.n')}, ${id('revision', 'w.n')}, row_number() over (partition by s order by w.n),
		${code('(s * 10000 + w.n)')}
	from generate_series(0, ${size.pastShows}) s, lateral (select n from ${works} where n < 800 and n % 4 <> 3 and n > s * 50
		limit case when s = 0 then ${size.inShow} else 40 end) as w;
insert into hang_version (id, exhibition_id, number, kind, state, in_effect_from)
	select ${id('version', "s || ' ' || v")}, ${id('show', 's')}, v, case v when 3 then 'as_hung' else 'plan' end, case v when 4 then 'draft' else 'published' end,
		case when v < 4 then now() - 20 * interval '1 day' + v * interval '1 day' end
	from generate_series(0, ${size.pastShows}) s, generate_series(1, 4) v;
insert into hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
	select v.id, 1000 + n, ${id('wall', 'n')}, 10000, 2800, 1450 from hang_version v join exhibition e on e.id = v.exhibition_id, generate_series(1, 6) n
	where e.slug like 'haus-%';
insert into placement (version_id, exhibition_work_id, hang_wall_id, wall_width_mm, wall_height_mm, x_mm, y_mm, width_mm, height_mm)
	select v.id, ew.id, hw.id, 10000, 2800, 200 + (ew.number - 1) % 10 * 960, 1150, 500, 600
	from hang_version v join exhibition e on e.id = v.exhibition_id join exhibition_work ew on ew.exhibition_id = e.id
	join hang_wall hw on hw.version_id = v.id and hw.wall_id = 1001 + (ew.number - 1) / 10 where e.slug like 'haus-%';
insert into event (id, exhibition_id, kind, title, starts_at, ends_at)
	select ${id('event', 'n')}, ${id('show', '0')}, 'talk', ${text("'Gespräch'")}, now() + n * interval '1 day', now() + n * interval '1 day 1 hour' from generate_series(1, 5) n;`;

/** What a show of two months leaves behind: ticks, custody, reports, photographs, papers, requests. */
const kept = `
insert into measurement (artwork_id, part_no, what, value) select artwork_id, 1, 'outer-width', 500 from exhibition_work where exhibition_id = ${id('show', '0')};
insert into hang_tick (id, exhibition_work_id, part_no, done, at) select gen_random_uuid(), ew.id, 1, true, now() from exhibition_work ew where exhibition_id = ${id('show', '0')};
insert into custody_log (exhibition_work_id, was, custody) select ew.id, was, moves.custody from exhibition_work ew, (values ('expected', 'received'), ('received', 'hung')) moves(was, custody)
	where exhibition_id = ${id('show', '0')};
insert into condition_report (exhibition_work_id, moment, state) select ew.id, 'arrival', 'sound' from exhibition_work ew where exhibition_id = ${id('show', '0')};
insert into handling_photo (id, exhibition_id, exhibition_work_id, moment, state, sha256, width, height, at)
	select ${id('taken', 'ew.number || moment')}, ew.exhibition_id, ew.id, moment, 'stored', repeat('ba5e', 16), 1600, 1200, now()
	from exhibition_work ew, unnest(array['arrival', 'hung']) moment where exhibition_id = ${id('show', '0')};
insert into handling_file (photo_id, kind, path, format, width, height, bytes, public_name)
	select p.id, kind, p.id || '/' || kind || format || wide, format, wide, wide * 3 / 4, 90000, case when kind = 'variant' then md5(p.id::text || format || wide) end
	from handling_photo p, (values ('master', 'jpeg', 1600), ('variant', 'webp', 320), ('variant', 'webp', 1600), ('variant', 'jpeg', 640)) files(kind, format, wide)
	where p.sha256 = repeat('ba5e', 16);
insert into storage.objects (bucket_id, name) select 'handling', path from handling_file where photo_id in (select p.id from handling_photo p where p.sha256 = repeat('ba5e', 16));
insert into paper (kind, exhibition_id, language, title, grounds, sha256, path, bytes, pages)
	select kind, ${id('show', '0')}, 'de', 'Papier ' || n, repeat('ba5e', 16), repeat('ba5e', 16), 'paper ' || kind || n, 9000, 2
	from generate_series(1, 5) n, unnest(array['labels', 'price-list', 'works-list']) kind;
insert into storage.objects (bucket_id, name) select 'papers', path from paper where sha256 = repeat('ba5e', 16);
insert into request (id, number, about, message, name, address, language) select ${id('request', 'n')}, ${code('n')}, 'visit', 'Wann ist offen?', 'Ada', 'ada@example.org', 'de'
	from generate_series(1, 300) n;
insert into action_log (verb, subject_id, at) select 'submission.update', gen_random_uuid()::text, now() - n * interval '1 hour' from generate_series(1, 5000) n;
-- The worker would take processor time with the pictures of the demo programme.
delete from job;`;

/** Examples for addresses of pages. */
export type House = Record<'show' | 'showWork' | 'event' | 'wall' | 'room' | 'waiting' | 'planned' | 'request' | 'curator', string>;

/**
 * The statements that fill a house of `size`, for one transaction of a superuser. Without triggers: they are right for one row at a time, and
 * would take minutes.
 */
export const houseSql = `set local session_replication_role = replica; set local search_path = public;${offered}${shown}${kept}`;

/** Adds a house of `size` to the database in `dataDir`, which nothing else uses meanwhile. */
export async function fillHouse(dataDir: string): Promise<House> {
	const connection = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'database') });
	try {
		await runScript(connection, houseSql);
		await query(connection, 'vacuum analyze');
		const [found] = await query(
			connection,
			`select ${id('show', '0')} as show, ${id('event', '1')} as event, 1001 as wall, (select min(resource_id) from public.room) as room,
				(select id from public.exhibition_work where exhibition_id = ${id('show', '0')} and number = 30) as "showWork",
				${id('submission', '240')} as waiting, ${id('submission', '201')} as planned, ${id('request', '1')} as request,
				(select id from auth.users where email like 'curator@%') as curator`
		);
		return Object.fromEntries(Object.entries(found!).map(([name, value]) => [name, String(value)])) as House;
	} finally {
		await connection.close();
	}
}
