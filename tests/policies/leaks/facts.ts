import { slugify } from '#lib/shared/slug.ts';
import { canary } from './canaries.ts';
import { type Case, caseNames, type Show, showNames, showOf, subjectOf } from './cases.ts';
import type { LeakWorld } from './world.ts';

/** All values of each placeholder `{…}` in an address. */
export type Facts = Record<string, string[]>;

/** Returns the values of a case. A list is empty when the case has no such value. */
export async function factsOfCase({ backend: { sql }, subjects }: LeakWorld, name: Case): Promise<Facts> {
	const { artwork, artist } = subjects[name];
	const values = async (query: string, ...params: unknown[]) => (await sql(query, params)).map(({ value }) => String(value));
	const file = "f.public_name || '.' || case f.format when 'jpeg' then 'jpg' else f.format end";
	const files = (role: string, kind: string, what = file) =>
		values(
			`select ${what} as value from public.media_file f join public.photo p on p.media_id = f.media_id
			where p.artwork_id = $1 and p.role = $2 and f.kind = $3`,
			...[artwork, role, kind]
		);
	const hung = `from public.exhibition_work ew where ew.artwork_id = $1`;
	const walls = `from public.wall w join public.room r on r.resource_id = w.room_id where w.code = $1`;
	const wall = `W${caseNames.indexOf(name)}`;
	const [artistName = ''] = await values("select name -> 'de' ->> 't' as value from public.artist where id = $1", artist);
	const [title = ''] = await values(
		"select title -> 'de' ->> 't' as value from public.artwork_revision where id = $1",
		subjects[name].revision
	);
	const show = showOf(name);
	return {
		artwork: [artwork],
		slug: await values('select slug as value from public.artist where id = $1', artist),
		'former slug': name === 'safemode' ? [canary(name, 'artist.slug')] : [],
		code: await values(`select ew.code as value ${hung}`, artwork),
		wall: await values(`select w.code as value ${walls}`, wall),
		room: await values(`select r.code as value ${walls}`, wall),
		'front.variant': await files('front', 'variant'),
		'front.retired': await files('front', 'retired'),
		'front.pyramid': await files('front', 'pyramid', 'f.public_name'),
		'back.variant': await files('back', 'variant'),
		'back.pyramid': await files('back', 'pyramid', 'f.public_name'),
		wall_file: show ? [`${canary(name, 'wall_file.public_name')}.webp`] : [],
		sound: await values('select public_name as value from public.sound where artwork_id = $1', artwork),
		show: show ? [canary(subjectOf(show), 'exhibition.slug')] : [],
		// The press kit names its files by number, artist and title.
		press: (await values(`select ew.number::text as value ${hung}`, artwork)).map(
			(number) => `${number}-${slugify(`${artistName} ${title}`, 'werk')}`
		)
	};
}

export async function factsOfShow({ backend: { sql } }: LeakWorld, show: Show): Promise<Facts> {
	const slug = canary(subjectOf(show), 'exhibition.slug');
	const events = await sql('select ev.id from public.event ev join public.exhibition e on e.id = ev.exhibition_id where e.slug = $1', [
		slug
	]);
	return { show: [slug], event: events.map(({ id }) => String(id)) };
}

/** Returns every address that results from filling in the placeholders of a path. */
export const fill = (path: string, facts: Facts): string[] => {
	const name = /\{([^}]+)\}/.exec(path)?.[1];
	if (name === undefined) return [path];
	return (facts[name] ?? []).flatMap((value) => fill(path.replace(`{${name}}`, value), facts));
};

export const publicShows: readonly Show[] = showNames.filter((show) => show === 'current' || show === 'past');
