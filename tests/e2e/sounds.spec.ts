import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { m4a } from '#lib/sounds/made.example.ts';
import { browserOf } from './support/hanging.ts';
import { makeArtist, makeWork, sendWorks, showAll } from './support/offering.ts';
import { expected, Person } from './support/person.ts';
import { expect, type Page, test } from './support/test.ts';
import { site } from './support/underTest.ts';
import { message } from './support/message.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/sounds', name));
const button = (page: Page, key: string) => page.getByRole('button', { name: message(key), exact: true });
const said = 'سمعتُ النهر قبل أن أراه.\n\nثم رسمته.';
const visitor = new Person(site.origin);

/** Requests an address without cookies, as a visitor's browser does. */
const at = (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(site.origin + path, { method, headers });

test('visitors hear and read an artist’s Arabic recording, uploaded without JavaScript, until the consent is withdrawn', async ({
	browser
}) => {
	const unique = Date.now().toString(36);
	const artist = await new Person(site.origin).signInByMail(`stimme-${unique}@example.org`);
	const curator = await new Person(site.origin).signInAs('curator');
	const artistId = await makeArtist(artist, `Stimme ${unique}`);
	const work = await makeWork(artist, artistId, { title: `Am Fluss ${unique}` });
	const submission = await sendWorks(artist, artistId, [work]);
	await showAll(curator, submission, `Gehörtes ${unique}`);
	const studio = `/studio/artworks/${work}`;

	const context = await browserOf(browser, artist, { javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(studio);
	const section = page.locator('#sounds');
	const file = section.getByLabel(message('sounds_file_label'));
	await section.getByLabel(message('sounds_language_label')).selectOption('ar');
	await file.setInputFiles({ name: 'sound.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('<script>alert(1)</script>') });
	await button(page, 'sounds_add').click();
	await expect(section.getByRole('alert')).toHaveText(message('sounds_refused_not_a_sound'));
	await expect(section.getByLabel(message('sounds_language_label'))).toHaveValue('ar');
	await file.setInputFiles({ name: 'film.m4a', mimeType: 'audio/mp4', buffer: Buffer.from(m4a({ handler: 'vide' })) });
	await button(page, 'sounds_add').click();
	await expect(section.getByRole('alert')).toHaveText(message('sounds_refused_video'));
	// The bytes decide the type of a file, not its name.
	await file.setInputFiles({ name: 'sprachmemo.pdf', mimeType: 'application/pdf', buffer: fixture('tone.mp3') });
	await button(page, 'sounds_add').click();
	await expect(section.getByText(message('sounds_state_no_transcript'))).toBeVisible();
	const address = (await section.locator('audio').getAttribute('src'))!;
	expect(address).toMatch(/^\/sounds\/[\w-]{24}\.mp3$/);

	const nobody = async () => {
		for (const [who, status] of [
			[visitor, 404],
			[artist, 200],
			[curator, 200]
		] as const)
			expect((await who.get(address)).status).toBe(status);
		expect((await expected(200, visitor.get(`/artworks/${work}`))).text).not.toMatch(/<audio|sounds_|النهر/);
	};
	await nobody();
	await section.getByLabel(message('sounds_transcript_label')).fill(said);
	await section.getByText(message('sounds_translation_summary')).click();
	await section.locator('select[name=language_2]').selectOption('ar');
	await section.getByLabel(message('sounds_translation_label')).fill('Ich hörte den Fluss, bevor ich ihn sah.');
	await button(page, 'sounds_transcript_save').click();
	await expect(section.locator('select[name=language_2]')).toHaveAccessibleDescription(message('artworks_error_same_language'));
	await expect(section.getByLabel(message('sounds_transcript_label')), 'the form keeps the input').toHaveValue(said);
	await section.locator('select[name=language_2]').selectOption('de');
	await button(page, 'sounds_transcript_save').click();
	await expect(section.getByText(message('sounds_state_no_consent'))).toBeVisible();
	await nobody();
	const desk = (await expected(200, curator.get(`/desk/submissions/${submission}`))).text;
	expect([desk.includes(address), desk.includes('سمعتُ النهر')]).toEqual([true, true]);
	await section.getByLabel(message('consents_voice_label')).check();
	await section.locator('#save-voice').click();
	await expect(section.getByText(message('sounds_state_public'))).toBeVisible();

	// The transcript is readable without JavaScript. The sound plays in the browser's own player.
	const reader = await (await browser.newContext({ baseURL: site.origin, javaScriptEnabled: false })).newPage();
	await reader.goto(`/artworks/${work}`);
	const voice = reader.getByRole('region', { name: message('sounds_public_heading') });
	await expect(voice.locator('audio')).toHaveAttribute('preload', 'none');
	await expect(voice.locator('audio')).toHaveAttribute('aria-label', message('sounds_player', { language: 'Arabisch', length: '0:01' }));
	await expect(voice.locator('[lang=ar][dir=rtl]')).toContainText('سمعتُ النهر قبل أن أراه.');
	await expect(voice.locator('[lang=de]')).toHaveText('Ich hörte den Fluss, bevor ich ihn sah.');
	const listener = await (await browser.newContext({ baseURL: site.origin })).newPage();
	await listener.goto(`/en/artworks/${work}`);
	const seconds = await listener.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
		audio.preload = 'auto';
		audio.load();
		await new Promise((resolve, reject) => {
			audio.oncanplaythrough = resolve;
			audio.onerror = () => reject(new Error(audio.error?.message));
		});
		return audio.duration;
	});
	expect(seconds).toBeGreaterThan(1);
	expect(seconds).toBeLessThan(2);
	expect(
		(await new AxeBuilder({ page: listener }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
	).toEqual([]);
	const data = JSON.parse((await listener.locator('script[type="application/ld+json"]').first().textContent())!) as { audio: object[] };
	expect(data.audio).toEqual([expect.objectContaining({ inLanguage: 'ar', contentUrl: site.origin + address, transcript: said })]);

	const whole = await at(address);
	const bytes = Buffer.from(await whole.arrayBuffer());
	expect([whole.status, whole.headers.get('content-type'), whole.headers.get('accept-ranges')]).toEqual([200, 'audio/mpeg', 'bytes']);
	expect(bytes.includes('GEHEIM')).toBe(false);
	const etag = whole.headers.get('etag')!;
	const part = await at(address, { range: 'bytes=100-199' });
	expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${bytes.length}`]);
	expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200));
	expect((await at(address, { range: `bytes=${bytes.length}-` })).status).toBe(416);
	expect((await at(address, { 'if-none-match': etag })).status).toBe(304);
	const head = await at(address, {}, 'HEAD');
	expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
	expect((await at(address.replace('.mp3', '.wav'))).status).toBe(404);

	await section.getByLabel(message('consents_voice_label')).uncheck();
	await section.locator('#save-voice').click();
	await expect(section.getByText(message('sounds_state_no_consent'))).toBeVisible();
	await nobody();
	for (const [header, value] of Object.entries({ range: 'bytes=0-9', 'if-none-match': etag }))
		expect((await at(address, { [header]: value })).status).toBe(404);
	await button(page, 'sounds_remove').click();
	await expect(section.locator('audio')).toHaveCount(0);
	expect((await artist.get(address)).status).toBe(404);
	for (const each of browser.contexts()) if (each !== context) await each.close();
	await context.close();
});

test('a recording made in the studio is uploaded as a file, and the site adds the length that the recorder left out', async ({
	browser
}) => {
	const unique = Date.now().toString(36);
	const artist = await new Person(site.origin).signInByMail(`aufnahme-${unique}@example.org`);
	const work = await makeWork(artist, await makeArtist(artist, `Aufnahme ${unique}`), {}, []);
	const context = await browserOf(browser, artist, { viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	// A tone replaces the microphone. The recorder is the real one of the browser.
	await page.addInitScript(() => {
		navigator.mediaDevices.getUserMedia = () => {
			if (location.hash === '#no') return Promise.reject(new DOMException('no', 'NotAllowedError'));
			const audio = new AudioContext();
			const [tone, into] = [audio.createOscillator(), audio.createMediaStreamDestination()];
			tone.connect(into);
			tone.start();
			return Promise.resolve(into.stream);
		};
	});
	await page.goto(`/studio/artworks/${work}#no`);
	const section = page.locator('#sounds');
	const policy = (path: string) => at(path).then(({ headers }) => headers.get('permissions-policy'));
	expect(await policy('/')).toContain('microphone=()');
	expect(await policy('/sign-in')).toContain('microphone=(self)');
	await button(page, 'sounds_record_start').click();
	await expect(section.getByRole('status')).toHaveText(message('sounds_record_denied'));
	await page.evaluate(() => (location.hash = ''));
	await button(page, 'sounds_record_start').click();
	await expect(section.getByRole('timer')).toHaveText('0:02', { timeout: 10_000 });
	await expect(button(page, 'sounds_record_stop'), 'the focus stays on the button').toBeFocused();
	await page.keyboard.press('Enter');
	await expect(section.getByRole('status')).toHaveText(/0:0[1-4]/);
	await button(page, 'sounds_add').click();
	await expect(section.getByText(message('sounds_state_no_transcript'))).toBeVisible();
	const seconds = await section.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
		audio.preload = 'metadata';
		audio.load();
		await new Promise((resolve) => (audio.onloadedmetadata = resolve));
		return audio.duration;
	});
	expect(seconds).toBeGreaterThan(1);
	expect(seconds).toBeLessThan(5);
	await context.close();
});

test('nobody can upload, transcribe or remove a sound of another artist’s work', async () => {
	const unique = Date.now().toString(36);
	const [artist, other] = [new Person(site.origin), new Person(site.origin)];
	await artist.signInByMail(`laut-${unique}@example.org`);
	await other.signInByMail(`leise-${unique}@example.org`);
	await makeArtist(other, `Leise ${unique}`);
	const work = await makeWork(artist, await makeArtist(artist, `Laut ${unique}`), {}, []);
	const studio = `/studio/artworks/${work}`;
	const sound = new File([new Uint8Array(fixture('tone.webm'))], 'a.webm', { type: 'audio/webm' });
	await expected(303, artist.post(`${studio}?/sound`, { spoken: 'de', sound }));
	await expected(409, artist.post(`${studio}?/sound`, { spoken: 'de', sound }));
	await expected(422, artist.post(`${studio}?/sound`, { spoken: 'tlh', sound }));
	const { text } = await expected(200, artist.get(studio));
	const id = /data-sound="([^"]+)"/.exec(text)![1]!;
	const address = /\/sounds\/[\w-]+\.webm/.exec(text)![0];
	const curator = await new Person(site.origin).signInAs('curator');
	for (const person of [other, curator]) {
		await expected(404, person.post(`${studio}?/sound`, { spoken: 'ar', sound }));
		await expected(404, person.post(`${studio}?/transcript`, { sound: id, transcript: 'Fremd', language_2: '', transcript_2: '' }));
		await expected(404, person.post(`${studio}?/dropSound`, { sound: id }));
		await expected(404, person.post(`${studio}?/voice`, { consent_voice: 'on' }));
		await expected(404, person.get(address));
	}
	await expected(303, artist.post(`${studio}?/delete`, {}));
	await expected(404, artist.get(address));
});
