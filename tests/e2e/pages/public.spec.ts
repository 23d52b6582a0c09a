import { expect, test } from '@playwright/test';
import { lookAtPages } from './look.ts';
import { answers, pages, routesWith } from './table.ts';

const { found, people } = lookAtPages('visitor');

test('every route has a row in the table', () => {
	expect(routesWith('+page.svelte')).toEqual(
		Object.keys(pages)
			.filter((route) => route.startsWith('/'))
			.sort()
	);
	expect(routesWith('+server.ts')).toEqual(Object.keys(answers).sort());
});

test('endpoints respond with their content type and forbid sniffing', async () => {
	for (const [route, answer] of Object.entries(answers)) {
		if (!answer) continue;
		const { status, headers } = await people[answer.role ?? 'visitor'].get(answer.address(found()));
		expect.soft([route, status]).toEqual([route, answer.status ?? 200]);
		expect.soft(headers.get('content-type') ?? '', route).toContain(answer.type);
		expect.soft(headers.get('x-content-type-options'), route).toBe('nosniff');
	}
});
