import { makeArtist, makeWork, plan, release, schedule, sendWorks, showAll, wallIds } from './offering.ts';
import { expected, idsNamed, mediaPaths, Person } from './person.ts';

/** The actors of the access matrix, as far as the pages of the site can create them. */
export const actors = ['visitor', 'artist', 'other', 'curator', 'former', 'coordinator'] as const;
export type Actor = (typeof actors)[number];

export type AccessWorld = Awaited<ReturnType<typeof makeAccessWorld>>;

/**
 * Creates two artists, a curator, a former curator who is still signed in, and a coordinator. The first artist has works in
 * every state. The former curator keeps the role until `dismiss` is called.
 */
export async function makeAccessWorld(origin: string) {
	const people = Object.fromEntries(actors.map((actor) => [actor, new Person(origin)])) as Record<Actor, Person>;
	const { artist, other, curator, former, coordinator } = people;
	const unique = Date.now().toString(36);
	await curator.signInAs('curator');
	await coordinator.signInAs('coordinator');
	await artist.signInByMail(`artist-${unique}@example.org`);
	await other.signInByMail(`other-${unique}@example.org`);
	const formerAddress = `former-${unique}@example.org`;
	await former.signInByMail(formerAddress);
	await expected(200, coordinator.post('/desk/people?/give', { email: formerAddress, role: 'curator' }));

	const artistId = await makeArtist(artist, `Amal ${unique}`);
	await makeArtist(other, `Bela ${unique}`);
	const [draft, sent, declined, shown] = [
		await makeWork(artist, artistId, { title: `Entwurf ${unique}` }),
		await makeWork(artist, artistId, { title: `Eingereicht ${unique}` }, ['front', 'back']),
		await makeWork(artist, artistId, { title: `Abgelehnt ${unique}` }),
		await makeWork(artist, artistId, { title: `Gezeigt ${unique}` }, ['front', 'back'])
	];
	const submission = await sendWorks(artist, artistId, [sent]);
	const declinedIn = await sendWorks(artist, artistId, [declined]);
	const [plannedWork = ''] = await plan(curator, submission, 'declined', `Geheime Absage ${unique}`);
	await expected(303, curator.post(`/desk/submissions/${submission}?/note`, { text: `Nur für uns ${unique}` }));
	await plan(curator, declinedIn, 'declined', 'Leider nicht.');
	await release(curator, declinedIn);
	await showAll(curator, await sendWorks(artist, artistId, [shown]), `Gezeigtes ${unique}`);
	const hidden = await schedule(curator, `Ungezeigtes ${unique}`);

	const page = async (work: string) => (await expected(200, artist.get(`/studio/artworks/${work}`))).text;
	const photos = async (work: string) => idsNamed('photo', await page(work));
	const pictures = async (work: string) => mediaPaths(await page(work));
	const [photo = ''] = await photos(draft);
	return {
		people,
		unique,
		artistId,
		formerAddress,
		draft,
		sent,
		declined,
		shown,
		submission,
		plannedWork,
		hidden,
		wall: (await wallIds(curator)).A ?? '',
		hiddenSlug: `ungezeigtes-${unique}`,
		photo,
		pictures: {
			draft: await pictures(draft),
			sent: await pictures(sent),
			declined: await pictures(declined),
			shown: await pictures(shown)
		},
		/** Takes the role from the former curator, who stays signed in. */
		dismiss: () => expected(200, coordinator.post('/desk/people?/take', { email: formerAddress, role: 'curator' }))
	};
}
