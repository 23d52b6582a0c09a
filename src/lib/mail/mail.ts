import { z } from 'zod';
import type { Texts } from '#lib/shared/texts.ts';

const texts = z.custom<Texts>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** The data of each mail template, as the database queues it. */
export const mailFacts = z.discriminatedUnion('template', [
	z.object({ template: z.literal('sign-in'), values: z.object({ token: z.string(), tokenHash: z.string() }) }),
	z.object({ template: z.literal('submission-received'), values: z.object({ submission: z.string(), works: z.number().int() }) }),
	z.object({
		template: z.literal('contact'),
		values: z.object({ artist: texts, name: z.string(), address: z.string(), message: z.string() })
	}),
	z.object({
		template: z.literal('request-received'),
		values: z.object({ request: z.string(), number: z.string(), about: z.string() })
	}),
	z.object({
		template: z.literal('request-answer'),
		values: z.object({ number: z.string(), about: z.string(), message: z.string(), asked: z.string() })
	}),
	z.object({
		template: z.literal('decision'),
		values: z.object({
			submission: z.string(),
			works: z.array(
				z.object({
					title: texts.nullable(),
					outcome: z.enum(['accepted', 'waitlisted', 'declined']),
					words: texts.nullable(),
					until: z.string().nullable()
				})
			)
		})
	})
]);
export type MailFacts = z.infer<typeof mailFacts>;
/** A visitor's message to an artist, sent with the form on the artist's page. */
export type ContactFacts = Extract<MailFacts, { template: 'contact' }>['values'];
/** A request that has reached the desk. */
export type RequestFacts = Extract<MailFacts, { template: 'request-received' }>['values'];
/** The desk's answer to a request. */
export type AnswerFacts = Extract<MailFacts, { template: 'request-answer' }>['values'];
export type DecidedWork = Extract<MailFacts, { template: 'decision' }>['values']['works'][number];

/** A mail in the outbox. `language` is the one that its reader has chosen. */
export type QueuedMail = { template: string; language: string; values: unknown };

export type Direction = 'ltr' | 'rtl';

/** A block of a mail, before it becomes text or HTML. `lang` and `dir` are set if they differ from those of the mail. */
export type MailBlock =
	| { kind: 'paragraph' | 'heading' | 'quote'; text: string; lang?: string; dir?: Direction }
	| { kind: 'code'; text: string }
	| { kind: 'link'; href: string };

export type RenderedMail = { subject: string; text: string; html: string; lang: string; dir: Direction };
