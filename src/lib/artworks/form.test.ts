import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '../../../tests/support/naughtyStrings.ts';
import { categories, columnsOf, emptyPart, type Facts, framings, hardwares, lengths, noFacts } from './artwork.ts';
import { afterwardsChoices } from './sale.ts';
import { textLanguages } from './fields.ts';
import { ownTexts, parseWorkForm, readWorkForm, showWorkForm, type WorkForm } from './form.ts';

const naughty = naughtyStrings.filter((text) => text !== '');

/** A form as the browser posts it. */
function posted(form: WorkForm): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(form)) {
		if (typeof value === 'string') data.set(name, value);
		else if (value === true) data.set(name, 'on');
	}
	for (const part of form.parts) for (const name of lengths) data.append(name, part[name]);
	return data;
}
const empty = showWorkForm(noFacts, 'de');
const parse = (form: Partial<WorkForm>) => parseWorkForm({ ...empty, ...form }, noFacts);

describe('the form of a work', () => {
	test('parses the whole form', () => {
		const data = posted({
			...empty,
			title: ' Abend ',
			year: 'ca. 1950',
			category: 'painting',
			technique: 'Öl auf Leinwand',
			framing: 'frame',
			hardware: 'wire',
			hook_spacing: '30',
			weight: '2,5',
			weight_estimated: true,
			credit: 'Foto: N. N.',
			language_2: 'en',
			title_2: 'Evening',
			label_text: 'Am Kanal.',
			plain_text_2: 'It is evening.',
			edition: '3/10',
			for_sale: true,
			price: '1.200',
			insurance: '800,50',
			afterwards: 'donation',
			owner: 'Sammlung N. N.',
			parts: [{ height: '80', width: '60,5', depth: '', outer_height: '85', outer_width: '66', drop: '0', gap: '' }]
		});
		const parsed = parseWorkForm(readWorkForm(data), noFacts);
		expect(parsed).toEqual({
			ok: true,
			facts: {
				title: { de: { t: ' Abend ', by: 'author' }, en: { t: 'Evening', by: 'translator' } },
				untitled: false,
				year: { from: 1950, to: null, circa: true },
				category: 'painting',
				technique: { de: { t: 'Öl auf Leinwand', by: 'author' } },
				framing: 'frame',
				hardware: 'wire',
				hookSpacingMm: 300,
				weightG: 2500,
				weightEstimated: true,
				lightSensitive: false,
				description: {},
				labelText: { de: { t: 'Am Kanal.', by: 'author' } },
				plainText: { en: { t: 'It is evening.', by: 'translator' } },
				edition: '3/10',
				credit: 'Foto: N. N.',
				sale: { forSale: true, priceCents: 120_000, insuranceCents: 80_050, afterwards: 'donation', owner: 'Sammlung N. N.' },
				parts: [{ ...emptyPart, height: 800, width: 605, outer_height: 850, outer_width: 660, drop: 0 }]
			}
		});
		expect(parsed.ok && columnsOf(parsed.facts).parts).toEqual([
			{ height_mm: 800, width_mm: 605, depth_mm: null, outer_height_mm: 850, outer_width_mm: 660, drop_mm: 0, gap_mm: null }
		]);
	});

	test.each<[string, Partial<WorkForm>, Record<string, string>]>([
		['a price in words', { price: 'viel' }, { price: 'not-an-amount' }],
		['a label of 501 characters', { label_text: 'a'.repeat(501) }, { label_text: 'too-long' }],
		['a title with a NUL', { title: 'a\0b' }, { title: 'unstorable' }],
		['a title that is too long', { title: '👨‍👩‍👧‍👦'.repeat(401) }, { title: 'too-long' }],
		['a year in words', { year: 'neulich' }, { year: 'not-a-year' }],
		[
			'a size in words',
			{ parts: [{ ...empty.parts[0]!, height: 'groß', width: '0' }] },
			{ 'height.0': 'not-a-length', 'width.0': 'too-small' }
		],
		['an invented category', { category: 'nft' as never }, { category: 'not-a-choice' }],
		['an invented language', { language: 'xx' as never }, { language: 'not-a-choice' }],
		['a translation without a language', { title_2: 'Evening' }, { language_2: 'same-language' }],
		['more than a wall carries', { weight: '3000' }, { weight: 'too-heavy' }]
	])('refuses %s with an error at its field', (_case, form, errors) => {
		expect(parse(form)).toEqual({ ok: false, errors });
	});

	test('keeps translations by others, and moves the artist’s own text to its new language', () => {
		const before = { de: { t: 'Abend', by: 'author' as const }, fr: { t: 'Soir', by: 'machine' as const } };
		expect(ownTexts(before, ['uk', 'Вечір'])).toEqual({ fr: before.fr, uk: { t: 'Вечір', by: 'author' } });
		expect(ownTexts(before, ['fr', 'Le soir'])).toEqual({ fr: { t: 'Le soir', by: 'author' } });
	});
});

test('keeps a label text in a language that the form does not show', () => {
	const before = {
		...noFacts,
		title: { ar: { t: 'مساء', by: 'author' as const } },
		labelText: { de: { t: 'Am Kanal.', by: 'author' as const } }
	};
	const parsed = parseWorkForm({ ...showWorkForm(before, 'de'), label_text: 'عند القناة' }, before);
	expect(parsed.ok && parsed.facts.labelText).toEqual({ ...before.labelText, ar: { t: 'عند القناة', by: 'author' } });
});

test.each(['title', 'technique', 'description', 'credit'] as const)('keeps every naughty string as typed: %s', (field) => {
	for (const typed of naughty) {
		const parsed = parseWorkForm(readWorkForm(posted({ ...empty, [field]: typed })), noFacts);
		const expected = field === 'credit' ? typed : { de: { t: typed, by: 'author' } };
		expect(parsed.ok && parsed.facts[field]).toEqual(expected);
		expect(parsed.ok && showWorkForm(parsed.facts, 'de')[field]).toBe(typed);
	}
});

test('parses the form of a saved work to the same facts', () => {
	const mm = fc.option(fc.integer({ min: 1, max: 100_000 }));
	const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }).filter((typed) => parse({ title: typed }).ok);
	const texts = fc.option(text).map((t): Facts['title'] => (t === null ? {} : { ar: { t, by: 'author' } }));
	const facts: fc.Arbitrary<Facts> = fc.record({
		title: texts,
		technique: texts,
		description: texts,
		untitled: fc.boolean(),
		year: fc.option(fc.record({ from: fc.integer({ min: 1, max: 3000 }), to: fc.constant(null), circa: fc.boolean() })),
		category: fc.option(fc.constantFrom(...categories)),
		framing: fc.option(fc.constantFrom(...framings)),
		hardware: fc.option(fc.constantFrom(...hardwares)),
		hookSpacingMm: mm,
		weightG: fc.option(fc.integer({ min: 1, max: 2_000_000 })),
		weightEstimated: fc.boolean(),
		lightSensitive: fc.boolean(),
		labelText: texts,
		plainText: texts,
		edition: fc.option(text),
		credit: fc.option(text),
		sale: fc.record({
			forSale: fc.boolean(),
			priceCents: fc.option(fc.integer({ min: 0, max: 999_999_999 })),
			insuranceCents: fc.option(fc.integer({ min: 0, max: 999_999_999 })),
			afterwards: fc.option(fc.constantFrom(...afterwardsChoices)),
			owner: fc.option(text)
		}),
		parts: fc.array(fc.record({ height: mm, width: mm, depth: mm, outer_height: mm, outer_width: mm, drop: mm, gap: mm }), {
			minLength: 1,
			maxLength: 3
		})
	});
	const property = fc.property(facts, fc.constantFrom('de', 'en', 'ar'), (saved, locale) => {
		const form = readWorkForm(posted(showWorkForm(saved, locale)));
		expect(parseWorkForm(form, saved)).toEqual({ ok: true, facts: saved });
	});
	fc.assert(property);
});

test('offers only language tags that the database accepts', () => {
	for (const language of textLanguages) expect(language).toMatch(/^[a-z]{2,3}$/);
});
