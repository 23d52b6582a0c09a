import { phraseRows } from './phrases.ts';

/** Works in one show, and the walls on which shows run side by side. */
const worksPerShow = 20;
const walls = 8;
/** A wall has a new show every two weeks, from four weeks ahead back into the past. 5,000 shows are 24 years. */
const [daysPerShow, daysAhead] = [14, 28];

/**
 * The SQL that fills a database with `artworks` synthetic works (at least 1): one artist and one decided submission per twenty works, one
 * published show with its hang per twenty works, everything with consent. Pictures are rows without files. Triggers stay
 * silent, because they are made for one person's change at a time. Needs a superuser, a transaction, and a database that was not seeded
 * before.
 */
export function seedScript(artworks: number): string {
	const shows = Math.ceil(artworks / worksPerShow);
	return `set local session_replication_role = replica;
create temp table phrase (id int primary key, short text, long text) on commit drop;
insert into phrase values ${phraseRows()};
${people(shows)}
${works(artworks)}
${house()}
${hangs(shows)}
update public.public_epoch set epoch = epoch + 1 where true;
analyze;`;
}

/** The id of the n-th synthetic row of a kind, so that rows can name each other without being read. */
const id = (kind: string, n = 'n'): string => `md5('seed-${kind}-' || ${n})::uuid`;
const text = (words: string): string => `jsonb_build_object('de', jsonb_build_object('t', ${words}, 'by', 'author'))`;
/** A column of a phrase, the same one for the same row. */
const phrase = (column: 'short' | 'long', factor: number): string =>
	`(select ${column} from phrase where id = (n::bigint * ${factor} + ${factor}) % (select count(*) from phrase))`;

const people = (count: number): string => `
insert into public.artist (id, kind, slug, name, biography)
select ${id('artist')}, 'group', 'seed-artist-' || n, ${text(`'Gruppe ' || ${phrase('short', 7)} || ' ' || n`)}, ${text(phrase('long', 11))}
from generate_series(1, ${count}) n;
insert into public.call (id, slug, title, opens) values (${id('call', '0')}, 'seed-call', ${text(`'Für alle'`)}, '2000-01-01');
insert into public.submission (id, call_id, artist_id, state, house_rules_at, privacy_at, submitted_at)
select ${id('submission')}, ${id('call', '0')}, ${id('artist')}, 'decided', now(), now(), now() from generate_series(1, ${count}) n;`;

const works = (count: number): string => `
create temp table work on commit drop as
select n, (n - 1) / ${worksPerShow} + 1 as show, (n - 1) % ${worksPerShow} + 1 as number, ${id('artwork')} as artwork,
	${id('revision')} as revision, ${id('photo')} as photo, ${id('media')} as media from generate_series(1, ${count}) n;
insert into public.artwork (id, owner_artist_id) select artwork, ${id('artist', 'show')} from work;
insert into public.artwork_artist (artwork_id, artist_id) select artwork, ${id('artist', 'show')} from work;
insert into public.artwork_revision (id, artwork_id, number, title, technique, description, year_from, category, frozen_at)
select revision, artwork, 1, ${text(phrase('short', 13))}, ${text(`'Öl auf Leinwand'`)}, ${text(phrase('long', 17))}, 1950 + n % 77, 'painting', now() from work;
insert into public.artwork_part (revision_id, part_no, height_mm, width_mm) select revision, 1, 700, 500 from work;
insert into public.media (id, state, artwork_id, sha256, width, height, bytes, thumbhash, dominant)
select media, 'ready', artwork, repeat('0', 64), 1280, 1792, 9, 'AAAA', '#808080' from work;
insert into public.media_file (media_id, kind, bucket, path, format, width, height, bytes, public_name)
select media, 'variant', 'pictures', media || '/' || width, 'webp', width, width * 7 / 5, 9, md5('seed-file-' || n || '-' || width)
from work, unnest(array[320, 640, 1280]) width;
insert into public.photo (id, artwork_id, media_id, role) select photo, artwork, media, 'front' from work;
insert into public.revision_photo (revision_id, photo_id, position) select revision, photo, 1 from work;
insert into public.consent (artwork_id, channel, given, wording, language, how)
select artwork, channel, true, 'seed', 'de', 'online' from work, unnest(array['website', 'archive']) channel;
insert into public.submission_work (submission_id, artwork_id, revision_id, position, state)
select ${id('submission', 'show')}, artwork, revision, number, 'confirmed' from work;`;

const house = (): string => `
with room as (insert into public.resource (kind) values ('room') returning id)
insert into public.room (resource_id, name, code) select id, ${text(`'Halle'`)}, app.new_code() from room;
create temp table wall on commit drop as
select n - 1 as n, nextval(pg_get_serial_sequence('public.resource', 'id'))::int as id from generate_series(1, ${walls}) n;
insert into public.resource (id, kind) overriding system value select id, 'wall' from wall;
insert into public.wall (resource_id, room_id, code, position)
select id, (select max(resource_id) from public.room), 'S' || n, n + 1 from wall;
insert into public.wall_revision (id, wall_id, number, width_mm, height_mm) select ${id('wall')}, id, 1, 12000, 2800 from wall;`;

const hangs = (count: number): string => `
create temp table show on commit drop as
select n, id as wall, (current_date + ${daysAhead} - (n - 1) / ${walls} * ${daysPerShow}) as opens, ${id('wall', `n % ${walls}`)} as revision
from generate_series(1, ${count}) n join wall w (at, id) on at = n % ${walls};
insert into public.exhibition (id, slug, state, title, introduction, installs, opens, closes, taken_down, published_at)
select ${id('show')}, 'seed-' || n, 'published', ${text(phrase('short', 19))}, ${text(phrase('long', 23))}, opens - 1, opens, opens + ${daysPerShow - 3},
	opens + ${daysPerShow - 2}, now() from show;
insert into public.booking (resource_id, during, exhibition_id, phase)
select wall, app.period_of(e), e.id, 'show' from show join public.exhibition e on e.id = ${id('show')};
insert into public.exhibition_work (id, exhibition_id, artwork_id, revision_id, number, code)
select ${id('exhibition-work')}, ${id('show', 'show')}, artwork, revision, number, app.new_code() from work;
insert into public.hang_version (id, exhibition_id, number, state, in_effect_from)
select ${id('version')}, ${id('show')}, 1, 'published', least(opens - 1, now()) from show;
insert into public.hang_wall (version_id, wall_id, revision_id, width_mm, height_mm, centre_line_mm)
select ${id('version')}, wall, revision, 12000, 2800, 1450 from show;
insert into public.placement (version_id, exhibition_work_id, hang_wall_id, wall_width_mm, wall_height_mm, x_mm, y_mm, width_mm, height_mm, strict)
select hw.version_id, ${id('exhibition-work')}, hw.id, 12000, 2800, 100 + (number - 1) * 590, 1100, 500, 700, true
from work join public.hang_wall hw on hw.version_id = ${id('version', 'show')};`;
