import { expect, test } from '@playwright/test';
import { makeArtist, makeWork, photograph, plan, release, schedule, sendWorks, showFields, wallIds } from './support/offering.ts';
import { expected, fieldValue, idsNamed, Person, wordsOf } from './support/person.ts';
import { messages, site } from './support/underTest.ts';

let curator: Person;
test.beforeAll(async () => {
	curator = await new Person(site.origin).signInAs('curator');
});

test('nobody can decide on a work of their own', async () => {
	const own = await makeWork(curator, await makeArtist(curator, 'Kuratierende Person'));
	const submission = await sendWorks(curator, (await ownArtist())!, [own]);
	const path = `/desk/submissions/${submission}`;
	const page = await expected(200, curator.get(path));
	expect(wordsOf(page.text)).toContain(messages('calls', 'de').calls_review_own);
	// The page offers no form. A form that is posted nevertheless is refused with the reason.
	expect(page.text).not.toContain('?/plan');
	const coordinator = await new Person(site.origin).signInAs('coordinator');
	const [work = ''] = idsNamed('work', (await coordinator.get(path)).text);
	const fields = { work, outcome: 'accepted', words: '', words_language: 'de', until: '' };
	for (const language of ['de', 'en'] as const) {
		const answer = await curator.post(`${language === 'en' ? '/en' : ''}${path}?/plan`, fields);
		expect.soft(answer.status).toBe(403);
		expect.soft(wordsOf(answer.text)).toContain(messages('calls', language).calls_review_refused_own_work);
	}
	await plan(coordinator, submission, 'accepted', 'Geplant von jemand anderem');
	expect((await curator.get(path)).text).not.toContain('Geplant von jemand anderem');
	expect((await curator.get(`${path}/release`)).status).toBe(404);
	expect((await curator.post(`${path}/release`, { planned: [] })).status).toBeGreaterThanOrEqual(400);
	expect((await curator.get(`/studio/artworks/${own}`)).text).not.toContain('data-standing="accepted"');
});

/** Returns the id of the artist that belongs to the curator's account. */
async function ownArtist(): Promise<string | undefined> {
	return idsNamed('artist', (await curator.get('/studio/artworks/new')).text)[0];
}

test('a booked wall is refused with the name of its show, and the form keeps the input', async () => {
	const { A = '', B = '' } = await wallIds(curator);
	const first = { ...showFields('Zuerst <da>', [A]), opens: '2291-03-10', closes: '2291-05-30' };
	await expected(303, curator.post('/desk/exhibitions/new?/save', first));
	const second = {
		...showFields('Danach', [A, B]),
		opens: '2291-05-20',
		closes: '2291-07-01',
		introduction_de: 'Ein langer Text,\nder bleibt.'
	};
	for (const [prefix, pattern] of [
		['', /Wand A.*„Zuerst &lt;da>“/s],
		['/en', /Wall A.*Zuerst &lt;da>/s]
	] as const) {
		const answer = await curator.post(`${prefix}/desk/exhibitions/new?/save`, second);
		expect.soft(answer.status).toBe(409);
		expect.soft(answer.text.replaceAll('&gt;', '>')).toMatch(pattern);
		expect.soft(answer.text).toContain('Ein langer Text,\nder bleibt.');
		for (const kept of ['Danach', '2291-05-20', '2291-07-01']) expect.soft(answer.text).toContain(`value="${kept}"`);
		for (const wall of [A, B]) expect.soft(answer.text).toMatch(new RegExp(`<input(?=[^>]*id="wall-${wall}")(?=[^>]*\\bchecked)`));
	}
	expect((await curator.get('/desk/exhibitions')).text).not.toContain('Danach');
	// The wall is free again after the first show was taken down.
	await expected(303, curator.post('/desk/exhibitions/new?/save', { ...second, opens: '2291-06-10', closes: '2291-07-01' }));
});

test('a hang with a work outside the wall, over another work or on a door can’t be published', async () => {
	const artist = await new Person(site.origin).signInByMail(`hang-${Date.now().toString(36)}@example.org`);
	const name = await makeArtist(artist, 'Hängeprobe');
	const works = [await makeWork(artist, name, { title: 'Eins' }), await makeWork(artist, name, { title: 'Zwei' })];
	const submission = await sendWorks(artist, name, works);
	const accepted = await plan(curator, submission, 'accepted', 'Gern.');
	await release(curator, submission);
	const show = await schedule(curator, 'Hängeprobe');
	await expected(303, curator.post(`/desk/exhibitions/${show}?/add`, { works: accepted }));
	const path = `/desk/exhibitions/${show}/hang`;
	const { A = '' } = await wallIds(curator);
	const hang = async (first: [string, string], second: [string, string], language: 'de' | 'en') => {
		const page = (await expected(200, curator.get(path))).text;
		const fields = { 'wall-1-1': A, 'x-1-1': first[0], 'y-1-1': first[1], 'wall-2-1': A, 'x-2-1': second[0], 'y-2-1': second[1] };
		await expected(303, curator.post(`${path}?/positions`, { lock: fieldValue('lock', page), ...fields }));
		const saved = (await curator.get(path)).text;
		return curator.post(`${language === 'en' ? '/en' : ''}${path}?/publish`, {
			version: fieldValue('version', saved),
			lock: fieldValue('lock', saved)
		});
	};
	const door = await doorOf(A);
	for (const language of ['de', 'en'] as const) {
		const says = messages('exhibitions', language);
		const wrong: [[string, string], [string, string], string][] = [
			[['9000', '100'], ['100', '100'], says.exhibitions_hang_refused_outside!],
			[['100', '100'], ['110', '110'], says.exhibitions_hang_refused_overlap!],
			[
				['50', '100'],
				door,
				says.exhibitions_hang_problem_blocked!.replace('{number}', '2').replace('{what}', says.exhibitions_hang_zone_door!)
			]
		];
		for (const [first, second, sentence] of wrong) {
			const answer = await hang(first, second, language);
			expect.soft(answer.status, sentence).toBeGreaterThanOrEqual(400);
			expect.soft(wordsOf(answer.text), sentence).toContain(sentence);
		}
	}
	const typed = await curator.post(`${path}?/positions`, {
		lock: fieldValue('lock', (await curator.get(path)).text),
		'wall-1-1': A,
		'x-1-1': 'zwölf',
		'y-1-1': '77,7'
	});
	expect(typed.status).toBe(422);
	expect(typed.text).toContain('value="zwölf"');
	expect(typed.text).toContain('value="77,7"');
	expect(wordsOf(typed.text)).toContain(messages('exhibitions', 'de').exhibitions_hang_refused_invalid);
	expect((await hang(['50', '100'], ['100', '100'], 'de')).status).toBe(303);
});

/** Returns the left and lower edge of the door of a wall, in centimetres. */
async function doorOf(wall: string): Promise<[string, string]> {
	const coordinator = await new Person(site.origin).signInAs('coordinator');
	const { text } = await expected(200, coordinator.get(`/desk/rooms/walls/${wall}`));
	const first = (name: string) => new RegExp(`name="zone_${name}"[^>]*value="([^"]+)"`).exec(text)?.[1] ?? '';
	return [first('x'), first('y') || '0'];
}

test('a sixth photograph and an incomplete work are refused with a sentence', async () => {
	const artist = await new Person(site.origin).signInByMail(`many-${Date.now().toString(36)}@example.org`);
	const name = await makeArtist(artist, 'Zu viel');
	const work = await makeWork(artist, name, { technique: '' }, ['front', 'detail', 'detail', 'back', 'frame']);
	const answer = await artist.post(`/en/studio/artworks/${work}?/photo`, { role: 'detail', photo: await photograph() });
	expect([answer.status, wordsOf(answer.text)]).toEqual([
		422,
		expect.stringContaining(messages('artworks', 'en').artworks_refused_too_many_photos!)
	]);
	await makeWork(artist, name);
	const page = (await artist.get('/studio/send')).text;
	const call = /name="call"[\s\S]*?value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
	const sent = await artist.post('/studio/send', {
		artist: name,
		call,
		works: [work],
		idea: 'Bleibt stehen',
		preferred_period: '',
		help: '',
		house_rules: 'on',
		privacy: 'on'
	});
	expect(sent.status).toBe(422);
	expect(wordsOf(sent.text)).toContain(messages('calls', 'de').calls_submit_refused_not_complete);
	expect(sent.text).toContain('Bleibt stehen');
});
