import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataBlock, excerpt, exhibitionEvent } from './schemaOrg.ts';

test('nothing that is typed leaves the data block', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('</script><!-- <script>alert(1)</script> &amp;')), (name) => {
			const block = dataBlock(
				exhibitionEvent({ name, description: null, opens: '2026-05-01', closes: '2026-06-01', url: 'https://a', image: null })
			);
			const inner = block.slice('<script type="application/ld+json">'.length, -'</script>'.length);
			expect(inner).not.toMatch(/[<>&]/);
			expect((JSON.parse(inner) as { name: string }).name).toBe(name);
		})
	);
});

test.each([
	['Ein Satz.', 'Ein Satz.'],
	[' Zwei\n\nZeilen ', 'Zwei Zeilen'],
	['eins zwei, drei vier', 'eins zwei …'],
	['einsundzwanzigtausend', 'einsundzwanz …']
])('an excerpt of %j is %j', (text, expected) => {
	expect(excerpt(text, 12)).toBe(expected);
});
