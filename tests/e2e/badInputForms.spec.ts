import { expect, type Page, test } from '@playwright/test';
import { makeArtist, makeWork } from './support/offering.ts';
import { Person } from './support/person.ts';
import { site } from './support/underTest.ts';

/** The last form with this field. If there are several, the last one creates something new. */
const formWith = (page: Page, field: string) => page.locator(`form:has([name="${field}"])`).last();

/** Returns name and value of every visible field of a form, in order, including checkboxes, radio buttons and selects. */
const typedIn = (page: Page, field: string): Promise<string[]> =>
	formWith(page, field).evaluate((form: HTMLFormElement) =>
		[...form.elements].flatMap((element) => {
			if (element instanceof HTMLInputElement && element.type === 'hidden') return [];
			if (element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type))
				return [`${element.name}=${element.checked}`];
			if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)
				return [`${element.name}=${element.value}`];
			return [];
		})
	);

/** Fills in every visible field: the value in `own` or a sample, all checkboxes checked, the last option of each select. */
async function fillAll(page: Page, field: string, own: Record<string, string>): Promise<void> {
	const form = formWith(page, field);
	// Open them in reverse order: each opened one leaves the list of closed ones, so the indices of those before it stay valid.
	for (const details of (await form.locator('details:not([open]) > summary').all()).reverse()) await details.click();
	const names = new Set(
		await form
			.locator('input:not([type=hidden]), textarea, select')
			.evaluateAll((all) => all.map((each) => each.getAttribute('name') ?? ''))
	);
	for (const name of names) {
		for (const input of await form.locator(`[name="${name}"]`).all()) {
			if (!(await input.isVisible())) continue;
			const kind = await input.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase()));
			if (kind === 'checkbox') await input.check();
			else if (kind === 'select') await input.selectOption({ index: (await input.locator('option').count()) - 1 });
			else if (own[name] !== undefined) await input.fill(own[name]);
			else if (kind === 'date') await input.fill('2095-03-01');
			else if (kind !== 'radio')
				await input.fill(
					/zone_|_height|_width|height|width|depth|drop|gap|weight|spacing|load|line|price|insurance/.test(name)
						? '12,5'
						: `"<${name}>" & mehr`
				);
		}
	}
}

type Story = {
	what: string;
	role: 'artist' | 'curator' | 'coordinator' | null;
	path: string;
	field: string;
	own: Record<string, string>;
	wrong: string;
};
let draft = '';
test.beforeAll(async () => {
	const artist = await new Person(site.origin).signInAs('artist');
	draft = await makeWork(artist, await makeArtist(artist, 'Formularprobe'), {}, []);
});

const stories: (() => Story)[] = [
	() => ({
		what: 'a new work',
		role: 'artist',
		path: '/studio/artworks/new',
		field: 'title',
		own: { height: 'sehr hoch', year: '2020' },
		wrong: 'height'
	}),
	() => ({
		what: 'an existing work',
		role: 'artist',
		path: `/en/studio/artworks/${draft}`,
		field: 'title',
		own: { width: '-4', year: '2020' },
		wrong: 'width'
	}),
	() => ({ what: 'an artist', role: 'artist', path: '/studio/profile?artist=new', field: 'biography', own: { name: ' ' }, wrong: 'name' }),
	() => ({
		what: 'a show',
		role: 'curator',
		path: '/desk/exhibitions/new',
		field: 'title_de',
		own: { opens: '2095-03-10', closes: '2095-03-01' },
		wrong: 'closes'
	}),
	() => ({
		what: 'a wall',
		role: 'coordinator',
		path: '/desk/rooms/walls/new',
		field: 'code',
		own: {
			code: 'Z9',
			position: '9',
			width: '300',
			height: '250',
			centre_line: '145',
			point_load: '10',
			point_x: '10',
			point_y: '180',
			zone_x: '290',
			zone_y: '0',
			zone_width: '50',
			zone_height: '50'
		},
		wrong: 'zone_width'
	}),
	() => ({
		what: 'a room',
		role: 'coordinator',
		path: '/desk/rooms',
		field: 'name_de',
		own: { name_de: '', name_en: '' },
		wrong: 'name_de'
	}),
	() => ({ what: 'signing in', role: null, path: '/en/sign-in', field: 'email', own: { email: 'amal(at)example' }, wrong: 'email' })
];

for (const make of stories) {
	const { what } = make();
	test(`the form for ${what} keeps all input when refused and explains the error beside the field`, async ({ browser }) => {
		const { role, path, field, own, wrong } = make();
		const context = await browser.newContext({ javaScriptEnabled: false });
		if (role) {
			const person = await new Person(site.origin).signInAs(role);
			await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: site.origin })));
		}
		const page = await context.newPage();
		await page.goto(site.origin + path);
		await fillAll(page, field, own);
		const typed = await typedIn(page, field);
		await formWith(page, field).locator('button:not([name], [formaction])').last().click();
		await expect(page.locator(`[name="${wrong}"][aria-invalid="true"]`).first()).toBeVisible();
		const described = await page.locator(`[name="${wrong}"][aria-invalid="true"]`).first().getAttribute('aria-describedby');
		const sentence = page
			.locator(
				(described ?? '')
					.split(' ')
					.filter(Boolean)
					.map((id) => `[id="${id}"]`)
					.join(', ')
			)
			.last();
		expect((await sentence.innerText()).length).toBeGreaterThan(10);
		// The page may add empty rows for blocked zones and nails.
		expect((await typedIn(page, field)).filter((entry) => !/^(?:zone|point)_\w+=$/.test(entry))).toEqual(typed);
		await context.close();
	});
}
