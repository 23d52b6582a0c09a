import { formatDate } from '#lib/shared/dates.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { baseLocale, isLocale, localizeHref, type Locale } from '#lib/shared/paraglide/runtime.js';
import { pickText, textDirection, type Texts } from '#lib/shared/texts.ts';
import { layOutHtml, layOutText, oneLine } from './layout.ts';
import {
	type AnswerFacts,
	type ContactFacts,
	mailFacts,
	type DecidedWork,
	type MailBlock,
	type MailFacts,
	type QueuedMail,
	type RenderedMail,
	type RequestFacts
} from './mail.ts';

type Draft = { subject: string; blocks: MailBlock[] };
/** The public address of the site, without a trailing slash, and the language of the mail. */
type Place = { origin: string; locale: Locale };

/**
 * Renders a mail in the language of its reader, or in German if the site does not have that language. Returns null if the
 * data is gone: the database deletes a sign-in code as soon as it has been sent.
 */
export function renderMail(mail: QueuedMail, origin: string): RenderedMail | null {
	const facts = mailFacts.safeParse(mail);
	if (!facts.success) return null;
	const locale = isLocale(mail.language) ? mail.language : baseLocale;
	const { subject, blocks } = draft(facts.data, { origin, locale });
	const allBlocks: MailBlock[] = [{ kind: 'paragraph', text: m.mail_greeting({}, { locale }) }, ...blocks];
	const frame = { lang: locale, dir: textDirection(locale), signature: m.mail_signature({}, { locale }) };
	return {
		subject: oneLine(subject),
		text: layOutText(allBlocks, frame),
		html: layOutHtml(allBlocks, frame),
		lang: frame.lang,
		dir: frame.dir
	};
}

function draft(facts: MailFacts, place: Place): Draft {
	if (facts.template === 'sign-in') return signIn(facts.values, place);
	if (facts.template === 'contact') return contact(facts.values, place);
	if (facts.template === 'request-received') return requestReceived(facts.values, place);
	if (facts.template === 'request-answer') return requestAnswered(facts.values, place);
	return facts.template === 'decision' ? decision(facts.values.works, place) : received(facts.values.works, place);
}

function signIn({ token, tokenHash }: { token: string; tokenHash: string }, { origin, locale }: Place): Draft {
	const href = `${origin}${localizeHref('/sign-in/link', { locale })}?token_hash=${encodeURIComponent(tokenHash)}`;
	return {
		subject: m.mail_sign_in_subject({ code: token }, { locale }),
		blocks: [
			paragraph(m.mail_sign_in_code({}, { locale })),
			{ kind: 'code', text: token },
			paragraph(m.mail_sign_in_term({}, { locale })),
			paragraph(m.mail_sign_in_link({}, { locale })),
			{ kind: 'link', href },
			paragraph(m.mail_sign_in_unasked({}, { locale }))
		]
	};
}

/** An artist answers to the visitor's address in the text, not to the sender. This shows the artist's own address; the mail says so. */
function contact({ artist, name, address, message }: ContactFacts, { origin, locale }: Place): Draft {
	return {
		subject: m.mail_contact_subject({}, { locale }),
		blocks: [
			paragraph(m.mail_contact_intro({ artist: pickText(artist, locale)?.text ?? '' }, { locale })),
			{ kind: 'quote', text: message },
			paragraph(m.mail_contact_from({ name: oneLine(name), address: oneLine(address) }, { locale })),
			paragraph(m.mail_contact_answer({}, { locale })),
			paragraph(m.mail_contact_off({}, { locale })),
			{ kind: 'link', href: origin + localizeHref('/studio/profile', { locale }) }
		]
	};
}

/** Says that a request has arrived, with a link. Contains nothing that the visitor wrote. */
function requestReceived({ request, number, about }: RequestFacts, { origin, locale }: Place): Draft {
	return {
		subject: m.mail_request_subject({ number }, { locale }),
		blocks: [
			paragraph(m.mail_request_intro({ number, about: requestAbout(about, locale) }, { locale })),
			{ kind: 'link', href: origin + localizeHref(`/desk/requests/${encodeURIComponent(request)}`, { locale }) }
		]
	};
}

function requestAnswered({ number, message, asked }: AnswerFacts, { origin, locale }: Place): Draft {
	return {
		subject: m.mail_answer_subject({ number }, { locale }),
		blocks: [
			paragraph(m.mail_answer_intro({ number }, { locale })),
			{ kind: 'quote', text: message },
			paragraph(m.mail_answer_more({}, { locale })),
			{ kind: 'link', href: origin + localizeHref('/ask', { locale }) },
			paragraph(m.mail_answer_asked({}, { locale })),
			{ kind: 'quote', text: asked }
		]
	};
}

const topics: Record<string, typeof m.mail_request_about_visit> = {
	room: m.mail_request_about_room,
	advice: m.mail_request_about_advice,
	zoom: m.mail_request_about_zoom,
	wall: m.mail_request_about_wall,
	visit: m.mail_request_about_visit,
	press: m.mail_request_about_press,
	picture: m.mail_request_about_picture,
	barrier: m.mail_request_about_barrier,
	data: m.mail_request_about_data
};
const requestAbout = (about: string, locale: Locale): string => topics[about]?.({}, { locale }) ?? about;

function received(works: number, place: Place): Draft {
	const { locale } = place;
	return {
		subject: m.mail_received_subject({}, { locale }),
		blocks: [
			paragraph(works === 1 ? m.mail_received_one({}, { locale }) : m.mail_received_many({ count: works }, { locale })),
			paragraph(m.mail_received_next({}, { locale })),
			studio(place)
		]
	};
}

function decision(works: DecidedWork[], place: Place): Draft {
	const { locale } = place;
	return {
		subject: m.mail_decision_subject({}, { locale }),
		blocks: [
			paragraph(m.mail_decision_intro({}, { locale })),
			...works.flatMap((work) => decidedWork(work, locale)),
			paragraph(m.mail_decision_next({}, { locale })),
			studio(place)
		]
	};
}

function decidedWork({ title, outcome, words, until }: DecidedWork, locale: Locale): MailBlock[] {
	const answers = {
		accepted: () => m.mail_decision_accepted({}, { locale }),
		declined: () => m.mail_decision_declined({}, { locale }),
		waitlisted: () =>
			until ? m.mail_decision_waitlisted_until({ date: formatDate(until, locale) }, { locale }) : m.mail_decision_waitlisted({}, { locale })
	};
	return [
		written('heading', title, locale) ?? { kind: 'heading', text: m.mail_decision_untitled({}, { locale }) },
		paragraph(answers[outcome]()),
		...[written('quote', words, locale)].filter((block) => block !== null)
	];
}

const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text });
const studio = ({ origin, locale }: Place): MailBlock => ({ kind: 'link', href: origin + localizeHref('/studio', { locale }) });

/** A block with text that a person wrote, in the language and direction of that text. Null if there is no text. */
function written(kind: 'heading' | 'quote', texts: Texts | null, locale: Locale): MailBlock | null {
	const picked = pickText(texts, locale);
	return picked && { kind, text: picked.text, lang: picked.lang, dir: picked.dir };
}
