import { expect, type Page } from '@playwright/test';
import { messages } from './underTest.ts';

const people = messages('people', 'de');

/** Signs in with the button that the demo mode offers. */
export async function signInAs(page: Page, role: 'artist' | 'curator' | 'coordinator'): Promise<void> {
	await page.goto('/sign-in');
	await page.getByRole('button', { name: people[`people_demo_${role}`], exact: true }).click();
	await expect(page).toHaveURL(role === 'artist' ? /\/studio/ : /\/desk/);
}

/** Signs in with the code from a mail. Reads the mail on the page where the demo mode shows it. The first sign-in creates the account. */
export async function signInByCode(page: Page, mail: string): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel(people.people_email_label ?? '').fill(mail);
	await page.getByRole('button', { name: people.people_sign_in_ask ?? '' }).click();
	await expect(page.getByText(mail)).toBeVisible();
	const outbox = await page.context().newPage();
	await outbox.goto('/dev/mail');
	const code = await outbox.locator(`[data-to="${mail}"] [data-code]`).first().innerText();
	await outbox.close();
	await page.getByLabel(people.people_code_label ?? '').fill(code);
	await page.getByRole('button', { name: people.people_sign_in_title ?? '', exact: true }).click();
	await expect(page).toHaveURL(/\/studio/);
}
