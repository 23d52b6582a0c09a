import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataBlock, exhibitionEvent } from './schemaOrg.ts';

test('dataBlock escapes user text, so that it can never end the script element', () => {
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
