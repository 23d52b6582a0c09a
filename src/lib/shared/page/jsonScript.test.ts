import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonScript } from './jsonScript.ts';

test('escapes user text, so that it can never end the script element', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('</script><!-- <script>alert(1)</script> &amp;')), (name) => {
			const inner = jsonScript('application/ld+json', { name }).slice('<script type="application/ld+json">'.length, -'</script>'.length);
			expect(inner).not.toMatch(/[<>&\u2028\u2029]/);
			expect(JSON.parse(inner)).toEqual({ name });
		})
	);
});

test('carries a marker by which a script finds it', () => {
	expect(jsonScript('application/json', [1], 'data-rooms')).toBe('<script type="application/json" data-rooms>[1]</script>');
});
