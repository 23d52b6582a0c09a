import { expect, test } from 'vitest';
import { naughtyStrings } from '../../../tests/support/naughtyStrings.ts';
import { renderMail } from './templates.ts';

const origin = 'https://walls.example';
const words = (t: string, lang = 'de') => ({ [lang]: { t, by: 'author' } });
const decided = (work: object) => ({
	template: 'decision',
	language: 'de',
	values: { submission: 's', works: [{ title: words('Nacht'), outcome: 'accepted', words: null, until: null, ...work }] }
});
const rendered = (mail: Parameters<typeof renderMail>[0]) => {
	const result = renderMail(mail, origin);
	if (!result) throw new Error('not rendered');
	return result;
};

test('sends a sign-in code and link in the language of the page', () => {
	const values = { token: '123456', tokenHash: 'a+b' };
	const german = rendered({ template: 'sign-in', language: 'de', values });
	expect(german.subject).toBe('123456 ist Ihr Code für Offene Wände');
	expect(german.text).toContain('\n123456\n');
	expect(german.text).toContain('\nhttps://walls.example/sign-in/link?token_hash=a%2Bb\n');
	const arabic = rendered({ template: 'sign-in', language: 'ar', values });
	expect(arabic).toMatchObject({ lang: 'ar', dir: 'rtl', subject: '123456 هو رمز الدخول إلى Offene Wände' });
	expect(arabic.html).toContain('<html lang="ar" dir="rtl">');
	expect(arabic.text).toContain('https://walls.example/ar/sign-in/link?token_hash=');
});

test('uses German for a language that the site does not have', () => {
	const mail = rendered({ template: 'submission-received', language: 'xx', values: { submission: 's', works: 1 } });
	expect(mail).toMatchObject({ lang: 'de', subject: 'Ihre Einreichung ist angekommen' });
});

test('does not render a mail whose code has been deleted', () => {
	expect(renderMail({ template: 'sign-in', language: 'de', values: {} }, origin)).toBeNull();
});

test.each([
	[{}, 'Angenommen. Wir möchten dieses Werk zeigen, vorbehaltlich des Ausstellungsvertrags.'],
	[{ outcome: 'declined' }, 'Diesmal nicht ausgewählt.'],
	[{ outcome: 'waitlisted' }, 'Auf der Warteliste.'],
	[{ outcome: 'waitlisted', until: '2026-05-01' }, 'Auf der Warteliste bis 1. Mai 2026.'],
	[{ title: {} }, '* Ohne Titel\n']
])('the decision %j gives the sentence: %s', (work, sentence) => expect(rendered(decided(work)).text).toContain(sentence));

test('keeps the language, direction and line breaks of text that a person wrote', () => {
	const { text, html } = rendered(decided({ title: words('ليل', 'ar'), words: words('Schön.\nWir freuen uns.') }));
	expect(text).toContain('* ليل\n');
	expect(text).toContain('\n  Schön.\n  Wir freuen uns.\n');
	expect(html).toContain('<h2 lang="ar" dir="rtl"');
	expect(html).toContain('Schön.<br>\nWir freuen uns.</blockquote>');
});

test.each(
	[...naughtyStrings, '"><img src=x onerror=alert(1)>', 'a\r\nBcc: victim@example.org', "' onmouseover='x"].filter((text) => text !== '')
)('escapes %j', (typed) => {
	const mail = rendered(decided({ title: words(typed), words: words(typed) }));
	expect(mail.subject).toBe('Antwort auf Ihre Einreichung');
	const tags = [...mail.html.matchAll(/<\/?([^\s>]+)/g)].map((found) => found[1]);
	const known = ['!doctype', 'html', 'head', 'meta', 'title', 'body', 'p', 'h2', 'blockquote', 'br', 'a'];
	expect(tags.filter((tag) => !known.includes(tag ?? ''))).toEqual([]);
	expect(mail.html).not.toMatch(/<[^>]*\son\w+=/);
});

test('keeps the subject on one line', () => {
	const { subject } = rendered({ template: 'sign-in', language: 'de', values: { token: '1\r\nBcc: victim@example.org', tokenHash: 'h' } });
	expect(subject).toBe('1 Bcc: victim@example.org ist Ihr Code für Offene Wände');
});

test('a message to an artist names its writer and says that an answer shows the address of the artist', () => {
	const values = {
		artist: words('ليلى', 'ar'),
		name: 'Ada\r\nBcc: victim@example.org',
		address: 'ada@example.org',
		message: 'Guten Tag,\nwas kostet es?'
	};
	const { subject, text, html } = rendered({ template: 'contact', language: 'de', values });
	expect(subject).toBe('Eine Nachricht an Sie');
	expect(text).toContain('\n  Guten Tag,\n  was kostet es?\n');
	expect(text).toContain('Ada Bcc: victim@example.org, ada@example.org');
	expect(text).toContain('sieht die Person Ihre E-Mail-Adresse');
	expect(html).toContain('Guten Tag,<br>');
	expect(renderMail({ template: 'contact', language: 'de', values: {} }, origin)).toBeNull();
});
